package se.kotte.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.kotte.server.tenancy.StartupCheck.Finding;
import se.kotte.testkit.TestDatabase;

/**
 * Each case opens one hole in a database of its own, sees exactly that finding, applies the mend that it names, and sees
 * none.
 */
@DisplayName("B04 start-up check")
class StartupCheckTest {
    @AutoClose
    final TestDatabase db = TestDatabase.create();

    @Test
    void passes_on_the_migrated_database() {
        assertThatCode(() -> StartupCheck.require(db.app())).doesNotThrowAnyException();
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        db.asOwner("alter table core.unit disable row level security; alter policy tenant on core.child using (true)");
        assertThatThrownBy(() -> StartupCheck.require(db.app()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("""
                        Kotte does not serve on this database, which would not keep municipalities apart:
                        - The table core.unit has no row level security. To mend it: alter table core.unit enable row level security
                        - The policy tenant on core.child lets rows through USING true. To mend it: alter policy tenant on core.child using (tenant_id = core_api.current_tenant())""");
    }

    @Test
    void refuses_a_superuser() {
        db.asSuperuser("create role b04_super login superuser");
        refuses("b04_super", "The role b04_super is a superuser, for whom policies do not hold.");
    }

    @Test
    void refuses_BYPASSRLS() {
        db.asSuperuser("create role b04_bypass login bypassrls");
        refuses("b04_bypass", "The role b04_bypass has BYPASSRLS.");
    }

    @Test
    void refuses_REPLICATION() {
        db.asSuperuser("create role b04_copy login replication");
        refuses("b04_copy", "The role b04_copy has REPLICATION and could copy the whole cluster.");
    }

    @Test
    void refuses_the_owner_of_a_table() {
        db.asSuperuser("create role b04_owner login; alter table core.unit owner to b04_owner");
        refuses("b04_owner", "The role b04_owner owns core.unit, and policies do not hold for an owner.");
    }

    @Test
    void refuses_a_member_of_the_owner_role() {
        db.asSuperuser("create role b04_member login; grant kotte_owner to b04_member");
        refuses(
                "b04_member",
                "The role b04_member is a member of kotte_owner, which owns core.assignment, and policies do not hold for"
                        + " an owner.",
                "The role b04_member is a member of kotte_view, which owns core_api.assignment, and policies do not hold"
                        + " for an owner.");
    }

    @Test
    void refuses_a_member_of_a_member_of_the_owner_role_even_one_that_inherits_nothing() {
        db.asSuperuser("""
                create role b04_between; grant kotte_owner to b04_between;
                create role b04_grandchild login; grant b04_between to b04_grandchild with inherit false""");
        assertThat(findings("b04_grandchild"))
                .contains(new Finding(
                        "The role b04_grandchild is a member of kotte_owner, which owns core.assignment, and policies do not"
                                + " hold for an owner.",
                        "revoke kotte_owner from b04_between"));
    }

    @Test
    void refuses_a_member_of_a_superuser() {
        db.asSuperuser("create role b04_boss superuser; create role b04_climber login; grant b04_boss to b04_climber");
        refuses(
                "b04_climber",
                "The role b04_climber is a member of b04_boss, which is a superuser, for whom policies do not hold.");
    }

    @Test
    void refuses_a_member_of_a_role_with_BYPASSRLS() {
        db.asSuperuser("create role b04_pass bypassrls; create role b04_rider login; grant b04_pass to b04_rider");
        refuses("b04_rider", "The role b04_rider is a member of b04_pass, which has BYPASSRLS.");
    }

    @Test
    void refuses_a_member_of_pg_read_all_data() {
        db.asSuperuser("create role b04_reader login; grant pg_read_all_data to b04_reader");
        refuses(
                "b04_reader",
                "The role b04_reader is a member of pg_read_all_data, which is a role of the server that reaches past what"
                        + " is granted.");
    }

    @Test
    void refuses_a_member_of_pg_write_all_data() {
        db.asSuperuser("create role b04_writer login; grant pg_write_all_data to b04_writer");
        refuses(
                "b04_writer",
                "The role b04_writer is a member of pg_write_all_data, which is a role of the server that reaches past what"
                        + " is granted.");
    }

    @Test
    void refuses_a_connection_that_has_a_tenant_from_the_start() {
        db.asSuperuser("alter database " + db.name() + " set app.tenant = '1'");
        refuses("A new connection of kotte_app has a tenant already: 1.");
    }

    @Test
    void refuses_a_table_without_row_level_security() {
        db.asOwner("alter table core.person disable row level security");
        refuses("The table core.person has no row level security.");
    }

    @Test
    void refuses_a_new_table_off_the_list_in_any_schema() {
        db.asSuperuser("create schema p_careless; create table p_careless.note (tenant_id int not null, body text)");
        assertThat(findings("kotte_app"))
                .extracting(Finding::what)
                .containsExactly(
                        "The table p_careless.note has no row level security.",
                        "The table p_careless.note has no permissive policy.");
    }

    @Test
    void refuses_a_table_without_policy() {
        db.asOwner("drop policy tenant on core.placement");
        refuses("The table core.placement has no permissive policy.");
    }

    @Test
    void refuses_a_table_without_a_tenant() {
        db.asOwner("""
                create table core.weather (day date);
                alter table core.weather enable row level security;
                create policy tenant on core.weather using (true) with check (true)""");
        assertThat(findings("kotte_app"))
                .extracting(Finding::what)
                .contains("The table core.weather has no column tenant_id int not null.");
    }

    @Test
    void refuses_a_policy_USING_true() {
        db.asOwner("alter policy tenant on core.guardian using (true)");
        refuses("The policy tenant on core.guardian lets rows through USING true.");
    }

    @Test
    void refuses_a_policy_that_is_nearly_right() {
        db.asOwner("alter policy tenant on core.guardian"
                + " using (tenant_id = core_api.current_tenant() or core_api.current_tenant() is null)");
        refuses("The policy tenant on core.guardian lets rows through USING ((tenant_id = core_api.current_tenant()) OR"
                + " (core_api.current_tenant() IS NULL)).");
    }

    @Test
    void refuses_a_second_permissive_policy() {
        db.asOwner("create policy also on core.child using (tenant_id = core_api.current_tenant())"
                + " with check (tenant_id = core_api.current_tenant())");
        refuses("The table core.child has more than one permissive policy, and to pass one of them is enough: also.");
    }

    @Test
    void accepts_a_restrictive_policy_beside_the_one() throws SQLException {
        db.asOwner("create policy less on core.child as restrictive using (birth_date > '2000-01-01')");
        StartupCheck.require(db.app());
    }

    @Test
    void refuses_a_policy_without_WITH_CHECK() {
        db.asOwner("""
                drop policy tenant on core.file;
                create policy tenant on core.file using (tenant_id = core_api.current_tenant())""");
        refuses("The policy tenant on core.file takes rows in without WITH CHECK.");
    }

    @Test
    void refuses_a_policy_WITH_CHECK_true() {
        db.asOwner("alter policy tenant on core.file with check (true)");
        refuses("The policy tenant on core.file takes rows in WITH CHECK true.");
    }

    @Test
    void refuses_a_policy_for_some_commands() {
        db.asOwner("""
                drop policy tenant on core.file;
                create policy tenant on core.file for select using (tenant_id = core_api.current_tenant())""");
        refuses("The policy tenant on core.file holds for some commands or roles only.");
    }

    @Test
    void refuses_a_materialised_view() {
        db.asOwner(
                "create materialized view core.roll as select tenant_id, count(*) from core.child group by tenant_id");
        refuses("The materialised view core.roll cannot have policies.");
    }

    @Test
    void refuses_a_foreign_table() {
        db.asSuperuser("""
                create foreign data wrapper b04_wrapper;
                create server b04_server foreign data wrapper b04_wrapper;
                create foreign table core.elsewhere (tenant_id int not null) server b04_server""");
        refuses("The table core.elsewhere is a foreign one, which cannot have policies.");
    }

    @Test
    void refuses_a_view_of_a_superuser() {
        db.asSuperuser("create view core_api.everyone as select tenant_id, id from core.person");
        refuses("The view core_api.everyone reads as postgres, for whom policies do not hold.");
    }

    @Test
    void refuses_a_view_of_a_role_with_BYPASSRLS() {
        db.asSuperuser("""
                create role b04_seer bypassrls;
                alter view core_api.unit owner to b04_seer""");
        refuses("The view core_api.unit reads as b04_seer, for whom policies do not hold.");
    }

    @Test
    void refuses_a_view_of_the_owner_of_the_tables() {
        db.asOwner("create view core.everyone as select tenant_id, id from core.person");
        refuses("The view core.everyone reads as kotte_owner, for whom policies do not hold.");
    }

    @Test
    void accepts_a_view_that_reads_as_its_reader() throws SQLException {
        db.asOwner("create view core.own with (security_invoker) as select tenant_id, id from core.person");
        StartupCheck.require(db.app());
    }

    @Test
    void refuses_a_role_that_may_truncate() {
        db.asOwner("grant truncate on core.audit to kotte_app");
        refuses("The role kotte_app may truncate core.audit, for which no policy is asked.");
    }

    @Test
    @DisplayName("B05 refuses a function that runs as its owner with the search path of its caller")
    void refuses_a_door_with_a_loose_search_path() {
        db.asOwner("""
                create function core.door() returns bigint language sql security definer
                return (select count(*) from core.child where tenant_id = core_api.current_tenant());
                revoke execute on function core.door() from public""");
        refuses("The function core.door() runs as its owner, with a search_path that does not end in pg_temp.");
    }

    @Test
    @DisplayName("B05 refuses a function that runs as its owner and looks for temporary objects first")
    void refuses_a_door_whose_search_path_does_not_end_in_pg_temp() {
        db.asOwner("""
                create function core.door() returns bigint language sql security definer set search_path = pg_temp, core
                return (select count(*) from core.child where tenant_id = core_api.current_tenant());
                revoke execute on function core.door() from public""");
        refuses("The function core.door() runs as its owner, with a search_path that does not end in pg_temp.");
    }

    @Test
    @DisplayName("B05 refuses a function that runs as its owner and can be called by everybody")
    void refuses_a_door_open_to_public() {
        db.asOwner("""
                create function core.door() returns bigint language sql security definer set search_path = core, pg_temp
                return (select count(*) from core.child where tenant_id = core_api.current_tenant());
                grant execute on function core.door() to public""");
        refuses("The function core.door() runs as its owner and can be called by PUBLIC.");
    }

    @Test
    @DisplayName("B05 refuses a function that runs as its owner and looks across tenants off the list")
    void refuses_an_unlisted_door() {
        db.asOwner("""
                create function core.door() returns bigint language sql security definer set search_path = core, pg_temp
                return (select count(*) from core.child);
                revoke execute on function core.door() from public""");
        assertThat(findings("kotte_app"))
                .extracting(Finding::what)
                .containsExactly(
                        "The function core.door() runs as its owner, does not ask for the tenant and is not a listed door.");
    }

    @Test
    @DisplayName("B05 accepts a function that runs as its owner, is pinned and asks for the tenant")
    void accepts_a_careful_door() throws SQLException {
        db.asOwner("""
                create function core.door() returns bigint language sql security definer set search_path = core, pg_temp
                return (select count(*) from core.child where tenant_id = core_api.current_tenant());
                revoke execute on function core.door() from public""");
        StartupCheck.require(db.app());
    }

    private void refuses(String what) {
        refuses("kotte_app", what);
    }

    /** Exactly these findings; and when their mends are applied, none. */
    private void refuses(String role, String... what) {
        var findings = findings(role);
        assertThat(findings).extracting(Finding::what).containsExactly(what);
        findings.forEach(finding -> db.asSuperuser(finding.mend()));
        assertThat(findings(role)).isEmpty();
    }

    private List<Finding> findings(String role) {
        db.asSuperuser("grant connect on database " + db.name() + " to " + role);
        try (var connection = db.as(role).getConnection()) {
            return StartupCheck.findings(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
