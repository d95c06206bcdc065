package se.kotte.server.job;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import se.kotte.server.plugin.InstalledPlugins;

/**
 * What happens to a job between transactions. Each method is one statement that commits by itself; none may be called with
 * a transaction open. Times are the database's.
 */
final class JobQueue {
    private static final String CLAIM = """
            with due as (
                select j.id
                  from core.job j
                  join core.tenant t
                    on t.id = j.tenant_id and t.state = 'active'
                 where j.dead_at is null
                   and j.run_at <= now()
                   and (j.leased_until is null or j.leased_until <= now())
                   and j.kind = any(?)
                   and (j.plugin_id is null
                     or exists (select 1 from core.tenant_plugin p
                                 where p.tenant_id = j.tenant_id and p.plugin_id = j.plugin_id))
                 order by j.run_at
                 limit ?
                   for update of j skip locked
            )
            update core.job j
               set leased_until = now() + make_interval(secs => ?), lease = ?, attempts = j.attempts + 1
              from due
             where j.id = due.id
            returning j.id, j.tenant_id, j.kind, j.plugin_id, j.subject_id, j.attempts
            """;

    private static final String EXTEND = """
            update core.job set leased_until = now() + make_interval(secs => ?)
             where id = any(?) and lease = any(?) and leased_until > now()
            """;

    private static final String END = "delete from core.job where id = ? and lease = ?";

    private static final String RETRY = """
            update core.job
               set lease = null, leased_until = null, run_at = now() + make_interval(secs => ?)
             where id = ? and lease = ?
            """;

    private static final String BURY = """
            update core.job set lease = null, leased_until = null, dead_at = now()
             where id = ? and lease = ?
            """;

    private interface Use<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private final DataSource dataSource;

    JobQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Leases up to {@code most} jobs that are due, the longest waiting first. */
    List<Claim> claim(Collection<String> kinds, int most, Duration lease) {
        var token = UuidCreator.getTimeOrderedEpoch();
        return run(CLAIM, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("text", kinds.toArray()));
            statement.setInt(2, most);
            statement.setDouble(3, seconds(lease));
            statement.setObject(4, token);
            var claims = new ArrayList<Claim>();
            try (var row = statement.executeQuery()) {
                while (row.next()) claims.add(claim(row, token));
            }
            return claims;
        });
    }

    private static Claim claim(ResultSet row, UUID lease) throws SQLException {
        var plugin = row.getString("plugin_id");
        return new Claim(
                row.getObject("id", UUID.class),
                row.getInt("tenant_id"),
                row.getString("kind"),
                plugin == null ? InstalledPlugins.CORE : plugin,
                row.getObject("subject_id", UUID.class),
                row.getInt("attempts"),
                lease);
    }

    /** Lets the leases of these claims last {@code lease} from now; not of those that are over already. */
    void extend(Collection<Claim> claims, Duration lease) {
        run(EXTEND, (connection, statement) -> {
            statement.setDouble(1, seconds(lease));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", claims.stream().map(Claim::id).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", claims.stream().map(Claim::lease).distinct().toArray()));
            return statement.executeUpdate();
        });
    }

    /** Takes the job away, its effects (if any) being outside the database; false when the lease was lost. */
    boolean end(Claim claim) {
        return run(END, (connection, statement) -> {
            statement.setObject(1, claim.id());
            statement.setObject(2, claim.lease());
            return statement.executeUpdate() == 1;
        });
    }

    /** Gives the job back, to be claimed after {@code pause}; false when the lease was lost. */
    boolean retry(Claim claim, Duration pause) {
        return run(RETRY, (connection, statement) -> {
            statement.setDouble(1, seconds(pause));
            statement.setObject(2, claim.id());
            statement.setObject(3, claim.lease());
            return statement.executeUpdate() == 1;
        });
    }

    /** Makes the job a dead letter; false when the lease was lost. */
    boolean bury(Claim claim) {
        return run(BURY, (connection, statement) -> {
            statement.setObject(1, claim.id());
            statement.setObject(2, claim.lease());
            return statement.executeUpdate() == 1;
        });
    }

    private <T> T run(String sql, Use<T> use) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return use.with(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the job queue cannot be reached: " + e.getMessage(), e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
