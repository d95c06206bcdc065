package se.kotte.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The core's schema as it stands; and each rule, broken on purpose in a scratch database, is found. */
class SchemaConventionsTest {
    @AutoClose
    private static final TestDatabase DB = TestDatabase.create();

    @Test
    void the_schema_keeps_the_conventions() {
        assertThat(SchemaConventions.inspect(DB).violations()).isEmpty();
    }

    @Test
    void and_there_was_something_to_inspect() {
        var inspected = SchemaConventions.inspect(DB).inspected();
        assertThat(inspected).hasSizeGreaterThanOrEqualTo(15);
        assertThat(inspected.get("have row level security enabled, not forced")).isGreaterThan(15);
        assertThat(inspected.get("have an index that begins with its columns")).isGreaterThan(25);
        assertThat(inspected.get("begin with tenant_id")).isGreaterThan(30);
        assertThat(inspected.values()).allSatisfy(count -> assertThat(count).isGreaterThan(3));
    }

    @Test
    void the_application_may_what_the_golden_list_says() throws IOException {
        assertThat(String.join("\n", privileges(DB)))
                .as("If the change of rights is meant, write it into core-privileges.txt")
                .isEqualTo(golden());
    }

    @Test
    void a_grant_too_many_isCaught() throws IOException {
        try (var scratch = DB.copy()) {
            scratch.asOwner("grant delete on core.audit to kotte_app; grant update (at) on core.audit to kotte_app");
            assertThat(String.join("\n", privileges(scratch)))
                    .isNotEqualTo(golden())
                    .contains("kotte_app core.audit DELETE, INSERT, SELECT")
                    .contains("kotte_app core.audit(at) UPDATE");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            create table core.x (id uuid, constraint x_pk primary key (id))                        | core.x should have a column tenant_id int not null
            create table core.x (tenant_id bigint not null, constraint x_pk primary key (tenant_id)) | core.x should have a column tenant_id int not null
            create table core.x (tenant_id int not null)                                           | core.x should have a primary key
            create table core.x (id uuid, tenant_id int, constraint x_pk primary key (id, tenant_id)) | core.x_pk should begin with tenant_id
            alter table core.person add constraint person_email_uk unique (email)                  | core.person_email_uk should begin with tenant_id
            create index person_email_ix on core.person (email)                                    | core.person_email_ix should begin with tenant_id
            alter table core.file add constraint file_unit_fk foreign key (id, tenant_id) references core.unit (id, tenant_id) | core.file.file_unit_fk should refer from tenant_id to the tenant first
            drop index core.placement_unit_ix                                                      | core.placement.placement_unit_fk should have an index that begins with its columns
            drop index core.placement_unit_ix; create index placement_unit_ix on core.placement (tenant_id, unit_id) where valid_until is null | core.placement.placement_unit_fk should have an index that begins with its columns
            drop index core.host_tenant_ix                                                         | core.host.host_tenant_fk should have an index that begins with its columns
            alter table core.child disable row level security                                      | core.child should have row level security enabled, not forced
            alter table core.child force row level security                                        | core.child should have row level security enabled, not forced
            drop table core.signed_out                                                             | core.signed_out should be there, being on the list of platform tables
            alter view core_api.child owner to kotte_owner                                         | core_api.child should belong to kotte_owner; a view to kotte_view, or read as its reader
            alter table core.person add seen timestamptz                                           | core.person.seen should be a timestamptz named at or …_at
            alter table core.person add seen_at timestamp                                          | core.person.seen_at should be a timestamptz named at or …_at
            alter table core.person add check (email <> '')                                        | core.person.person_email_check should be named <table>_…_pk, uk, fk or ck
            create index anything on core.person (tenant_id, email)                                | core.anything should be named <table>_…_ix, or _uk or _pk if it is unique
            grant select on core.unit to public                                                    | core.unit should give PUBLIC nothing
            grant usage on schema core to public                                                   | core should give PUBLIC nothing
            grant execute on function core_api.current_tenant() to public                          | core_api.current_tenant() should give PUBLIC nothing
            grant references on core.unit to kotte_app                                             | core.unit should let the application read and write rows at most, and the history not at all
            grant select on core.flyway_history to kotte_app                                       | core.flyway_history should let the application read and write rows at most, and the history not at all
            grant insert on core.unit to kotte_view                                                | core.unit should let the application read and write rows at most, and the history not at all
            alter view core_api.child set (security_barrier)                                       | core_api.child should be pulled up: without security_barrier
            alter function core_api.visible_units(int, uuid, text, date) volatile                  | core_api.visible_units(integer,uuid,text,date) should be inlined: SQL, stable, without SET or SECURITY DEFINER
            alter function core_api.visible_units(int, uuid, text, date) set search_path = core    | core_api.visible_units(integer,uuid,text,date) should be inlined: SQL, stable, without SET or SECURITY DEFINER
            """)
    void a_breach_isCaught(String hole, String found) {
        assertThat(violationsWith(hole)).contains(found);
    }

    @Test
    void a_table_that_belongs_to_somebody_else_isCaught() {
        try (var scratch = DB.copy()) {
            scratch.asSuperuser("alter table core.unit owner to postgres");
            assertThat(SchemaConventions.inspect(scratch).violations())
                    .contains("core.unit should belong to kotte_owner; a view to kotte_view, or read as its reader");
        }
    }

    @Test
    void what_the_start_up_check_finds_isCaught() {
        try (var scratch = DB.copy()) {
            scratch.asOwner("alter policy tenant on core.child using (true)");
            assertThat(SchemaConventions.inspect(scratch).violations())
                    .containsExactly("The policy tenant on core.child lets rows through USING true.");
        }
    }

    /** Rolls back afterwards. */
    private static List<String> violationsWith(String hole) {
        return DB.asOwner(sql -> {
            sql.execute(hole);
            var violations = SchemaConventions.inspect(sql.connection()).violations();
            sql.connection().rollback();
            return violations;
        });
    }

    /** What kotte_app, kotte_operator, kotte_view and PUBLIC hold in the schemas of the core, down to columns. */
    private static List<String> privileges(TestDatabase db) {
        return db.asOwner(sql -> sql.of("""
                        with held as (
                            select nspname as what, nspacl as acl, 0 as sort from pg_namespace
                             where nspname in ('core', 'core_api', 'public')
                            union all
                            select c.oid::regclass::text, relacl, 1 from pg_class c
                             where relnamespace in ('core'::regnamespace, 'core_api'::regnamespace)
                            union all
                            select attrelid::regclass || '(' || attname || ')', attacl, 1
                              from pg_attribute join pg_class c on c.oid = attrelid
                             where relnamespace in ('core'::regnamespace, 'core_api'::regnamespace)
                            union all
                            select p.oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)), 2 from pg_proc p
                             where pronamespace in ('core'::regnamespace, 'core_api'::regnamespace)
                        )
                        select case when grantee = 0 then 'PUBLIC' else pg_get_userbyid(grantee) end || ' ' || what || ' '
                                   || string_agg(distinct privilege_type, ', ' order by privilege_type) as line
                          from held, aclexplode(acl)
                         where grantee = 0 or pg_get_userbyid(grantee) in ('kotte_app', 'kotte_operator')
                            or pg_get_userbyid(grantee) = 'kotte_view' and what not like 'core_api.%'
                         group by grantee, what, sort
                         order by grantee = 0, 1
                        """).list(row -> row.text("line")));
    }

    private static String golden() throws IOException {
        try (InputStream list = SchemaConventionsTest.class.getResourceAsStream("core-privileges.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
