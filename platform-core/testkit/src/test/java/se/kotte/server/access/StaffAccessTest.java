package se.kotte.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;

class StaffAccessTest extends AccessSentences {
    @Test
    @DisplayName("E01 a pedagogue sees the children of her own unit and none of another preschool")
    void a_pedagogue_sees_the_children_of_her_own_unit_and_none_of_another_preschool() {
        assertThat(placed(t.pia())).containsExactlyInAnyOrder(t.alva(), t.bo());
        assertThat(placed(t.ulf())).containsExactly(t.elin());
        assertThat(units(t.municipality(), t.ulf(), TODAY)).containsExactly(t.granen());
    }

    @Test
    @DisplayName("E02 a substitute of one day sees the children that day, and nothing the day before or after")
    void a_substitute_of_one_day_sees_the_children_that_day_and_nothing_the_day_before_or_after() {
        assertThat(placed(t.sam())).containsExactlyInAnyOrder(t.alva(), t.bo());
        assertThat(placed(t.municipality(), t.sam(), TODAY.minusDays(1))).isEmpty();
        assertThat(placed(t.municipality(), t.sam(), TODAY.plusDays(1))).isEmpty();
        assertThat(units(t.municipality(), t.sam(), TODAY)).containsExactly(t.myran());
        assertThat(units(t.municipality(), t.sam(), TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void a_role_flows_down_and_neither_up_nor_sideways() {
        assertThat(units(t.municipality(), t.rut(), TODAY))
                .containsExactlyInAnyOrder(t.solrosen(), t.myran(), t.bien());
        assertThat(units(t.municipality(), t.pia(), TODAY)).containsExactly(t.myran());
        assertThat(placed(t.rut())).containsExactlyInAnyOrder(t.alva(), t.bo(), t.disa());
        assertThat(placed(t.mona())).containsExactlyInAnyOrder(t.alva(), t.bo(), t.disa(), t.elin());
    }

    @Test
    void a_role_holds_for_its_own_capabilities_only() {
        assertThat(children(t.municipality(), t.mona(), Population.STAFF, "documentation.write", TODAY))
                .isEmpty();
        assertThat(children(t.municipality(), t.pia(), Population.STAFF, "documentation.write", TODAY))
                .isNotEmpty();
    }

    @Test
    void two_roles_of_one_person_at_two_units_do_not_mix() {
        var m = municipality();
        var here = m.preschool("Here");
        var there = m.preschool("There");
        var pia = m.staff("Pia", "area-manager", here);
        m.assignment(pia, "pedagogue", there);
        var child = m.child("Alva", here);
        assertThat(placed(m, pia, TODAY)).containsExactly(child);
        assertThat(children(m, pia, Population.STAFF, "documentation.write", TODAY))
                .isEmpty();
    }

    @Test
    void the_administrator_of_one_municipality_sees_nothing_of_another() {
        assertThat(placed(b.municipality(), t.mona(), TODAY)).isEmpty();
        assertThat(units(b.municipality(), t.mona(), TODAY)).isEmpty();
        assertThat(placed(b.municipality(), b.bea(), TODAY)).containsExactly(b.havi());
    }

    @Test
    void staff_see_a_child_from_the_first_day_of_the_placement_to_the_last_without_grace() {
        var m = municipality();
        var unit = m.preschool("P");
        var pia = m.staff("Pia", "pedagogue", unit);
        var child = m.child("Alva");
        m.placement(child, unit, TODAY, TODAY.plusDays(7));
        assertThat(placed(m, pia, TODAY.minusDays(1))).isEmpty();
        assertThat(placed(m, pia, TODAY)).containsExactly(child);
        assertThat(placed(m, pia, TODAY.plusDays(6))).containsExactly(child);
        assertThat(placed(m, pia, TODAY.plusDays(7))).isEmpty();
    }

    @Test
    void a_moved_child_is_seen_by_the_old_unit_to_the_day_before_and_by_the_new_from_the_day() {
        var m = municipality();
        var old = m.preschool("Old");
        var next = m.preschool("Next");
        var pia = m.staff("Pia", "pedagogue", old);
        var ulf = m.staff("Ulf", "pedagogue", next);
        var child = m.child("Alva", old);
        m.endPlacements(child, TODAY);
        m.placement(child, next, TODAY, null);
        assertThat(placed(m, pia, TODAY.minusDays(1))).containsExactly(child);
        assertThat(placed(m, ulf, TODAY.minusDays(1))).isEmpty();
        assertThat(placed(m, pia, TODAY)).isEmpty();
        assertThat(placed(m, ulf, TODAY)).containsExactly(child);
        assertThat(guarded(m, m.guardianOf("Gun", child), TODAY)).containsExactly(child);
    }

    @Test
    void a_child_placed_twice_is_listed_once() {
        var m = municipality();
        var school = m.preschool("P");
        var child = m.child("Alva", m.department("D", school));
        m.placement(child, m.department("E", school), TODAY, null);
        assertThat(placed(m, m.staff("Rut", "principal", school), TODAY)).containsExactly(child);
    }

    @Test
    void a_closed_unit_stays_readable_to_those_above_it() {
        var m = municipality();
        var school = m.preschool("P");
        var closed = m.department("D", school);
        var rut = m.staff("Rut", "principal", school);
        db.asOwner("update core.unit set valid_until = '" + TODAY + "' where tenant_id = " + m.tenant() + " and id = '"
                + closed + "'");
        assertThat(units(m, rut, TODAY.plusDays(1))).contains(closed);
    }
}
