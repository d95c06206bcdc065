package se.kotte.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    private static List<String> names(int tenant, String statement) {
        return db.inTenant(tenant, sql -> sql.of(statement).list(row -> row.text("name")));
    }
}
