package se.kotte.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDatabaseTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @AutoClose
    static final TestDatabase db = TestDatabase.create();

    static Tallby tallby;
    static Bjorkvik bjorkvik;

    @BeforeAll
    static void make() {
        tallby = Municipality.tallby(db, TODAY);
        bjorkvik = Municipality.bjorkvik(db, TODAY);
    }

    @Test
    void the_application_reads_its_tenant_and_the_owner_reads_all() {
        var units = "select name from core.unit where kind = 'preschool' order by name";
        assertThat(names(1, units)).containsExactly("Granen", "Solrosen");
        assertThat(names(2, units)).containsExactly("Havet");
        assertThat(db.<List<String>>asOwner(sql -> sql.of(units).list(row -> row.text("name"))))
                .containsExactly("Granen", "Havet", "Solrosen");
    }

    @Test
    void each_database_begins_empty() {
        try (var other = TestDatabase.create()) {
            int tenants = other.asOwner(sql -> sql.of("select count(*) as n from core.tenant")
                    .one(row -> row.number("n"))
                    .orElseThrow());
            assertThat(tenants).isZero();
        }
    }

    @Test
    void what_throws_leaves_nothing() {
        assertThatThrownBy(() -> db.doInTenant(1, sql -> {
                    sql.of("update core.unit set name = 'gone' where tenant_id = :tenant")
                            .run();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(names(1, "select name from core.unit where name = 'gone'")).isEmpty();
    }

    @Test
    void the_tenant_is_not_for_the_test_to_bind() {
        assertThatThrownBy(() -> db.doInTenant(
                        1, sql -> sql.of("select 1 where 1 = :tenant").bind("tenant", 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_carries_the_state_of_the_database() {
        assertThatThrownBy(() -> db.doInTenant(
                        1,
                        sql -> sql.of("delete from core.person where tenant_id = :tenant")
                                .run()))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.state()).isEqualTo("42501"));
    }

    @Test
    void a_plugin_has_its_schema_beside_the_core_and_is_held_to_the_conventions(@TempDir Path plugin)
            throws IOException {
        var migrations = Files.createDirectories(plugin.resolve("META-INF/kotte/migrations"));
        Files.writeString(plugin.resolve("META-INF/kotte/plugin.json"), "{\"id\": \"notes\"}");
        Files.writeString(migrations.resolve("V001__create_note.sql"), """
                create table p_notes.note (
                    tenant_id int  not null,
                    id        uuid not null,
                    body      text not null,
                    constraint note_pk primary key (id, tenant_id)
                );
                alter table p_notes.note enable row level security;
                create policy tenant on p_notes.note using (tenant_id = core_api.current_tenant())""");
        try (var scratch = TestDatabase.create(plugin)) {
            Municipality.empty(scratch, 1, "tallby", TODAY);
            scratch.doInTenant(
                    1,
                    sql -> sql.of("insert into p_notes.note values (:tenant, uuidv7(), 'x')")
                            .run());
            assertThat(SchemaConventions.inspect(scratch).violations())
                    .containsExactly(
                            "The policy tenant on p_notes.note takes rows in without WITH CHECK.",
                            "p_notes.note_pk should begin with tenant_id");
        }
    }

    private static List<String> names(int tenant, String statement) {
        return db.inTenant(tenant, sql -> sql.of(statement).list(row -> row.text("name")));
    }
}
