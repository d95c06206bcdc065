package se.kotte.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kotte.testkit.TestDatabase;

class AccessHolesTest {
    @AutoClose
    private static final TestDatabase SCRATCH = AccessSentences.CAST.copy();

    /** The rule, mutated in a scratch database, and the sentence that must notice. */
    @ParameterizedTest(name = "{0}: {1} → {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            guarded_children | and not g.barred | `` | a_barred_guardian_sees_the_sibling_and_not_the_child
            guarded_children | and g.guardian_id = guarded_children.person | `` | a_guardian_sees_her_own_children_and_no_other
            guarded_children | g.valid_until > guarded_children.day | g.valid_until >= guarded_children.day | a_relation_ends_exactly_on_the_day
            guarded_children | g.valid_from <= guarded_children.day | g.valid_from < guarded_children.day | a_relation_begins_exactly_on_the_day
            guarded_children | + t.guardian_grace_days > | + t.guardian_grace_days >= | a_guardian_sees_the_child_on_the_last_day_of_grace_and_not_on_the_day_after
            guarded_children | + t.guardian_grace_days > | > | a_guardian_sees_the_child_on_the_last_day_of_grace_and_not_on_the_day_after
            guarded_children | + t.guardian_grace_days > | + t.guardian_grace_days >= | grace_ends_with_the_second_before_midnight_of_the_municipality
            guarded_children | + t.guardian_grace_days > | + t.guardian_grace_days >= | without_grace_the_placement_ends_exactly_on_the_day
            guarded_children | p.valid_until > p.valid_from | true | a_placement_that_ended_before_it_began_never_was
            guarded_children | and r.capability = guarded_children.capability | `` | a_guardian_has_the_capabilities_of_the_role_guardian_and_no_other
            assigned_units | a.valid_until > assigned_units.day | a.valid_until >= assigned_units.day | a_substitute_of_one_day_sees_the_children_that_day_and_nothing_the_day_before_or_after
            assigned_units | a.valid_from <= assigned_units.day | true | a_substitute_of_one_day_sees_the_children_that_day_and_nothing_the_day_before_or_after
            assigned_units | and r.capability = assigned_units.capability | `` | a_role_holds_for_its_own_capabilities_only
            assigned_units | and r.role_id = a.role_id | `` | two_roles_of_one_person_at_two_units_do_not_mix
            assigned_units | and a.person_id = assigned_units.person | `` | a_pedagogue_sees_the_children_of_her_own_unit_and_none_of_another_preschool
            visible_units | c.ancestor_id = a.unit_id | c.descendant_id = a.unit_id | a_role_flows_down_and_neither_up_nor_sideways
            placed_children | u.ancestor_id = a.unit_id | true | a_role_flows_down_and_neither_up_nor_sideways
            placed_children | p.valid_until > placed_children.day | p.valid_until + 30 > placed_children.day | staff_see_a_child_from_the_first_day_of_the_placement_to_the_last_without_grace
            placed_children | p.valid_until > placed_children.day | p.valid_until >= placed_children.day | a_moved_child_is_seen_by_the_old_unit_to_the_day_before_and_by_the_new_from_the_day
            placed_children | p.valid_from <= placed_children.day | true | staff_see_a_child_from_the_first_day_of_the_placement_to_the_last_without_grace
            placed_children | select distinct | select | a_child_placed_twice_is_listed_once
            placed_children | (not c.protected | (true | a_protected_child_is_absent_for_those_without_the_capability
            placed_children | 'child.protected', placed_children.day | 'child.protected', placed_children.day - 1 | the_capability_for_protected_children_elsewhere_or_yesterday_does_not_help
            visible_children | where visible_children.population = 'staff' | `` | staff_who_are_guardians_have_the_rights_of_one_of_the_two_at_a_time
            visible_children | where visible_children.population = 'guardian' | `` | staff_who_are_guardians_have_the_rights_of_one_of_the_two_at_a_time
            """)
    void a_hole_in_the_rule_isCaught(String function, String rule, String hole, String sentence) throws Exception {
        var sentences = Stream.of(new GuardianAccessTest(), new StaffAccessTest(), new ProtectedAccessTest())
                .filter(test -> Stream.of(test.getClass().getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(sentence)))
                .findAny()
                .orElseThrow();
        var sound = definition(function);
        assertThat(sound).contains(rule);
        SCRATCH.asOwner(sound.replace(rule, hole));
        try {
            sentences.db = SCRATCH;
            var test = sentences.getClass().getDeclaredMethod(sentence);
            assertThatThrownBy(() -> test.invoke(sentences)).hasCauseInstanceOf(AssertionError.class);
        } finally {
            SCRATCH.asOwner(sound);
        }
    }

    private static String definition(String function) {
        return SCRATCH.asOwner(sql -> sql.of("select pg_get_functiondef(oid) as body from pg_proc"
                        + " where pronamespace = 'core_api'::regnamespace and proname = :name")
                .bind("name", function)
                .one(row -> row.text("body"))
                .orElseThrow());
    }
}
