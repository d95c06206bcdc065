package se.kotte.server.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Looks tenants up in the platform tables, before a tenant is known. */
@ApplicationScoped
public class Tenants {
    private static final String COLUMNS = """
            select t.id, t.slug, t.name, t.origin, t.state, t.zone, t.language, t.hue, t.crest,
                   t.picture, t.idle_lock_minutes,
                   array(select p.plugin_id from core.tenant_plugin p where p.tenant_id = t.id) as plugins
              from core.tenant t
            """;

    @Resource(lookup = "java:global/kotte")
    private DataSource dataSource;

    Optional<Tenant> byHost(String host) {
        return find(COLUMNS + " join core.host h on h.tenant_id = t.id where h.name = ?", host);
    }

    public Optional<Tenant> byId(int id) {
        return find(COLUMNS + " where t.id = ?", id);
    }

    boolean reachable() {
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private Optional<Tenant> find(String query, Object key) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, key);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(tenant(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look a tenant up", e);
        }
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                row.getInt("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("origin"),
                Tenant.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                ZoneId.of(row.getString("zone")),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("hue"),
                row.getString("crest"),
                row.getString("picture"),
                Duration.ofMinutes(row.getInt("idle_lock_minutes")),
                Set.of((String[]) row.getArray("plugins").getArray()));
    }
}
