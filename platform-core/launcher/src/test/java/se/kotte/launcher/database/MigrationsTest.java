package se.kotte.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.launcher.LaunchException;

/** Rules 5 and 6, with the core's own migrations. */
class MigrationsTest {

    static final Map<String, String> PASSWORDS = Map.of(Bootstrap.APP, "a", Bootstrap.MIGRATOR, "m");

    @TempDir
    static Path folder;

    @TempDir
    Path plugin;

    static Postgres server;
    static int databases;

    Login superuser;
    Login app;
    Migrations migrations;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void database(TestInfo test) throws IOException {
        String name = "test" + ++databases;
        Bootstrap.run(server.superuser(), name, PASSWORDS);
        superuser = server.superuser().database(name);
        app = superuser.as(Bootstrap.APP, "a");
        migrations = new Migrations(superuser.as(Bootstrap.MIGRATOR, "m"));
        write("META-INF/kotte/plugin.json", "{\"id\": \"toys\", \"version\": \"1.0.0\", \"package\": \"toys\"}");
    }

    @Test
    void everything_of_the_core_is_owned_by_roles_that_cannot_log_in() throws SQLException {
        migrations.run(List.of());

        assertThat(Asked.list(superuser, "select nspowner::regrole from pg_namespace where nspname like 'core%'"))
                .hasSize(2)
                .containsOnly("kotte_owner");
        assertThat(
                        Asked.list(
                                superuser,
                                "select distinct relowner::regrole from pg_class where relnamespace::regnamespace::text like 'core%'"))
                .containsExactlyInAnyOrder("kotte_owner", "kotte_view");
    }

    @Test
    void the_second_time_there_is_nothing_to_do() throws IOException {
        write("META-INF/kotte/migrations/V001__create_toy.sql", "create table toy (id int);");
        List<Migrations.Report> first = migrations.run(List.of(plugin));
        List<Migrations.Report> second = migrations.run(List.of(plugin));

        assertThat(first).extracting(Migrations.Report::schema).containsExactly("core", "p_toys");
        assertThat(first.get(0).applied()).contains("V001__create_tenant.sql");
        assertThat(first.get(1).applied()).containsExactly("V001__create_toy.sql");
        assertThat(second).extracting(Migrations.Report::applied).containsOnly(List.of());
        assertThat(second)
                .extracting(Migrations.Report::version)
                .containsExactly(first.get(0).version(), "001");
    }

    @Test
    void the_application_reads_and_writes_a_plugins_tables_but_not_its_history() throws Exception {
        write(
                "META-INF/kotte/migrations/V001__create_toy.sql",
                "create table toy (id int generated always as identity, name text);");
        migrations.run(List.of(plugin));
        // A table of a later version has the same grants.
        write("META-INF/kotte/migrations/V002__create_box.sql", "create table p_toys.box (id int);");
        migrations.run(List.of(jar()));

        Asked.run(
                app,
                "insert into p_toys.toy (name) values ('ball')",
                "update p_toys.toy set name = 'doll'",
                "delete from p_toys.toy",
                "insert into p_toys.box values (1)");
        assertThatThrownBy(() -> Asked.run(app, "select from p_toys.flyway_history"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Asked.run(app, "create table p_toys.mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Asked.run(app, "alter table p_toys.toy disable row level security"))
                .hasMessageContaining("must be owner");
        assertThat(Asked.list(
                        superuser,
                        "select distinct relowner::regrole from pg_class where relnamespace = 'p_toys'::regnamespace"))
                .containsExactly("kotte_owner");
    }

    @Test
    void the_application_cannot_read_or_write_the_cores_history() {
        migrations.run(List.of());

        assertThatThrownBy(() -> Asked.run(app, "select from core.flyway_history"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_migration_that_fails_leaves_nothing_of_itself_and_says_why() throws Exception {
        write(
                "META-INF/kotte/migrations/V001__create_toy.sql",
                "create table toy (id int); create table box (of nothing);");

        assertThatThrownBy(() -> migrations.run(List.of(plugin)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("p_toys")
                .hasMessageContaining("V001__create_toy.sql");
        assertThat(Asked.list(superuser, "select relname from pg_class where relname = 'toy'"))
                .isEmpty();
        assertThat(Asked.list(superuser, "select relname from pg_class where relname = 'tenant'"))
                .isNotEmpty();
    }

    @Test
    void a_migration_that_was_changed_after_it_was_applied_is_an_error() throws Exception {
        write("META-INF/kotte/migrations/V001__create_toy.sql", "create table toy (id int);");
        migrations.run(List.of(plugin));
        write("META-INF/kotte/migrations/V001__create_toy.sql", "create table toy (id bigint);");

        assertThatThrownBy(() -> migrations.run(List.of(plugin)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("checksum mismatch");
    }

    @Test
    void a_plugin_whose_id_would_name_a_schema_that_is_not_its_own_is_refused() throws Exception {
        write("META-INF/kotte/migrations/V001__x.sql", "select 1;");
        for (String id : List.of("", "Toys", "a b", "x; drop schema core cascade; --", "core.tenant")) {
            write("META-INF/kotte/plugin.json", "{\"id\": \"" + id + "\"}");
            assertThatThrownBy(() -> migrations.run(List.of(plugin)))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("plugin's id");
        }
    }

    @Test
    void a_plugin_without_migrations_gets_no_schema() throws SQLException {
        migrations.run(List.of(plugin));

        assertThat(Asked.list(superuser, "select nspname from pg_namespace where nspname like 'p\\_%'"))
                .doesNotContain("p_toys");
    }

    private void write(String name, String content) throws IOException {
        Path file = plugin.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("toys" + databases + ".jar");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"));
                var files = Files.walk(plugin)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = zip.getPath("/").resolve(plugin.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
        return jar;
    }
}
