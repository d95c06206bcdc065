package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;
import se.kotte.launcher.database.Migrations;
import se.kotte.launcher.database.Postgres;
import se.kotte.launcher.roster.DemoRoster;

/** An operator's way from an empty database to people, with the roles and rights of production. */
class OperatorCommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Path CONFIGURATION = Path.of("../../tenant-config");

    @TempDir
    static Path folder;

    static Postgres server;
    static Login application;
    static Map<String, String> environment;

    record Ended(int code, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        server = Postgres.in(folder.resolve("postgresql"), 0)
                .start(Path.of("target/postgresql").toAbsolutePath(), folder.resolve("postgresql.log"));
        Bootstrap.run(
                server.superuser(),
                "kotte",
                Map.of(Bootstrap.APP, "a", Bootstrap.OPERATOR, "o", Bootstrap.MIGRATOR, "m"));
        Login superuser = server.superuser().database("kotte");
        application = superuser.as(Bootstrap.APP, "a");
        new Migrations(superuser.as(Bootstrap.MIGRATOR, "m")).run(List.of());
        environment = Map.of(
                "KOTTE_DB_URL", application.url(),
                "KOTTE_DB_PASSWORD", "a",
                "KOTTE_OPERATOR_PASSWORD", "o",
                "KOTTE_HTTP_PORT", "8080",
                "KOTTE_KEYCLOAK_URL", "http://127.0.0.1:8180");
        assertThat(run(new ApplyCommand(environment), CONFIGURATION.toString()).code())
                .isZero();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Ended run(Object command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    private static Ended imports(Instant now, String... arguments) {
        return run(new ImportCommand(environment, Clock.fixed(now, ZoneOffset.UTC)), arguments);
    }

    private static String demo(String municipality, LocalDate today) throws IOException {
        Path archive = folder.resolve(municipality + "-" + today + ".zip");
        assertThat(run(
                                new BundleCommand(),
                                "--demo",
                                municipality,
                                "--today",
                                today.toString(),
                                "--out",
                                archive.toString())
                        .code())
                .isZero();
        return archive.toString();
    }

    /** First column of each row, in a municipality. */
    private static List<String> list(int tenant, String query) throws SQLException {
        try (var connection = application.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + tenant + "', true)");
            var rows = new ArrayList<String>();
            try (var result = statement.executeQuery(query)) {
                while (result.next()) rows.add(result.getString(1));
            }
            return rows;
        }
    }

    @Test
    void applying_again_has_nothing_to_do() {
        Ended again = run(new ApplyCommand(environment), CONFIGURATION.toString());

        assertThat(again.out()).isEqualToIgnoringNewLines("bjorkvik: nothing to do\ntallby: nothing to do\n");
        assertThat(again.err()).isEmpty();
        assertThat(again.code()).isZero();
    }

    @Test
    void the_demo_is_imported_once_and_on_the_next_day_only_the_substitute_is_new() throws Exception {
        String tallby = demo("tallby", TODAY);
        Ended refused = imports(NOW, "tallby", tallby);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).contains("--allow-administrators").contains("refused, nothing was changed");
        assertThat(list(1, "select 1 from core.person")).isEmpty();

        Ended plan = imports(NOW, "tallby", tallby, "--allow-administrators", "--dry-run");
        assertThat(plan.code()).isZero();
        assertThat(plan.out())
                .startsWith("tallby: would change, nothing was changed")
                .doesNotContain("Alva", "Lund");
        assertThat(list(1, "select 1 from core.person")).isEmpty();

        Ended done = imports(NOW, "tallby", tallby, "--allow-administrators");
        assertThat(done.out()).startsWith("tallby: changed").containsPattern("Took \\d+\\.\\d s, peak heap \\d+ MB\\.");
        assertThat(done.code()).isZero();
        assertThat(imports(NOW, "bjorkvik", demo("bjorkvik", TODAY), "--allow-administrators")
                        .code())
                .isZero();
        assertThat(list(1, "select count(*) from core.child").get(0)).isEqualTo("120");
        assertThat(list(2, "select count(*) from core.child").get(0)).isEqualTo("40");

        Ended again = imports(NOW, "tallby", tallby);
        assertThat(again.out()).startsWith("tallby: nothing to do");

        Instant tomorrow = NOW.plusSeconds(24 * 3600);
        Ended next = imports(tomorrow, "tallby", demo("tallby", TODAY.plusDays(1)));
        assertThat(next.out().lines().filter(line -> line.matches("\\w.* +\\d+ +\\d+ +\\d+ +\\d+")))
                .filteredOn(line -> !line.matches(".* 0 +0 +0"))
                .singleElement()
                .asString()
                .matches("staff assignments +\\d+ +1 +0 +0");

        bar();
        Ended after = imports(tomorrow, "tallby", demo("tallby", TODAY.plusDays(1)));
        assertThat(after.out()).startsWith("tallby: nothing to do").contains("stays barred");
        assertThat(list(1, "select bar_reason from core.guardian where barred_at is not null"))
                .hasSize(1);
        assertThat(list(1, "select deed from core.audit"))
                .containsOnly("guardian.barred")
                .hasSize(2);
    }

    private static void bar() throws SQLException {
        try (var connection = application.connect()) {
            connection.setAutoCommit(false);
            DemoRoster.bar(connection, NOW);
            DemoRoster.bar(connection, NOW);
            connection.commit();
        }
    }

    @Test
    void a_bundle_that_is_none_ends_with_2_and_says_why() throws IOException {
        Path archive = Files.writeString(folder.resolve("none.zip"), "hello");

        Ended ended = imports(NOW, "tallby", archive.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out())
                .contains("the archive: It is not a ZIP archive, or it is cut off. Fetch it again. [not-a-zip]");
    }

    @Test
    void what_is_not_a_command_ends_with_64() {
        assertThat(imports(NOW).code()).isEqualTo(64);
        assertThat(imports(NOW, "tallby").code()).isEqualTo(64);
        assertThat(imports(NOW, "tallby", "x.zip", "--allow-ending", "120").code())
                .isEqualTo(64);
        assertThat(imports(NOW, "tallby", "x.zip", "--force").code()).isEqualTo(64);
        assertThat(run(new ApplyCommand(environment), "--nothing").code()).isEqualTo(64);
        assertThat(run(new BundleCommand(), "--users", "10").code()).isEqualTo(64);
        assertThat(run(new BundleCommand(), "--users", "10", "--demo", "tallby", "--out", "x")
                        .code())
                .isEqualTo(64);
    }

    @Test
    void the_operator_reads_no_person_and_writes_none() throws SQLException {
        try (var connection = application.as(Bootstrap.OPERATOR, "o").connect();
                var statement = connection.createStatement()) {
            for (String table : List.of("person", "child", "guardian", "placement", "assignment", "sign_in", "audit"))
                org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> statement.executeQuery("select 1 from core." + table))
                        .as(table)
                        .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_plugin_is_switched_for_one_municipality_and_the_list_says_where_it_is_on() throws IOException {
        Path lunch = Jars.jar(
                folder.resolve("lunch.jar"),
                Map.of("META-INF/kotte/plugin.json", "{\"id\": \"lunch\", \"version\": \"1.2\"}"));

        assertThat(plugin(lunch, "enable", "tallby", "lunch").out()).isEqualTo("lunch is now on in tallby\n");
        assertThat(plugin(lunch, "enable", "tallby", "lunch").out()).isEqualTo("lunch was already on in tallby\n");
        assertThat(plugin(lunch, "list").out())
                .contains("lunch 1.2 on: tallby\n")
                .contains("media (not installed) on: bjorkvik, tallby\n");
        assertThat(plugin(lunch, "disable", "tallby", "lunch").out()).isEqualTo("lunch is now off in tallby\n");
        assertThat(plugin(lunch, "list").out()).contains("lunch 1.2\n");
    }

    @Test
    void a_plugin_or_municipality_that_is_not_there_is_refused() {
        Path none = folder.resolve("none.jar");
        assertThat(plugin(none, "disable", "nowhere", "lunch").code()).isEqualTo(2);
        assertThat(run(new PluginCommand(environment, List::of), "enable", "tallby", "lunch"))
                .isEqualTo(new Ended(2, "", "There is no plugin lunch; installed are none\n"));
        assertThat(plugin(none).code()).isEqualTo(64);
        assertThat(plugin(none, "enable", "tallby").code()).isEqualTo(64);
    }

    private static Ended plugin(Path jar, String... arguments) {
        return run(new PluginCommand(environment, () -> List.of(jar)), arguments);
    }
}
