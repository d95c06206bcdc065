package se.kotte.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 3 and 4. */
class BootstrapTest {

    @TempDir
    static Path folder;

    static Postgres server;
    static Login superuser;
    static Login app;
    static Login migrator;

    @BeforeAll
    static void start() throws SQLException {
        server = TestServer.start(folder, 0);
        for (int time = 1; time <= 2; time++)
            Bootstrap.run(
                    server.superuser(),
                    "kotte",
                    Map.of(Bootstrap.APP, "app's \"password\" " + time, Bootstrap.MIGRATOR, "migrator " + time));
        superuser = server.superuser().database("kotte");
        app = superuser.as(Bootstrap.APP, "app's \"password\" 2");
        migrator = superuser.as(Bootstrap.MIGRATOR, "migrator 2");
        Asked.run(superuser, "create role somebody login password 'x'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void no_role_of_Kotte_is_above_the_rules() throws SQLException {
        assertThat(
                        Asked.list(
                                superuser,
                                "select rolname || ' ' || rolcanlogin from pg_roles where rolname like 'kotte%'"
                                        + " and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"))
                .containsExactlyInAnyOrder(
                        "kotte_owner false",
                        "kotte_view false",
                        "kotte_app true",
                        "kotte_operator true",
                        "kotte_migrator true");
    }

    @Test
    void the_application_and_the_operator_are_members_of_nothing() throws SQLException {
        assertThat(Asked.list(
                        superuser,
                        "select roleid::regrole from pg_auth_members"
                                + " where member in ('kotte_app'::regrole, 'kotte_operator'::regrole)"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create schema mine",
                "create table public.mine (id int)",
                "set role kotte_owner",
                "set role kotte_view",
                "create role other"
            })
    void the_application_may_not(String statement) {
        assertThatThrownBy(() -> Asked.run(app, statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_migrator_may_nothing_until_it_becomes_the_owner() throws SQLException {
        assertThatThrownBy(() -> Asked.run(migrator, "create schema early")).hasMessageContaining("permission denied");

        Asked.run(migrator, "set role kotte_owner", "create schema late");

        assertThat(Asked.list(superuser, "select nspowner::regrole from pg_namespace where nspname = 'late'"))
                .containsExactly("kotte_owner");
    }

    @Test
    void everybody_else_cannot_even_connect() {
        Login somebody = superuser.as("somebody", "x");

        assertThatThrownBy(somebody::connect).hasMessageContaining("permission denied for database");
    }

    @Test
    void a_function_is_executable_by_the_application_and_not_by_everybody() throws SQLException {
        Asked.run(
                migrator,
                "set role kotte_owner",
                "create schema f",
                "create function f.one() returns int language sql return 1");

        assertThat(Asked.list(
                        superuser,
                        "select rolname from pg_roles where has_function_privilege(oid, 'f.one()', 'execute')"
                                + " and not rolsuper and not rolname like 'pg\\_%'"))
                .containsExactlyInAnyOrder("kotte_owner", "kotte_view", "kotte_app");
    }

    @Test
    void a_view_can_be_handed_over_and_replaced_later() throws SQLException {
        Asked.run(
                migrator,
                "set role kotte_owner",
                "create schema v",
                "grant usage, create on schema v to kotte_view",
                "create table v.t (a int, b int)",
                "grant select on v.t to kotte_view",
                "create view v.w as select a from v.t",
                "alter view v.w owner to kotte_view",
                "create or replace view v.w as select a, b from v.t",
                "grant select on v.w to kotte_app");

        assertThat(Asked.list(superuser, "select relowner::regrole from pg_class where oid = 'v.w'::regclass"))
                .containsExactly("kotte_view");
    }

    @Test
    void full_text_search_can_use_its_index_under_row_level_security() throws SQLException {
        assertThat(Asked.list(
                        superuser,
                        "select proleakproof from pg_proc where oid = 'ts_match_vq(tsvector, tsquery)'::regprocedure"))
                .containsExactly("t");
    }

    @Test
    void names_can_be_sorted_as_Swedes_sort_them() throws SQLException {
        assertThat(
                        Asked.list(
                                superuser,
                                "select n from unnest(array['Örn', 'Zeb', 'Ärla', 'Åsa', 'anka']) n order by n collate \"sv-x-icu\""))
                .containsExactly("anka", "Zeb", "Åsa", "Ärla", "Örn");
        assertThat(Asked.list(superuser, "select lower('ÅÄÖ')")).containsExactly("åäö");
    }
}
