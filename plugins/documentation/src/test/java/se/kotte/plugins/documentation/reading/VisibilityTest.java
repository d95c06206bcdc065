package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Viewer;
import se.kotte.plugins.documentation.Entries;
import se.kotte.plugins.documentation.Noon;
import se.kotte.plugins.documentation.Reader;
import se.kotte.testkit.Bjorkvik;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** Who reads what: rules 1 to 10 of the plugin, one by one, in the feed and by the single check alike. */
class VisibilityTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final Instant YESTERDAY = Noon.of(TODAY.minusDays(1));

    @AutoClose
    static final TestDatabase db = TestDatabase.create(Entries.PLUGIN);

    static Tallby tallby;
    static Bjorkvik bjorkvik;
    static Municipality m;
    static Entries entries;

    final Noon clock = new Noon(TODAY);
    Asking asking;

    @BeforeAll
    static void make() {
        tallby = Municipality.tallby(db, TODAY);
        bjorkvik = Municipality.bjorkvik(db, TODAY);
        m = tallby.municipality();
        entries = new Entries(db, m);
    }

    @BeforeEach
    void ask() {
        asking = new Asking(db, tallby.tenant(), clock);
    }

    private boolean reads(Viewer viewer, UUID entry) {
        return asking.reads(viewer, entry);
    }

    private static Viewer guardian(PersonId person) {
        return Reader.guardian(person);
    }

    private static Viewer staff(PersonId person) {
        return Reader.staff(person);
    }

    private static Entries.Making atMyran() {
        return entries.at(tallby.myran(), tallby.solrosen(), tallby.pia());
    }

    @Test
    void rule_2_guardians_read_what_tags_their_child_and_others_do_not() {
        var entry = atMyran().tags(tallby.bo()).published(YESTERDAY);

        assertThat(reads(guardian(tallby.gun()), entry)).isTrue();
        assertThat(reads(guardian(tallby.rolf()), entry)).isTrue();
        assertThat(reads(guardian(tallby.dan()), entry)).isFalse();
        assertThat(reads(guardian(tallby.tove()), entry)).isFalse();
    }

    @Test
    void rule_3_guardians_read_what_is_for_the_department_or_preschool_of_their_child() {
        var department = atMyran().forDepartment().published(YESTERDAY);
        var preschool = atMyran().forPreschool().published(YESTERDAY);

        assertThat(reads(guardian(tallby.gun()), department)).isTrue();
        assertThat(reads(guardian(tallby.dan()), department))
                .as("another department")
                .isFalse();
        assertThat(reads(guardian(tallby.dan()), preschool)).isTrue();
        assertThat(reads(guardian(tallby.tove()), preschool))
                .as("another preschool")
                .isFalse();
    }

    @Test
    void rule_3_a_placement_that_ends_on_the_day_of_publication_does_not_count_and_the_day_before_does() {
        var child = m.child("Ender");
        m.placement(child, tallby.myran(), TODAY.minusYears(1), TODAY.minusDays(3));
        var guardian = guardian(m.guardianOf("Enders", child));
        var midnight = Noon.at(TODAY.minusDays(3), LocalTime.MIDNIGHT);
        var lastSecond = atMyran().forDepartment().published(midnight.minusSeconds(1));
        var firstSecond = atMyran().forDepartment().published(midnight);

        assertThat(reads(guardian, lastSecond)).isTrue();
        assertThat(reads(guardian, firstSecond)).isFalse();
    }

    @Test
    void rule_3_a_placement_counts_from_the_midnight_of_its_first_day_in_the_tenants_zone() {
        var child = m.child("Beginner");
        m.placement(child, tallby.myran(), TODAY.minusDays(3), null);
        var guardian = guardian(m.guardianOf("Beginners", child));
        var midnight = Noon.at(TODAY.minusDays(3), LocalTime.MIDNIGHT);
        var before = atMyran().forDepartment().published(midnight.minusSeconds(1));
        var after = atMyran().forDepartment().published(midnight);

        assertThat(reads(guardian, before)).isFalse();
        assertThat(reads(guardian, after)).isTrue();
    }

    @Test
    void a_placement_that_ended_keeps_what_it_gave_until_the_grace_period_is_over() {
        var child = m.child("Graced");
        m.placement(child, tallby.myran(), TODAY.minusYears(1), TODAY);
        var guardian = guardian(m.guardianOf("Graceds", child));
        var tagged = atMyran().tags(child).published(YESTERDAY);
        var told = atMyran().forDepartment().published(YESTERDAY);
        var lastDay = TODAY.plusDays(29);

        clock.set(Noon.at(lastDay, LocalTime.of(23, 59, 59)));
        assertThat(reads(guardian, tagged)).isTrue();
        assertThat(reads(guardian, told)).isTrue();
        clock.set(Noon.at(lastDay.plusDays(1), LocalTime.MIDNIGHT));
        assertThat(reads(guardian, tagged)).isFalse();
        assertThat(reads(guardian, told)).isFalse();
    }

    @Test
    void a_moved_child_takes_along_what_it_had_and_gets_what_is_new_where_it_is() {
        var child = m.child("Mover");
        m.placement(child, tallby.myran(), TODAY.minusYears(1), TODAY.minusDays(10));
        m.placement(child, tallby.bien(), TODAY.minusDays(10), null);
        var guardian = guardian(m.guardianOf("Movers", child));
        var oldThen = atMyran().forDepartment().published(Noon.of(TODAY.minusDays(20)));
        var oldNow = atMyran().forDepartment().published(YESTERDAY);
        var atBien = entries.at(tallby.bien(), tallby.solrosen(), tallby.rut());
        var newThen = atBien.forDepartment().published(Noon.of(TODAY.minusDays(20)));
        var newNow = entries.at(tallby.bien(), tallby.solrosen(), tallby.rut())
                .forDepartment()
                .published(YESTERDAY);

        assertThat(reads(guardian, oldThen)).isTrue();
        assertThat(reads(guardian, oldNow)).isFalse();
        assertThat(reads(guardian, newThen)).isFalse();
        assertThat(reads(guardian, newNow)).isTrue();
    }

    @Test
    void rule_4_a_barred_guardian_does_not_get_the_childs_entry_by_the_department() {
        var entry = atMyran().forDepartment().tags(tallby.alva()).published(YESTERDAY);

        assertThat(reads(guardian(tallby.gun()), entry)).isTrue();
        assertThat(reads(guardian(tallby.rolf()), entry)).isFalse();
    }

    @Test
    void rule_4_a_barred_guardian_does_not_get_the_childs_entry_by_a_sibling() {
        var both = atMyran().tags(tallby.alva(), tallby.bo()).published(YESTERDAY);
        var sibling = atMyran().tags(tallby.bo()).published(YESTERDAY);

        assertThat(reads(guardian(tallby.rolf()), both)).isFalse();
        assertThat(reads(guardian(tallby.rolf()), sibling)).isTrue();
    }

    @Test
    void rule_4_a_bar_outlives_the_relation() {
        var child = m.child("Barred", tallby.myran());
        var guardian = m.person("Barrer");
        m.guardian(guardian, child, TODAY.minusYears(2), TODAY.minusYears(1));
        m.bar(guardian, child, tallby.mona());
        m.guardian(guardian, tallby.bo());
        var entry = atMyran().tags(child, tallby.bo()).published(YESTERDAY);

        assertThat(reads(guardian(guardian), entry)).isFalse();
    }

    @Test
    void rules_5_and_8_what_tags_a_protected_child_is_absent_as_a_whole() {
        var entry = atMyran().forDepartment().tags(tallby.cid(), tallby.alva()).published(YESTERDAY);

        assertThat(reads(guardian(tallby.petra()), entry)).as("their own child").isTrue();
        assertThat(reads(guardian(tallby.gun()), entry)).isFalse();
        assertThat(reads(staff(tallby.pia()), entry)).as("its author, too").isFalse();
        assertThat(reads(staff(tallby.rut()), entry)).isFalse();
        assertThat(reads(staff(tallby.mona()), entry)).isFalse();
    }

    @Test
    void rule_8_who_holds_the_capability_where_the_child_is_placed_reads_it() {
        var entry = atMyran().tags(tallby.cid()).published(YESTERDAY);
        var here = m.staff("Prot", "pedagogue", tallby.myran());
        m.assignment(here, "protected-reader", tallby.myran());
        var elsewhere = m.staff("Wrong", "pedagogue", tallby.myran());
        m.assignment(elsewhere, "protected-reader", tallby.bien());

        assertThat(reads(staff(here), entry)).isTrue();
        assertThat(reads(staff(elsewhere), entry)).isFalse();
    }

    @Test
    void rule_6_what_is_for_staff_only_is_read_by_staff_only() {
        var entry = atMyran().forStaff().tags(tallby.bo()).published(YESTERDAY);

        assertThat(reads(staff(tallby.pia()), entry)).isTrue();
        assertThat(reads(staff(tallby.rut()), entry)).isTrue();
        assertThat(reads(guardian(tallby.gun()), entry)).isFalse();
    }

    @Test
    void rule_7_staff_read_where_their_role_is_and_below_and_not_beside() {
        var entry = atMyran().published(YESTERDAY);
        var area = m.area("North");
        var manager = m.staff("Arne", "area-manager", area);

        assertThat(reads(staff(tallby.pia()), entry)).isTrue();
        assertThat(reads(staff(tallby.rut()), entry)).isTrue();
        assertThat(reads(staff(tallby.mona()), entry)).isTrue();
        assertThat(reads(staff(tallby.ulf()), entry)).as("another preschool").isFalse();
        assertThat(reads(staff(m.staff("Bertil", "pedagogue", tallby.bien())), entry))
                .as("another department")
                .isFalse();
        assertThat(reads(staff(manager), entry)).as("another area").isFalse();
    }

    @Test
    void rule_7_a_role_at_an_area_counts_for_its_preschools() {
        var area = m.area("South");
        var preschool = m.unit("preschool", "Vitsippan", area);
        var department = m.department("Knoppen", preschool);
        var manager = staff(m.staff("Asta", "area-manager", area));
        var entry = entries.at(department, preschool, tallby.pia()).published(YESTERDAY);

        assertThat(reads(manager, entry)).isTrue();
        assertThat(reads(manager, atMyran().published(YESTERDAY))).isFalse();
    }

    @Test
    void rule_7_a_role_at_a_department_counts_for_its_groups() {
        var group = m.unit("group", "Små", tallby.myran());
        var entry = entries.at(group, tallby.solrosen(), tallby.rut()).published(YESTERDAY);

        assertThat(reads(staff(tallby.pia()), entry)).isTrue();
        assertThat(reads(staff(m.staff("Cia", "pedagogue", group)), atMyran().published(YESTERDAY)))
                .isFalse();
    }

    @Test
    void the_substitute_reads_today_and_nothing_the_day_after() {
        var entry = atMyran().published(YESTERDAY);

        assertThat(reads(staff(tallby.sam()), entry)).isTrue();
        clock.set(Noon.at(TODAY, LocalTime.of(23, 59, 59)));
        assertThat(reads(staff(tallby.sam()), entry)).isTrue();
        clock.set(Noon.at(TODAY.plusDays(1), LocalTime.MIDNIGHT));
        assertThat(reads(staff(tallby.sam()), entry)).isFalse();
    }

    @Test
    void rule_9_a_withdrawn_entry_is_in_no_feed_and_only_its_author_and_the_principal_open_it() {
        var entry =
                atMyran().forDepartment().tags(tallby.bo()).withdrawn(YESTERDAY).published(YESTERDAY);

        for (var someone :
                new Viewer[] {guardian(tallby.gun()), staff(tallby.pia()), staff(tallby.rut()), staff(tallby.mona())})
            assertThat(asking.feed(someone)).doesNotContain(entry);
        assertThat(asking.opens(staff(tallby.pia()), entry)).isTrue();
        assertThat(asking.opens(staff(tallby.rut()), entry)).isTrue();
        assertThat(asking.opens(staff(tallby.sam()), entry)).isFalse();
        assertThat(asking.opens(staff(tallby.mona()), entry)).isFalse();
        assertThat(asking.opens(guardian(tallby.gun()), entry)).isFalse();
    }

    @Test
    void rule_1_a_draft_is_its_authors_alone_while_they_may_write() {
        var pias = atMyran().forDepartment().tags(tallby.bo()).draft();
        var sams = entries.at(tallby.myran(), tallby.solrosen(), tallby.sam()).draft();

        assertThat(asking.opens(staff(tallby.pia()), pias)).isTrue();
        assertThat(asking.feed(staff(tallby.pia()))).doesNotContain(pias);
        assertThat(asking.drafts(staff(tallby.pia()))).contains(pias).doesNotContain(sams);
        for (var other :
                new Viewer[] {staff(tallby.sam()), staff(tallby.rut()), staff(tallby.mona()), guardian(tallby.gun())})
            assertThat(asking.opens(other, pias)).isFalse();
        assertThat(asking.opens(staff(tallby.sam()), sams)).isTrue();
        clock.set(TODAY.plusDays(1));
        assertThat(asking.opens(staff(tallby.sam()), sams)).isFalse();
        assertThat(asking.drafts(staff(tallby.sam()))).isEmpty();
    }

    @Test
    void rights_of_staff_and_of_guardians_of_one_human_never_add_up() {
        var pia = tallby.pia();
        m.guardian(pia, tallby.disa());
        var disas = entries.at(tallby.bien(), tallby.solrosen(), tallby.rut())
                .tags(tallby.disa())
                .published(YESTERDAY);
        var myrans = atMyran().tags(tallby.bo()).published(YESTERDAY);
        var draft = atMyran().draft();

        assertThat(reads(guardian(pia), disas)).isTrue();
        assertThat(reads(staff(pia), disas)).isFalse();
        assertThat(reads(guardian(pia), myrans)).isFalse();
        assertThat(reads(staff(pia), myrans)).isTrue();
        assertThat(asking.opens(guardian(pia), draft)).isFalse();
        assertThat(asking.drafts(guardian(pia))).isEmpty();
    }

    @Test
    void another_municipality_reads_nothing_of_it_whatever_it_asks_for() {
        var entry = atMyran().forDepartment().tags(tallby.bo()).published(YESTERDAY);
        var there = new Asking(db, bjorkvik.tenant(), clock);

        assertThat(there.opens(staff(bjorkvik.bea()), entry)).isFalse();
        assertThat(there.opens(staff(tallby.mona()), entry)).isFalse();
        assertThat(there.opens(guardian(tallby.gun()), entry)).isFalse();
        assertThat(there.feed(staff(bjorkvik.bea()))).isEmpty();
        assertThat(there.feed(guardian(bjorkvik.tove()))).isEmpty();
    }

    @Test
    void rule_11_a_photo_is_read_by_those_who_read_its_entry() {
        var entry = atMyran().tags(tallby.bo()).published(YESTERDAY);
        var photo = entries.photo(entry, tallby.pia(), "ready", "A cone");
        var draft = entries.photo(atMyran().draft(), tallby.pia(), "ready", "A draft");

        assertThat(asking.readsPhoto(guardian(tallby.gun()), photo)).isTrue();
        assertThat(asking.readsPhoto(guardian(tallby.dan()), photo)).isFalse();
        assertThat(asking.readsPhoto(staff(tallby.pia()), photo)).isTrue();
        assertThat(asking.readsPhoto(staff(tallby.ulf()), photo)).isFalse();
        assertThat(asking.readsPhoto(staff(tallby.pia()), draft)).isTrue();
        assertThat(asking.readsPhoto(staff(tallby.rut()), draft)).isFalse();
        assertThat(new Asking(db, bjorkvik.tenant(), clock).readsPhoto(staff(bjorkvik.bea()), photo))
                .isFalse();
    }

    @Test
    void guardians_are_told_the_names_of_their_own_children_and_the_number_of_all() {
        var entry = atMyran().tags(tallby.alva(), tallby.bo()).published(YESTERDAY);
        var disa = entries.at(tallby.bien(), tallby.solrosen(), tallby.rut())
                .tags(tallby.disa(), tallby.bo())
                .published(YESTERDAY);

        assertThat(asking.card(guardian(tallby.gun()), entry).children())
                .extracting(Card.Child::name)
                .containsExactly("Alva", "Bo");
        var dans = asking.card(guardian(tallby.dan()), disa);
        assertThat(dans.children()).extracting(Card.Child::name).containsExactly("Disa");
        assertThat(dans.childCount()).isEqualTo(2);
    }

    @Test
    void an_author_whose_identity_is_protected_has_no_name_for_others() {
        var author = m.staff("Hidden", "pedagogue", tallby.myran());
        m.protect(author, "confidential");
        var entry = entries.at(tallby.myran(), tallby.solrosen(), author)
                .tags(tallby.bo())
                .published(YESTERDAY);

        assertThat(asking.card(guardian(tallby.gun()), entry).authorName()).isNull();
        assertThat(asking.card(staff(tallby.pia()), entry).authorName()).isNull();
        assertThat(asking.card(staff(author), entry).authorName()).isEqualTo("Hidden Test");
    }
}
