package se.kotte.server.identity;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import se.kotte.api.access.Population;
import se.kotte.server.identity.oidc.TenantIdentity;

/** Which municipality signs whom in where. A platform table: a logout token names an issuer, not a municipality. */
@ApplicationScoped
class TenantIdentities {
    /** @param origin of its canonical address */
    record Neighbour(String name, String origin) {}

    private interface Reading<T> {
        T row(ResultSet row) throws SQLException;
    }

    @Resource(lookup = "java:global/kotte")
    private DataSource dataSource;

    TenantIdentities() {}

    TenantIdentities(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<TenantIdentity> of(int tenant, Population population) {
        return of(tenant).stream()
                .filter(identity -> identity.population() == population)
                .findFirst();
    }

    /** Those of one municipality, at most one per population. */
    public List<TenantIdentity> of(int tenant) {
        return read(
                """
                select tenant_id, population, issuer, client_id, secret_ref, required_organization, idp_alias
                  from core.tenant_identity
                 where tenant_id = ?
                 order by population
                """,
                row -> new TenantIdentity(
                        row.getInt("tenant_id"),
                        Population.of(row.getString("population")),
                        row.getString("issuer"),
                        row.getString("client_id"),
                        row.getString("secret_ref"),
                        row.getString("required_organization"),
                        row.getString("idp_alias")),
                tenant);
    }

    /** The ids of all clients at {@code issuer}; none for an issuer that no municipality is configured with. */
    public Set<String> clients(String issuer) {
        return new HashSet<>(read(
                "select client_id from core.tenant_identity where issuer = ?",
                row -> row.getString("client_id"),
                issuer));
    }

    /** The municipality whose accounts come through {@code idpAlias} at {@code issuer}. */
    public Optional<Neighbour> neighbour(String issuer, String idpAlias) {
        return read("""
                        select t.name, t.origin
                          from core.tenant_identity i
                          join core.tenant t on t.id = i.tenant_id
                         where i.issuer = ? and i.idp_alias = ? and t.state = 'active'
                         limit 1
                        """, row -> new Neighbour(row.getString("name"), row.getString("origin")), issuer, idpAlias)
                .stream()
                .findFirst();
    }

    private <T> List<T> read(String query, Reading<T> reading, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) found.add(reading.row(rows));
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the identity configuration", e);
        }
    }
}
