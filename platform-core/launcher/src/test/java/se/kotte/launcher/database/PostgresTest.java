package se.kotte.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.launcher.LaunchException;

class PostgresTest {

    @TempDir
    Path folder;

    /** Rules 1 and 2. */
    @Test
    void it_is_durable_on_loopback_only_wants_a_password_of_everybody_and_shares_its_folder_with_nobody()
            throws Exception {
        try (Postgres server = TestServer.start(folder, 0)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show server_version")).startsWith("18.");

            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "show unix_socket_directories")).isEmpty();
            assertThat(Files.readString(folder.resolve("cluster/pg_hba.conf")))
                    .isEqualTo("host all all 127.0.0.1/32 scram-sha-256\n");
            Login intruder = server.superuser().as("postgres", "guessed");
            assertThatThrownBy(intruder::connect)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");

            assertThatThrownBy(() -> Postgres.in(folder, 0))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("KOTTE_DATA");
            assertThat(Postmaster.running(folder.resolve("cluster"))).isPresent();
        }
    }

    /** Rule 1. */
    @Test
    void the_data_survive_a_launcher_that_was_killed_and_its_server_is_ended_by_the_next() throws Exception {
        Process killed = new ProcessBuilder(TestServer.command(folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        assertThat(killed.waitFor()).isEqualTo(9);
        ProcessHandle orphan = Postmaster.running(folder.resolve("cluster"))
                .orElseThrow(() -> new AssertionError("it left no server"));

        try (Postgres server = TestServer.start(folder, 0)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(ask(server, "select what from kept")).isEqualTo("committed");
        }
    }

    @Test
    void a_first_start_that_was_interrupted_is_done_again() throws Exception {
        Files.createDirectories(folder.resolve("cluster/base"));
        Files.writeString(folder.resolve("cluster/postgresql.conf"), "");

        try (Postgres server = TestServer.start(folder, 0)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_taken_port_is_named_with_its_variable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Postgres server = Postgres.in(folder, taken.getLocalPort())) {
            assertThatThrownBy(() -> server.start(TestServer.BINARIES, folder.resolve("log")))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("KOTTE_DB_PORT");
        }
    }

    @Test
    void an_end_in_the_middle_of_the_start_leaves_no_server() throws Exception {
        Postgres server = Postgres.in(folder, 0);
        CompletableFuture<?> start =
                CompletableFuture.runAsync(() -> server.start(TestServer.BINARIES, folder.resolve("postgresql.log")));
        while (!Files.exists(folder.resolve("cluster")) && !start.isDone()) Thread.onSpinWait();

        server.close();

        assertThat(start.handle((value, error) -> true).get()).isTrue();
        assertThat(Postmaster.running(folder.resolve("cluster"))).isEmpty();
    }

    private static String ask(Postgres server, String sql) throws SQLException {
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
