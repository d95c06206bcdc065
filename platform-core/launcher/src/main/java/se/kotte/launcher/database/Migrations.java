package se.kotte.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;
import se.kotte.launcher.Folders;
import se.kotte.launcher.LaunchException;

/**
 * Brings the schema to where this version of the core and of the chosen plugins wants it. What is there already is left
 * as it is, and checked: a migration that changed or vanished after it was applied is an error.
 */
public final class Migrations {

    /** The table in which each schema remembers what was applied to it. */
    public static final String HISTORY = "flyway_history";

    // Held, since the logging library forgets the level of a logger that nobody holds.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.WARNING);
    }

    private final Login migrator;

    /** @param migrator a member of kotte_owner, logged in to a database that {@link Bootstrap} prepared */
    public Migrations(Login migrator) {
        this.migrator = migrator;
    }

    /**
     * What was done to one schema.
     *
     * @param applied file names, in order; empty if there was nothing to do
     */
    public record Report(String schema, List<String> applied, String version) {

        @Override
        public String toString() {
            return schema + ": " + (applied.isEmpty() ? "nothing to do" : "applied " + String.join(", ", applied))
                    + ", now at version " + version;
        }
    }

    /**
     * The core's, then those of each plugin.
     *
     * @param plugins JARs, or folders of classes and resources
     * @throws LaunchException what could not be applied and why; what was applied before it stays
     */
    public List<Report> run(List<Path> plugins) {
        List<Report> reports = new ArrayList<>();
        reports.add(core());
        Set<String> schemas = new HashSet<>();
        for (Path plugin : plugins) plugin(plugin, schemas, reports);
        return reports;
    }

    private Report core() {
        // core_api is made by the first migration.
        return migrate("core", configuration("core").locations("classpath:db/core"));
    }

    private void plugin(Path plugin, Set<String> schemas, List<Report> reports) {
        Path copy = null;
        try {
            copy = Files.createTempDirectory("kotte-migrations");
            PluginMigrations migrations = PluginMigrations.read(plugin, copy).orElse(null);
            if (migrations == null) return;
            String schema = migrations.schema();
            if (!schemas.add(schema)) throw new LaunchException("Two plugins have the id " + migrations.id());
            execute(
                    "create schema if not exists " + schema,
                    "grant usage on schema " + schema + " to kotte_app",
                    "alter default privileges in schema " + schema
                            + " grant select, insert, update, delete on tables to kotte_app",
                    "alter default privileges in schema " + schema + " grant usage on sequences to kotte_app");
            reports.add(migrate(schema, configuration(schema).locations("filesystem:" + migrations.folder())));
            execute("revoke all on " + schema + "." + HISTORY + " from kotte_app");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (copy != null) Folders.delete(copy);
        }
    }

    private FluentConfiguration configuration(String schema) {
        return Flyway.configure()
                .dataSource(migrator.url(), migrator.user(), migrator.password())
                .callbacks(new BecomeOwner())
                .schemas(schema)
                .table(HISTORY)
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .cleanDisabled(true);
    }

    private static Report migrate(String schema, FluentConfiguration configuration) {
        try {
            MigrateResult result = configuration.load().migrate();
            List<String> applied = result.migrations.stream()
                    .map((MigrateOutput migration) ->
                            Path.of(migration.filepath).getFileName().toString())
                    .toList();
            return new Report(
                    schema,
                    applied,
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion);
        } catch (FlywayException e) {
            throw new LaunchException("The schema " + schema + " could not be migrated: " + e.getMessage(), e);
        }
    }

    private void execute(String... statements) {
        try (Connection connection = migrator.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(BecomeOwner.SQL);
            for (String sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            throw new LaunchException("The database cannot be migrated: " + e.getMessage(), e);
        }
    }
}
