package se.kotte.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kotte.server.tenancy.Neighbours.seen;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.kotte.testkit.TestDatabase;

/** One connection, as a pool hands it from a request of Tallby (1) to one of Björkvik (2). */
@DisplayName("B03 a connection keeps nothing of the request before")
class ConnectionReuseTest {
    @AutoClose
    private static final TestDatabase DB = Neighbours.create();

    private Connection connection;

    @BeforeEach
    void aRequestOfTallby() throws SQLException {
        connection = DB.app().getConnection();
        connection.setAutoCommit(false);
        Neighbours.set(connection, "1");
        assertThat(seen(connection)).containsExactly(1);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void after_a_commit() throws SQLException {
        connection.commit();
        thenOnlyBjorkvikIsSeen();
    }

    @Test
    void after_a_failure_and_rollback() throws SQLException {
        fails("select 1 / 0", "22012");
        connection.rollback();
        thenOnlyBjorkvikIsSeen();
    }

    @Test
    void after_a_failure_between_write_and_commit() throws SQLException {
        execute("update core.unit set name = 'left behind'");
        fails("insert into core.unit (tenant_id, id, kind, name) values (2, uuidv7(), 'area', 'x')", "42501");
        connection.rollback();
        thenOnlyBjorkvikIsSeen();
        Neighbours.set(connection, "1");
        try (var row = connection.createStatement().executeQuery("select from core.unit where name = 'left behind'")) {
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void after_a_statement_that_ran_out_of_time() throws SQLException {
        execute("set local statement_timeout = 10");
        fails("select count(*) from generate_series(1, 1000000000)", "57014");
        connection.rollback();
        thenOnlyBjorkvikIsSeen();
    }

    @Test
    void after_a_statement_that_was_killed() throws SQLException {
        fails("select pg_cancel_backend(pg_backend_pid()) from generate_series(1, 1000)", "57014");
        connection.rollback();
        thenOnlyBjorkvikIsSeen();
    }

    @Test
    void after_a_rollback_to_a_savepoint() throws SQLException {
        var savepoint = connection.setSavepoint();
        fails("select 1 / 0", "22012");
        connection.rollback(savepoint);
        assertThat(seen(connection)).containsExactly(1);
        connection.commit();
        thenOnlyBjorkvikIsSeen();
    }

    @Test
    void a_tenant_set_after_a_savepoint_is_gone_with_it() throws SQLException {
        connection.rollback();
        var savepoint = connection.setSavepoint();
        Neighbours.set(connection, "1");
        connection.rollback(savepoint);
        assertThat(seen(connection)).isEmpty();
    }

    @Test
    void the_plan_of_a_prepared_statement_is_not_of_one_tenant() throws SQLException {
        try (var statement = connection.prepareStatement("select count(*) from core.unit where kind = 'preschool'")) {
            // By default the driver prepares on the server after five runs, and the server plans once after five more.
            for (int run = 1; run <= 30; run++) {
                Neighbours.set(connection, run % 2 == 0 ? "1" : "2");
                try (var row = statement.executeQuery()) {
                    row.next();
                    assertThat(row.getInt(1)).isEqualTo(run % 2 == 0 ? 2 : 1);
                }
                connection.commit();
            }
        }
    }

    @Test
    void a_tenant_set_for_the_session_isCaught() throws SQLException {
        execute("select set_config('app.tenant', '1', false)");
        connection.commit();
        assertThatThrownBy(this::thenOnlyBjorkvikIsSeen).isInstanceOf(AssertionError.class);
    }

    /** First nothing, as long as the next request has not said whose it is; then its own. */
    private void thenOnlyBjorkvikIsSeen() throws SQLException {
        assertThat(seen(connection)).isEmpty();
        connection.rollback();
        Neighbours.set(connection, "2");
        assertThat(seen(connection)).containsExactly(2);
        connection.commit();
        assertThat(seen(connection)).isEmpty();
        connection.rollback();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void fails(String sql, String state) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
