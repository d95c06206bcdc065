package se.kotte.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.launcher.configuration.Applying.Outcome;
import se.kotte.launcher.configuration.Applying.Result;
import se.kotte.launcher.database.Login;
import se.kotte.testkit.TestDatabase;

/** Rules 4 to 7 of the configuration, on a real database as {@code kotte_operator}. */
class ApplyingTest {
    private static final Path REAL = Path.of("../../tenant-config");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("KOTTE_HTTP_PORT", "8080", "KOTTE_KEYCLOAK_URL", "http://127.0.0.1:8180");

    @TempDir
    Path folder;

    @AutoClose
    final TestDatabase db = TestDatabase.create();

    @BeforeEach
    void copy() throws IOException {
        copy(REAL, folder);
        assertThat(apply()).extracting(Result::outcome).containsExactly(Outcome.CHANGED, Outcome.CHANGED);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    private void change(String file, String from, String to) throws IOException {
        var path = folder.resolve(file);
        var before = Files.readString(path);
        assertThat(before).contains(from);
        Files.writeString(path, before.replace(from, to));
    }

    private List<Result> run(boolean plan) {
        try (var connection = db.as("kotte_operator").getConnection()) {
            var operator = new Login(connection.getMetaData().getURL(), "kotte_operator", "");
            return new Applying(operator, plan).run(ConfigurationFolder.read(folder, ENVIRONMENT));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Result> apply() {
        return run(false);
    }

    /** Each row with the transaction that wrote it. */
    private Map<String, List<String>> rows() {
        return db.asOwner(sql -> {
            var all = new TreeMap<String, List<String>>();
            for (var table : List.of(
                    "tenant",
                    "host",
                    "tenant_plugin",
                    "tenant_identity",
                    "role",
                    "role_capability",
                    "curriculum",
                    "curriculum_goal"))
                all.put(
                        table,
                        sql.of("select r.xmin || ' ' || r::text as row from core." + table + " r order by 1")
                                .list(row -> row.text("row")));
            return all;
        });
    }

    private List<String> list(String query) {
        return db.asOwner(sql ->
                sql.of("select q::text as text from (" + query + ") t (q)").list(row -> row.text("text")));
    }

    @Test
    void the_files_are_in_the_database() {
        assertThat(list("select slug || ' ' || origin || ' ' || state from core.tenant order by id"))
                .containsExactly(
                        "tallby http://tallby.localhost:8080 active", "bjorkvik http://bjorkvik.localhost:8080 active");
        assertThat(list("select tenant_id || ' ' || population || ' ' || issuer || ' ' || coalesce(idp_alias, '-')"
                        + " from core.tenant_identity order by 1"))
                .containsExactly(
                        "1 guardian http://127.0.0.1:8180/realms/guardians -",
                        "1 staff http://127.0.0.1:8180/realms/staff tallby-sso",
                        "2 guardian http://127.0.0.1:8180/realms/guardians -",
                        "2 staff http://127.0.0.1:8180/realms/staff bjorkvik-sso");
        assertThat(list("select tenant_id || ' ' || count(*) from core.curriculum_goal group by tenant_id order by 1"))
                .containsExactly("1 33", "2 33");
        assertThat(list(
                        "select label ->> 'sv' || ' ' || section_title || ' ' || cluster_title from core.curriculum_goal"
                                + " where tenant_id = 1 and id = 'empathy-helping'"))
                .containsExactly("Empati och hjälpsamhet Normer och värden Normer och värden");
    }

    @Test
    void applying_again_writes_nothing() {
        var before = rows();

        assertThat(apply()).extracting(Result::outcome).containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_plan_tells_line_by_line_and_writes_nothing() throws IOException {
        var before = rows();
        change(
                "tallby/tenant.json",
                "\"plugins\": [\"documentation\", \"media\"]",
                "\"plugins\": [\"documentation\", \"calendar\"]");
        change("tallby/tenant.json", "\"hue\": \"#1f6f5c\"", "\"hue\": \"#123456\"");
        change("tallby/tenant.json", "[\"child.protected\"]", "[\"child.protected\", \"audit.read\"]");
        change("curricula/lpfo18.json", "\"sv\": \"Empati och hjälpsamhet\"", "\"sv\": \"Empati\"");

        var plan = run(true);

        assertThat(plan).extracting(Result::outcome).containsExactly(Outcome.CHANGED, Outcome.CHANGED);
        assertThat(plan.get(1).lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("~ hue: #1f6f5c → #123456"),
                        line -> assertThat(line).isEqualTo("+ plugin calendar"),
                        line -> assertThat(line).isEqualTo("- plugin media"),
                        line -> assertThat(line).isEqualTo("+ capability protected-reader audit.read"),
                        line -> assertThat(line).startsWith("~ goal se.lpfo18 empathy-helping: "));
        assertThat(rows()).isEqualTo(before);

        assertThat(apply().get(1).lines()).isEqualTo(plan.get(1).lines());
        assertThat(run(true)).extracting(Result::outcome).containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void one_wrong_municipality_holds_up_no_other() throws IOException {
        change("bjorkvik/tenant.json", "\"hue\": \"#2c6aa0\"", "\"hue\": \"blue\"");
        change("tallby/tenant.json", "\"guardianGraceDays\": 60", "\"guardianGraceDays\": 61");

        assertThat(apply())
                .singleElement()
                .satisfies(result -> assertThat(result.municipality()).isEqualTo("tallby"));

        assertThat(list("select slug || ' ' || state || ' ' || guardian_grace_days from core.tenant order by 1"))
                .containsExactly("bjorkvik active 30", "tallby active 61");
    }

    @Test
    void a_failing_database_holds_up_no_other() throws IOException {
        db.asOwner("alter table core.tenant add constraint tenant_test_ck check (name <> 'Björkvik')");
        change("bjorkvik/tenant.json", "Björkvik förskolor", "Björkvik");
        change("tallby/tenant.json", "Tallby förskolor", "Tallby");

        assertThat(apply()).extracting(Result::outcome).containsExactly(Outcome.FAILED, Outcome.CHANGED);

        assertThat(list("select name from core.tenant order by 1")).containsExactly("Björkvik förskolor", "Tallby");
    }

    @Test
    void a_role_that_goes_loses_what_it_may_and_stays_a_name() throws IOException {
        change("tallby/tenant.json", "\"protected-reader\": {", "\"reader\": {");

        assertThat(apply().get(1).lines())
                .containsExactly(
                        "- capability protected-reader child.protected",
                        "+ capability reader child.protected",
                        "- role protected-reader: staff",
                        "+ role reader: staff");

        assertThat(
                        list(
                                "select role_id from core.role_capability where tenant_id = 1 and capability = 'child.protected'"))
                .containsExactly("reader");
        assertThat(run(true)).extracting(Result::outcome).containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void a_goal_that_is_there_stays() throws IOException {
        var before = rows();
        change("curricula/lpfo18.json", "\"id\": \"empathy-helping\"", "\"id\": \"empathy\"");

        var results = apply();

        assertThat(results).extracting(Result::outcome).containsOnly(Outcome.REFUSED);
        assertThat(results.get(0).lines().get(0))
                .contains("se.lpfo18")
                .contains("empathy-helping")
                .contains("keep it");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void neither_slug_nor_id_changes() throws IOException {
        var before = rows();
        change("tallby/tenant.json", "\"id\": 1", "\"id\": 7");

        assertThat(apply().get(1)).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.lines())
                    .containsExactly("in the database tallby has the id 1; neither slug nor id ever changes");
        });
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_host_moves_in_one_go_and_is_not_taken_from_one_who_keeps_it() throws IOException {
        change("tallby/tenant.json", "[\"tallby.localhost\"]", "[\"tallby.localhost\", \"school.example\"]");
        apply();
        change("tallby/tenant.json", ", \"school.example\"", "");
        change("bjorkvik/tenant.json", "[\"bjorkvik.localhost\"]", "[\"bjorkvik.localhost\", \"school.example\"]");

        assertThat(apply()).extracting(Result::outcome).containsOnly(Outcome.CHANGED);
        assertThat(list("select name || ' ' || tenant_id from core.host order by 1"))
                .containsExactly("bjorkvik.localhost 2", "school.example 2", "tallby.localhost 1");

        // Björkvik's file is broken now, so that only the database knows whose host it is.
        change("bjorkvik/tenant.json", "\"slug\"", "\"slag\"");
        change("tallby/tenant.json", "[\"tallby.localhost\"]", "[\"tallby.localhost\", \"SCHOOL.example.\"]");
        assertThat(apply()).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.lines())
                    .containsExactly("host school.example is bjorkvik's in the database; take it from there first");
        });
    }

    @Test
    void who_has_no_folder_is_suspended_and_comes_back_with_it() throws IOException {
        Files.move(folder.resolve("bjorkvik"), folder.resolve(".bjorkvik"));
        assertThat(run(true).get(1).lines()).containsExactly("~ state: active → suspended, since it has no folder");
        assertThat(list("select state from core.tenant where slug = 'bjorkvik'"))
                .containsExactly("active");

        apply();
        assertThat(list("select state from core.tenant where slug = 'bjorkvik'"))
                .containsExactly("suspended");
        assertThat(list("select name from core.host where tenant_id = 2")).hasSize(1);

        Files.move(folder.resolve(".bjorkvik"), folder.resolve("bjorkvik"));
        assertThat(apply().get(0).lines()).containsExactly("~ state: suspended → active");
    }

    @Test
    void an_empty_folder_suspends_nobody() throws IOException {
        Files.move(folder.resolve("bjorkvik"), folder.resolve(".bjorkvik"));
        Files.move(folder.resolve("tallby"), folder.resolve(".tallby"));

        assertThat(apply()).isEmpty();

        assertThat(list("select state from core.tenant")).containsExactly("active", "active");
    }

    @Test
    void a_municipality_that_is_suspended_by_its_file_stays_so() throws IOException {
        change("tallby/tenant.json", "\"language\": \"sv\"", "\"language\": \"sv\", \"state\": \"suspended\"");

        apply();

        assertThat(list("select state from core.tenant where slug = 'tallby'")).containsExactly("suspended");
        assertThat(run(true)).extracting(Result::outcome).containsOnly(Outcome.UNCHANGED);
    }
}
