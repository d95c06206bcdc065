package se.kotte.server.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Refuses to serve on a database that would not keep municipalities apart. Called once at start with the application's
 * own connections, before the first request is let in; it reads catalogues only, of the whole database, the schemas of
 * plugins included. What belongs to an extension is the extension's.
 *
 * @see <a href="https://www.postgresql.org/docs/18/ddl-rowsecurity.html">PostgreSQL: row security policies</a>
 */
public final class StartupCheck {
    /** Tables read before a tenant is known: a closed list. They have no policy, and hold ids and settings only. */
    public static final Set<String> PLATFORM_TABLES = Set.of(
            "core.tenant", "core.host", "core.tenant_plugin", "core.tenant_identity", "core.signed_out", "core.job");

    /** Functions that run as their owner and look across tenants: a closed list of {@code schema.name}. */
    public static final Set<String> DOORS = Set.of();

    /**
     * One thing that is wrong.
     *
     * @param what names the object
     * @param mend the statement that puts it right, where one does
     */
    public record Finding(String what, String mend) {
        @Override
        public String toString() {
            return what + " To mend it: " + mend;
        }
    }

    private StartupCheck() {}

    /**
     * Passes, or throws with every finding.
     *
     * @param application connections as the application has them
     * @throws IllegalStateException the database would not keep tenants apart
     */
    public static void require(DataSource application) throws SQLException {
        try (var connection = application.getConnection()) {
            var findings = findings(connection);
            if (!findings.isEmpty())
                throw new IllegalStateException(findings.stream()
                        .map(Finding::toString)
                        .collect(Collectors.joining(
                                "\n- ",
                                "Kotte does not serve on this database, which would not keep municipalities apart:\n- ",
                                "")));
        }
    }

    /** What is wrong; empty is good. Needs a connection without an open transaction, and leaves it so. */
    public static List<Finding> findings(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // Names come out qualified, and nothing of a user's can stand in for a function of the server.
            statement.execute("set local search_path = pg_catalog, pg_temp");
            var findings = new ArrayList<Finding>();
            for (var rule : StartupRules.ROLES) ask(statement, StartupRules.WITH_ROLES + rule, findings);
            for (var rule : StartupRules.RELATIONS) ask(statement, StartupRules.WITH_RELATIONS + rule, findings);
            for (var rule : StartupRules.FUNCTIONS) ask(statement, StartupRules.WITH_FUNCTIONS + rule, findings);
            return findings;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void ask(Statement statement, String query, List<Finding> findings) throws SQLException {
        var filled = query.replace("${platform}", array(PLATFORM_TABLES)).replace("${doors}", array(DOORS));
        try (var row = statement.executeQuery("select distinct * from (" + filled + ") finding order by 1")) {
            while (row.next()) findings.add(new Finding(row.getString("what"), row.getString("mend")));
        }
    }

    private static String array(Set<String> names) {
        return "'{" + String.join(",", names) + "}'";
    }
}
