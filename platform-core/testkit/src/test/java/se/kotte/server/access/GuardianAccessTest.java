package se.kotte.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;
import se.kotte.testkit.DatabaseException;

class GuardianAccessTest extends AccessSentences {
    @Test
    @DisplayName("D01 a guardian sees her own children and no other")
    void a_guardian_sees_her_own_children_and_no_other() {
        assertThat(guarded(t.gun())).containsExactlyInAnyOrder(t.alva(), t.bo());
        assertThat(guarded(t.dan())).containsExactly(t.disa());
    }

    @Test
    @DisplayName("D02 a barred guardian sees the sibling and not the child")
    void a_barred_guardian_sees_the_sibling_and_not_the_child() {
        assertThat(guarded(t.rolf())).containsExactly(t.bo());
    }

    @Test
    @DisplayName("D02 a bar holds for its child and its guardian only")
    void a_bar_holds_for_its_child_and_its_guardian_only() {
        assertThat(guarded(t.gun())).contains(t.alva());
    }

    @Test
    void a_relation_ends_exactly_on_the_day() {
        var m = municipality();
        var child = m.child("Eva", m.preschool("P"));
        var guardian = m.person("Eg");
        m.guardian(guardian, child, TODAY.minusYears(1), TODAY);
        assertThat(guarded(m, guardian, TODAY.minusDays(1))).containsExactly(child);
        assertThat(guarded(m, guardian, TODAY)).isEmpty();
    }

    @Test
    void a_relation_begins_exactly_on_the_day() {
        var m = municipality();
        var child = m.child("Eva", m.preschool("P"));
        var guardian = m.person("Eg");
        m.guardian(guardian, child, TODAY, null);
        assertThat(guarded(m, guardian, TODAY.minusDays(1))).isEmpty();
        assertThat(guarded(m, guardian, TODAY)).containsExactly(child);
    }

    @Test
    @DisplayName("D05 a guardian sees the child on the last day of grace and not on the day after")
    void a_guardian_sees_the_child_on_the_last_day_of_grace_and_not_on_the_day_after() {
        var m = municipality();
        var child = m.child("Elin", m.preschool("P"));
        var guardian = m.guardianOf("Tove", child);
        m.endPlacements(child, TODAY);
        assertThat(guarded(m, guardian, TODAY.plusDays(29))).containsExactly(child);
        assertThat(guarded(m, guardian, TODAY.plusDays(30))).isEmpty();
    }

    @Test
    @DisplayName("D05 without grace the placement ends exactly on the day")
    void without_grace_the_placement_ends_exactly_on_the_day() {
        var m = municipality();
        grace(m, 0);
        var child = m.child("Elin", m.preschool("P"));
        var guardian = m.guardianOf("Tove", child);
        m.endPlacements(child, TODAY);
        assertThat(guarded(m, guardian, TODAY.minusDays(1))).containsExactly(child);
        assertThat(guarded(m, guardian, TODAY)).isEmpty();
    }

    @Test
    @DisplayName(
            "D05 grace ends with the second before midnight of the municipality, in the night when clocks change too")
    void grace_ends_with_the_second_before_midnight_of_the_municipality() {
        var m = municipality();
        grace(m, 1);
        var child = m.child("Elin", m.preschool("P"));
        var guardian = m.guardianOf("Tove", child);
        m.endPlacements(child, LocalDate.of(2026, 10, 25));
        // Summer time ends on 25 October 2026 at 01:00 UTC: that day has 25 hours in Stockholm, and ends at 23:00 UTC.
        assertThat(guarded(m, guardian, stockholm("2026-10-25T22:59:59Z"))).containsExactly(child);
        assertThat(guarded(m, guardian, stockholm("2026-10-25T23:00:00Z"))).isEmpty();
        m.endPlacements(child, LocalDate.of(2026, 3, 28));
        // It begins on 29 March at 01:00 UTC: 28 March ends at 23:00 UTC as on any winter day, and the 29th at 22:00.
        assertThat(guarded(m, guardian, stockholm("2026-03-28T22:59:59Z"))).containsExactly(child);
        assertThat(guarded(m, guardian, stockholm("2026-03-28T23:00:00Z"))).isEmpty();
    }

    @Test
    void the_last_of_two_placements_counts() {
        var m = municipality();
        var child = m.child("Eva");
        m.placement(child, m.preschool("P"), TODAY.minusYears(1), TODAY.minusDays(100));
        m.placement(child, m.preschool("Q"), TODAY.minusYears(1), null);
        assertThat(guarded(m, m.guardianOf("Gun", child), TODAY)).containsExactly(child);
    }

    @Test
    void a_placement_that_ended_before_it_began_never_was() {
        var m = municipality();
        var child = m.child("Eva");
        m.placement(child, m.preschool("P"), TODAY, TODAY);
        assertThat(guarded(m, m.guardianOf("Gun", child), TODAY)).isEmpty();
    }

    @Test
    @DisplayName("D06 one account in two municipalities sees in each the child that goes there")
    void one_account_in_two_municipalities_sees_in_each_the_child_that_goes_there() {
        assertThat(guarded(t.tove())).containsExactly(t.elin());
        assertThat(guarded(b.municipality(), b.tove(), TODAY)).containsExactly(b.havi());
        assertThat(guarded(b.municipality(), t.tove(), TODAY)).isEmpty();
        assertThat(guarded(t.municipality(), b.tove(), TODAY)).isEmpty();
    }

    @Test
    @DisplayName("D07 staff who are guardians have the rights of one of the two at a time")
    void staff_who_are_guardians_have_the_rights_of_one_of_the_two_at_a_time() {
        var m = municipality();
        var myran = m.preschool("Myran");
        var alva = m.child("Alva", myran);
        var disa = m.child("Disa", m.preschool("Bien"));
        var pia = m.staff("Pia", "pedagogue", myran);
        m.guardian(pia, disa);
        assertThat(guarded(m, pia, TODAY)).containsExactly(disa);
        assertThat(placed(m, pia, TODAY)).containsExactly(alva);
    }

    @Test
    @DisplayName("D07 the role of guardians cannot be held at a unit")
    void the_role_of_guardians_cannot_be_held_at_a_unit() {
        var m = municipality();
        var gun = m.person("Gun");
        assertThatThrownBy(() -> m.assignment(gun, "guardian", m.root()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("assignment_staff_ck");
        assertThatThrownBy(() -> m.role("grandparent", Population.GUARDIAN, List.of()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("role_guardian_ck");
    }

    @Test
    void a_guardian_has_the_capabilities_of_the_role_guardian_and_no_other() {
        assertThat(children(t.municipality(), t.gun(), Population.GUARDIAN, "documentation.read", TODAY))
                .isNotEmpty();
        assertThat(children(t.municipality(), t.gun(), Population.GUARDIAN, "documentation.write", TODAY))
                .isEmpty();
    }
}
