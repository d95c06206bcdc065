package se.kotte.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;
import se.kotte.launcher.database.Migrations;

/**
 * The one PostgreSQL of this JVM, and its migrated templates by set of plugins. It trusts everybody on this machine and
 * may lose what was committed, which is what makes it fast.
 */
final class Cluster {
    static final String SUPERUSER = "postgres";

    private static final String NO_PASSWORD = "";

    /** Held, since loggers that nobody holds forget their level. */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("io.zonky.test.db.postgres"));

    private static Cluster started;

    private final EmbeddedPostgres postgres;
    private final Map<List<Path>, String> templates = new HashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private Cluster(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static synchronized Cluster started() {
        if (started == null) {
            CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
            try {
                started = new Cluster(EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("full_page_writes", "off")
                        .start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return started;
    }

    synchronized String copy(List<Path> plugins) {
        return copyOf(templates.computeIfAbsent(plugins, this::migrated));
    }

    private String migrated(List<Path> plugins) {
        var name = "template_" + numbers.incrementAndGet();
        Bootstrap.run(superuser(), name, Map.of());
        new Migrations(superuser().database(name).as(Bootstrap.MIGRATOR, NO_PASSWORD)).run(plugins);
        return name;
    }

    String copyOf(String template) {
        var name = "test_" + numbers.incrementAndGet();
        run("create database " + name + " template " + template);
        // Rights to the database itself are not copied with what is in it.
        Bootstrap.run(superuser(), name, Map.of());
        return name;
    }

    void drop(String database) {
        run("drop database if exists " + database + " with (force)");
    }

    DataSource dataSource(String database, String role) {
        return postgres.getDatabase(role, database);
    }

    private Login superuser() {
        return new Login("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", SUPERUSER, NO_PASSWORD);
    }

    private void run(String statement) {
        try (var connection = superuser().connect();
                var command = connection.createStatement()) {
            command.execute(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
