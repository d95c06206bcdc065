package se.kotte.server.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;

/**
 * Ends sessions of persons inside the transaction of a change that takes them their way in, for example an import that
 * changes an identifier. Plain JDBC: also called outside the container.
 */
public final class PersonSessions {
    private PersonSessions() {}

    /**
     * Ends every session that the persons have as {@code population}; they can sign in anew.
     *
     * @param connection in a transaction of {@code tenant}
     */
    public static void end(
            Connection connection, int tenant, Population population, Collection<PersonId> persons, Instant now)
            throws SQLException {
        // Kept for longer than any session can last by configuration; what is expired is swept with the other
        // sign-outs.
        try (var statement = connection.prepareStatement("""
                insert into core.signed_out (issuer, kind, value, before, expires_at)
                select distinct s.issuer, 'sub', s.subject, ?, ? + interval '400 days'
                  from core.sign_in s
                 where s.tenant_id = ? and s.population = ? and s.person_id = any (?)
                    on conflict (issuer, kind, value) do update
                   set before = greatest(signed_out.before, excluded.before),
                       expires_at = greatest(signed_out.expires_at, excluded.expires_at)
                """)) {
            var moment = now.atOffset(ZoneOffset.UTC);
            statement.setObject(1, moment);
            statement.setObject(2, moment);
            statement.setInt(3, tenant);
            statement.setString(4, population.code());
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", persons.stream().map(PersonId::value).toArray()));
            statement.executeUpdate();
        }
    }
}
