package se.kotte.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The one PostgreSQL of this JVM, without fsync, and its migrated templates by set of plugins. */
final class Cluster {
    static final String SUPERUSER = "postgres";

    /** Held, since loggers that nobody holds forget their level. */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("io.zonky.test.db.postgres"));

    private static Cluster started;

    private final EmbeddedPostgres postgres;
    private final Map<List<TestDatabase.Plugin>, String> templates = new HashMap<>();
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
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("full_page_writes", "off")
                        .start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            started.run(SUPERUSER, """
                    create role kotte_owner nologin;
                    create role kotte_view nologin;
                    create role kotte_app login;
                    create role kotte_operator login;
                    create role kotte_migrator login;
                    grant kotte_owner to kotte_migrator;
                    grant kotte_view to kotte_owner""");
        }
        return started;
    }

    synchronized String copy(List<TestDatabase.Plugin> plugins) {
        var template = templates.computeIfAbsent(plugins, this::migrated);
        var name = "test_" + numbers.incrementAndGet();
        run(SUPERUSER, "create database " + name + " template " + template);
        return name;
    }

    private String migrated(List<TestDatabase.Plugin> plugins) {
        var name = "template_" + numbers.incrementAndGet();
        run(SUPERUSER, "create database " + name);
        run(name, SUPERUSER, """
                grant create on database %s to kotte_owner;
                create schema core authorization kotte_owner;
                alter default privileges for role kotte_owner revoke execute on functions from public;
                alter default privileges for role kotte_owner grant execute on functions to kotte_app, kotte_view;
                alter function ts_match_vq(tsvector, tsquery) leakproof""".formatted(name));
        migrate(name, "core", "classpath:db/core");
        for (var plugin : plugins) {
            var schema = "p_" + plugin.id();
            run(name, SUPERUSER, "create schema %1$s authorization kotte_owner".formatted(schema));
            run(name, SUPERUSER, "grant usage on schema %1$s to kotte_app".formatted(schema));
            migrate(name, schema, plugin.migrations());
        }
        return name;
    }

    private void migrate(String database, String schema, String location) {
        Flyway.configure()
                .dataSource(dataSource(database, "kotte_migrator"))
                .initSql("set role kotte_owner")
                .schemas(schema)
                .table("flyway_history")
                .createSchemas(false)
                .locations(location)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    void drop(String database) {
        run(SUPERUSER, "drop database if exists " + database + " with (force)");
    }

    DataSource dataSource(String database, String role) {
        return postgres.getDatabase(role, database);
    }

    private void run(String role, String statements) {
        run("postgres", role, statements);
    }

    private void run(String database, String role, String statements) {
        try (var connection = dataSource(database, role).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
