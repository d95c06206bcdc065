package se.kotte.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProtectedAccessTest extends AccessSentences {
    @Test
    @DisplayName("F01 a protected child is absent for those without the capability, the administrator included")
    void a_protected_child_is_absent_for_those_without_the_capability() {
        for (var person : List.of(t.pia(), t.sam(), t.rut(), t.mona()))
            assertThat(placed(person)).doesNotContain(t.cid()).isNotEmpty();
    }

    @Test
    void a_protected_child_is_seen_by_the_own_guardian() {
        assertThat(guarded(t.petra())).containsExactly(t.cid());
    }

    @Test
    void a_protected_child_is_seen_with_the_capability_at_or_above_its_unit() {
        var m = municipality();
        var school = m.preschool("P");
        var department = m.department("D", school);
        var child = m.child("Cid", department);
        m.protect(child);
        var pia = m.staff("Pia", "pedagogue", department);
        assertThat(placed(m, pia, TODAY)).isEmpty();
        m.assignment(pia, "protected-reader", school);
        assertThat(placed(m, pia, TODAY)).containsExactly(child);
    }

    @Test
    void the_capability_for_protected_children_elsewhere_or_yesterday_does_not_help() {
        var m = municipality();
        var here = m.preschool("Here");
        var child = m.child("Cid", here);
        m.protect(child);
        var pia = m.staff("Pia", "pedagogue", here);
        m.assignment(pia, "protected-reader", m.preschool("There"));
        m.assignment(pia, "protected-reader", here, TODAY.minusDays(9), TODAY);
        assertThat(placed(m, pia, TODAY.minusDays(1))).containsExactly(child);
        assertThat(placed(m, pia, TODAY)).isEmpty();
    }

    @Test
    void the_capability_for_protected_children_alone_shows_nobody() {
        var m = municipality();
        var here = m.preschool("Here");
        m.protect(m.child("Cid", here));
        m.child("Alva", here);
        assertThat(placed(m, m.staff("Pia", "protected-reader", here), TODAY)).isEmpty();
    }
}
