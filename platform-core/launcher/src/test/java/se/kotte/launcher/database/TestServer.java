package se.kotte.launcher.database;

import java.nio.file.Path;
import java.util.List;

/** Where the tests of this package keep PostgreSQL. */
final class TestServer {

    static final Path BINARIES = Path.of("target/postgresql").toAbsolutePath();

    private TestServer() {}

    static Postgres start(Path folder, int port) {
        return Postgres.in(folder, port).start(BINARIES, folder.resolve("postgresql.log"));
    }

    /** A server in {@code args[0]}, left behind by a launcher that dies without a farewell. */
    public static void main(String... args) throws Exception {
        Postgres server = start(Path.of(args[0]), 0);
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create table kept (what text)");
            statement.execute("insert into kept values ('committed')");
        }
        Runtime.getRuntime().halt(9);
    }

    static List<String> command(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TestServer.class.getName(),
                folder.toString());
    }
}
