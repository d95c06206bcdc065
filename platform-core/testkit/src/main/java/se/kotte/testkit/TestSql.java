package se.kotte.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;
import se.kotte.server.sql.JdbiSql;

/** {@link Sql} as the server has it, on one connection of a test. */
public final class TestSql implements Sql {
    /** The number of no municipality: what the owner's fixtures have as {@code :tenant}. */
    static final int NONE = 0;

    private final Connection connection;
    private final Sql sql;

    TestSql(Connection connection, int tenant) {
        this.connection = connection;
        this.sql = new JdbiSql(Jdbi.create(connection), () -> tenant);
    }

    static void setTenant(Connection connection, int tenant) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, Integer.toString(tenant));
            statement.execute();
        }
    }

    @Override
    public Statement of(String statement) {
        return sql.of(statement);
    }

    /** Runs statements as they stand, without parameters; several may stand in one text. */
    public void execute(String statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** The connection of this transaction, for what {@link Sql} has no words for. */
    public Connection connection() {
        return connection;
    }
}
