package se.kotte.server.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.problem.Problem;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

class BarsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @AutoClose
    final TestDatabase db = TestDatabase.create();

    Tallby tallby;

    @BeforeEach
    void make() {
        tallby = Municipality.tallby(db, TODAY);
    }

    private boolean bar(PersonId guardian, ChildId child, String reason) {
        return db.inTenant(
                tallby.tenant(),
                sql -> Bars.bar(sql.connection(), tallby.tenant(), tallby.mona(), guardian, child, reason, NOW));
    }

    private boolean lift(PersonId guardian, ChildId child) {
        return db.inTenant(
                tallby.tenant(),
                sql -> Bars.lift(sql.connection(), tallby.tenant(), tallby.mona(), guardian, child, NOW));
    }

    private List<String> seen(PersonId guardian) {
        return db.inTenant(
                tallby.tenant(),
                sql -> sql.of("""
                                select c.given_name as name
                                  from core_api.visible_children(:tenant, :person, 'guardian', 'child.read', :day) v
                                  join core_api.child c on c.tenant_id = :tenant and c.id = v.child_id""").bind("person", guardian).bind("day", TODAY).list(row -> row.text("name")));
    }

    private List<String> audit() {
        return db.inTenant(
                tallby.tenant(),
                sql -> sql.of("select deed || ' ' || subject_id || ' ' || person_id as line from core.audit"
                                + " where tenant_id = :tenant order by id")
                        .list(row -> row.text("line")));
    }

    @Test
    void who_is_barred_from_a_child_sees_it_no_more_and_the_others_still() {
        assertThat(seen(tallby.gun())).containsExactlyInAnyOrder("Alva", "Bo");

        assertThat(bar(tallby.gun(), tallby.alva(), "court order 12")).isTrue();

        assertThat(seen(tallby.gun())).containsExactly("Bo");
        assertThat(audit())
                .containsExactlyInAnyOrder(
                        "guardian.barred " + tallby.gun() + " " + tallby.mona(),
                        "guardian.barred " + tallby.alva() + " " + tallby.mona());
    }

    @Test
    void barring_again_keeps_the_first_reason_and_writes_nothing() {
        bar(tallby.gun(), tallby.alva(), "first");

        assertThat(bar(tallby.gun(), tallby.alva(), "second")).isFalse();

        assertThat(db.<List<String>>inTenant(
                        tallby.tenant(),
                        sql -> sql.of("select bar_reason as r from core.guardian"
                                        + " where tenant_id = :tenant and guardian_id = :g and barred_at is not null")
                                .bind("g", tallby.gun())
                                .list(row -> row.text("r"))))
                .containsExactly("first");
        assertThat(audit()).hasSize(2);
    }

    @Test
    void lifting_a_bar_is_written_down_as_well() {
        assertThat(lift(tallby.rolf(), tallby.alva())).isTrue();
        assertThat(seen(tallby.rolf())).contains("Alva");
        assertThat(audit()).hasSize(2).allMatch(line -> line.startsWith("guardian.unbarred "));

        assertThat(lift(tallby.rolf(), tallby.alva())).isFalse();
        assertThat(audit()).hasSize(2);
    }

    @Test
    void a_bar_takes_a_reason_and_a_relation() {
        assertThatThrownBy(() -> bar(tallby.gun(), tallby.alva(), " ")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> bar(tallby.dan(), tallby.alva(), "why"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(Problem.Type.NOT_FOUND));
        assertThat(audit()).isEmpty();
    }
}
