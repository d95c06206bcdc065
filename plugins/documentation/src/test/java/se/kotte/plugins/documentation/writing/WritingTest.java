package se.kotte.plugins.documentation.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Ids;
import se.kotte.api.access.UnitId;
import se.kotte.api.access.Viewer;
import se.kotte.api.problem.Problem;
import se.kotte.plugins.documentation.Entries;
import se.kotte.plugins.documentation.Noon;
import se.kotte.plugins.documentation.PlainUi;
import se.kotte.plugins.documentation.Reader;
import se.kotte.plugins.documentation.reading.Card;
import se.kotte.plugins.documentation.reading.Cards;
import se.kotte.testkit.Bjorkvik;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** The life of an entry: rules 12 to 18 of the plugin. */
class WritingTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final int TENANT = 1;

    @AutoClose
    static final TestDatabase db = TestDatabase.create(Entries.PLUGIN);

    static final Noon clock = new Noon(TODAY);

    @AutoClose
    static final Desk desk = new Desk(db, clock);

    static Tallby tallby;
    static Bjorkvik bjorkvik;
    static Viewer pia;
    static Viewer sam;
    static Viewer rut;
    static Viewer ulf;
    static Viewer gun;

    @BeforeAll
    static void make() {
        tallby = Municipality.tallby(db, TODAY);
        bjorkvik = Municipality.bjorkvik(db, TODAY);
        new Entries(db, tallby.municipality()).curriculum(6);
        pia = Reader.staff(tallby.pia());
        sam = Reader.staff(tallby.sam());
        rut = Reader.staff(tallby.rut());
        ulf = Reader.staff(tallby.ulf());
        gun = Reader.guardian(tallby.gun());
    }

    @BeforeEach
    void atNoon() {
        clock.set(TODAY);
    }

    private static Draft draft(String title) {
        return new Draft(
                title, "It happened.", Audience.CHILDREN, List.of(tallby.bo().value()), List.of("test/goal-2"));
    }

    private static UUID create(Viewer viewer, UnitId unit, Draft draft) {
        return desk.in(
                TENANT,
                (writing, sql) ->
                        writing.create(viewer, unit.value(), draft, null).id());
    }

    private static UUID published(Viewer viewer, UnitId unit, Draft draft) {
        var id = create(viewer, unit, draft);
        desk.run(
                TENANT, (writing, sql) -> writing.publish(viewer, writing.own(viewer, id), writing.stored(viewer, id)));
        return id;
    }

    private static void save(Viewer viewer, UUID id, Draft draft) {
        desk.run(TENANT, (writing, sql) -> writing.save(viewer, writing.own(viewer, id), draft));
    }

    private static Card card(Viewer viewer, UUID id) {
        return db.inTenant(TENANT, sql -> new Cards(sql, clock, PlainUi.SWEDISH).one(viewer, id))
                .orElse(null);
    }

    private static void refused(Problem.Type type, ThrowingCallable deed) {
        var before = desk.rows();
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
        assertThat(desk.rows()).as("nothing is changed").isEqualTo(before);
    }

    @Test
    void a_draft_keeps_what_was_typed_and_takes_the_rest_from_the_platform() {
        var id = create(pia, tallby.myran(), draft("A cone"));

        var card = card(pia, id);
        assertThat(card.title()).isEqualTo("A cone");
        assertThat(card.draft()).isTrue();
        assertThat(card.author()).isEqualTo(tallby.pia().value());
        assertThat(card.unit()).isEqualTo(tallby.myran().value());
        assertThat(card.children()).extracting(Card.Child::name).containsExactly("Bo");
        assertThat(card.goals()).extracting(Card.Goal::label).containsExactly("Mål 2");
        assertThat(card(gun, id)).isNull();
    }

    @Test
    void publishing_shows_it_to_the_childs_guardian_and_leaves_a_row_in_the_audit() {
        var id = published(pia, tallby.myran(), draft("Published"));

        assertThat(card(gun, id).publishedAt()).isEqualTo(clock.now());
        assertThat(desk.deeds(TENANT, id)).containsExactly("entry.published");
    }

    @Test
    void publishing_twice_is_publishing_once() {
        var id = published(pia, tallby.myran(), draft("Twice"));
        var at = card(pia, id).publishedAt();
        clock.set(clock.now().plusSeconds(60));
        desk.run(TENANT, (writing, sql) -> writing.publish(pia, writing.own(pia, id), writing.stored(pia, id)));

        assertThat(card(pia, id).publishedAt()).isEqualTo(at);
        assertThat(desk.deeds(TENANT, id)).hasSize(1);
    }

    @Test
    void an_entry_without_a_title_or_without_the_children_it_is_for_is_not_published() {
        var untitled = create(pia, tallby.myran(), draft(""));
        var childless = create(pia, tallby.myran(), new Draft("T", "", Audience.CHILDREN, List.of(), List.of()));
        for (var id : List.of(untitled, childless))
            refused(
                    Problem.Type.INVALID,
                    () -> desk.run(
                            TENANT,
                            (writing, sql) -> writing.publish(pia, writing.own(pia, id), writing.stored(pia, id))));
    }

    @Test
    void rule_13_it_can_be_undone_for_ten_minutes_and_is_a_draft_again() {
        var id = published(pia, tallby.myran(), draft("Too early"));
        clock.set(Noon.of(TODAY).plus(Entry.UNDO).minusSeconds(1));
        assertThat((Boolean)
                        desk.in(TENANT, (writing, sql) -> writing.can(pia, id).undo()))
                .isTrue();
        desk.run(TENANT, (writing, sql) -> writing.undo(pia, id));

        assertThat(card(gun, id)).isNull();
        assertThat(card(pia, id).draft()).isTrue();
        assertThat(desk.deeds(TENANT, id)).containsExactly("entry.published", "entry.unpublished");
        desk.run(TENANT, (writing, sql) -> writing.publish(pia, writing.own(pia, id), writing.stored(pia, id)));
        assertThat(card(gun, id)).isNotNull();
    }

    @Test
    void rule_13_after_ten_minutes_it_is_too_late_to_undo() {
        var id = published(pia, tallby.myran(), draft("Late"));
        clock.set(Noon.of(TODAY).plus(Entry.UNDO));

        refused(Problem.Type.CONFLICT, () -> desk.run(TENANT, (writing, sql) -> writing.undo(pia, id)));
        assertThat((Boolean)
                        desk.in(TENANT, (writing, sql) -> writing.can(pia, id).undo()))
                .isFalse();
    }

    @Test
    void rule_13_the_principal_can_withdraw_what_the_pedagogue_published_and_a_colleague_cannot() {
        var id = published(pia, tallby.myran(), draft("Withdrawn"));
        var colleague = Reader.staff(tallby.municipality().staff("Kollega", "pedagogue", tallby.myran()));

        refused(Problem.Type.NOT_FOUND, () -> desk.run(TENANT, (writing, sql) -> writing.withdraw(colleague, id)));
        refused(Problem.Type.NOT_FOUND, () -> desk.run(TENANT, (writing, sql) -> writing.withdraw(ulf, id)));
        desk.run(TENANT, (writing, sql) -> writing.withdraw(rut, id));
        assertThat(card(gun, id)).isNull();
        assertThat(card(pia, id).withdrawn()).isTrue();
        assertThat(desk.deeds(TENANT, id)).containsExactly("entry.published", "entry.withdrawn");
    }

    @Test
    void a_withdrawn_entry_can_be_neither_changed_nor_undone_nor_withdrawn_again() {
        var id = published(pia, tallby.myran(), draft("Gone"));
        desk.run(TENANT, (writing, sql) -> writing.withdraw(pia, id));

        refused(Problem.Type.NOT_FOUND, () -> save(pia, id, draft("Back")));
        refused(Problem.Type.NOT_FOUND, () -> desk.run(TENANT, (writing, sql) -> writing.undo(pia, id)));
        refused(Problem.Type.NOT_FOUND, () -> desk.run(TENANT, (writing, sql) -> writing.withdraw(pia, id)));
    }

    @Test
    void rule_12_only_the_author_changes_an_entry() {
        var id = published(pia, tallby.myran(), draft("Mine"));

        for (var other : List.of(rut, sam, ulf))
            refused(Problem.Type.NOT_FOUND, () -> save(other, id, draft("Theirs")));
        assertThat(card(pia, id).title()).isEqualTo("Mine");
    }

    @Test
    void rule_18_changing_after_publication_is_in_the_audit_and_changing_a_draft_is_not() {
        var id = create(pia, tallby.myran(), draft("One"));
        save(pia, id, draft("Two"));
        assertThat(desk.deeds(TENANT, id)).isEmpty();
        desk.run(TENANT, (writing, sql) -> writing.publish(pia, writing.own(pia, id), writing.stored(pia, id)));
        save(pia, id, draft("Three"));
        assertThat(desk.deeds(TENANT, id)).containsExactly("entry.published", "entry.edited");
    }

    @Test
    void a_tag_that_is_taken_away_after_publication_takes_the_guardian_away_with_it() {
        var id = published(pia, tallby.myran(), draft("Tagged"));
        save(
                pia,
                id,
                new Draft("Tagged", "", Audience.CHILDREN, List.of(tallby.alva().value()), List.of()));

        assertThat(card(Reader.guardian(tallby.rolf()), id)).isNull();
        assertThat(card(gun, id).children()).extracting(Card.Child::name).containsExactly("Alva");
        assertThat(card(gun, id).goals()).isEmpty();
    }

    @Test
    void rule_14_the_unit_of_the_audience_comes_from_where_it_is_written() {
        var id = published(pia, tallby.myran(), new Draft("All", "", Audience.DEPARTMENT, List.of(), List.of()));
        var wide = published(pia, tallby.myran(), new Draft("All", "", Audience.PRESCHOOL, List.of(), List.of()));

        assertThat(card(gun, id).audienceName()).isEqualTo("Myran");
        assertThat(card(gun, wide).audienceName()).isEqualTo("Solrosen");
        assertThat(card(Reader.guardian(tallby.dan()), id)).isNull();
        assertThat(card(Reader.guardian(tallby.dan()), wide)).isNotNull();
    }

    @Test
    void at_a_preschool_there_is_no_department_to_write_for_and_above_it_nothing_is_written() {
        refused(
                Problem.Type.INVALID,
                () -> create(rut, tallby.solrosen(), new Draft("T", "", Audience.DEPARTMENT, List.of(), List.of())));
        refused(Problem.Type.NOT_FOUND, () -> create(rut, tallby.root(), draft("T")));
        refused(Problem.Type.NOT_FOUND, () -> create(rut, new UnitId(Ids.create()), draft("T")));
        refused(Problem.Type.NOT_FOUND, () -> create(rut, bjorkvik.havet(), draft("T")));
    }

    @Test
    void rule_15_a_child_of_elsewhere_a_protected_child_and_a_child_of_nowhere_cannot_be_tagged_and_look_the_same() {
        for (var child : List.of(
                tallby.disa().value(), tallby.cid().value(), bjorkvik.havi().value(), Ids.create())) {
            assertThatThrownBy(() -> create(
                            pia,
                            tallby.myran(),
                            new Draft(
                                    "T",
                                    "",
                                    Audience.CHILDREN,
                                    List.of(tallby.bo().value(), child),
                                    List.of())))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.getMessage()).isEqualTo("Some tags cannot be set here.");
                        assertThat(problem.fields())
                                .extracting(Problem.Field::pointer)
                                .containsExactly("/children/1");
                    });
        }
        refused(
                Problem.Type.INVALID,
                () -> create(
                        pia, tallby.myran(), new Draft("T", "", Audience.STAFF, List.of(), List.of("test/goal-77"))));
    }

    @Test
    void rule_15_a_child_that_has_moved_since_keeps_its_tag() {
        var m = tallby.municipality();
        var child = m.child("Flytt", tallby.myran());
        var id = create(pia, tallby.myran(), new Draft("T", "", Audience.CHILDREN, List.of(child.value()), List.of()));
        m.endPlacements(child, TODAY);

        save(pia, id, new Draft("Changed", "", Audience.CHILDREN, List.of(child.value()), List.of()));
        assertThat(card(pia, id).title()).isEqualTo("Changed");
        refused(
                Problem.Type.INVALID,
                () -> create(
                        pia, tallby.myran(), new Draft("T", "", Audience.CHILDREN, List.of(child.value()), List.of())));
    }

    @Test
    void the_picker_offers_whom_the_author_may_tag() {
        var offered = db.inTenant(
                TENANT,
                sql -> new Picker(sql, clock).children(pia, tallby.myran().value(), null));
        var count = db.inTenant(
                TENANT,
                sql -> new Picker(sql, clock).childCount(pia, tallby.myran().value()));

        assertThat(offered)
                .extracting(Picker.Child::givenName)
                .contains("Alva", "Bo")
                .doesNotContain("Cid", "Disa");
        assertThat(count).as("no more than are offered").isEqualTo(offered.size());
    }

    @Test
    void the_substitutes_draft_is_out_of_reach_the_day_after() {
        var id = create(sam, tallby.myran(), draft("Sam's"));
        clock.set(TODAY.plusDays(1));

        refused(Problem.Type.NOT_FOUND, () -> save(sam, id, draft("Late")));
        refused(Problem.Type.NOT_FOUND, () -> desk.run(TENANT, (writing, sql) -> writing.discard(sam, id)));
    }

    @Test
    void a_guardian_who_is_also_staff_changes_nothing_as_a_guardian() {
        tallby.municipality().guardian(tallby.pia(), tallby.bo());
        var id = published(pia, tallby.myran(), draft("Both"));
        var asGuardian = Reader.guardian(tallby.pia());

        assertThat(card(asGuardian, id)).as("reads it").isNotNull();
        refused(Problem.Type.NOT_FOUND, () -> save(asGuardian, id, draft("As guardian")));
        refused(Problem.Type.NOT_FOUND, () -> desk.run(TENANT, (writing, sql) -> writing.withdraw(asGuardian, id)));
        assertThat((Object) desk.in(TENANT, (writing, sql) -> writing.can(asGuardian, id)))
                .isEqualTo(Writing.Can.NOTHING);
    }

    @Test
    void another_municipality_changes_nothing_by_the_real_id() {
        var id = published(pia, tallby.myran(), draft("Ours"));
        for (var viewer : List.of(Reader.staff(bjorkvik.bea()), pia))
            refused(
                    Problem.Type.NOT_FOUND,
                    () -> desk.run(bjorkvik.tenant(), (writing, sql) -> writing.withdraw(viewer, id)));
    }

    @Test
    void a_draft_is_discarded_for_good_and_a_published_entry_is_not() {
        var draft = create(pia, tallby.myran(), draft("Away"));
        desk.run(TENANT, (writing, sql) -> writing.discard(pia, draft));
        assertThat(card(pia, draft)).isNull();

        var published = published(pia, tallby.myran(), draft("Stays"));
        refused(Problem.Type.CONFLICT, () -> desk.run(TENANT, (writing, sql) -> writing.discard(pia, published)));
    }

    @Test
    void two_who_save_the_same_version_do_not_overwrite_each_other() {
        var id = create(pia, tallby.myran(), draft("Version 1"));
        assertThatThrownBy(() -> desk.run(TENANT, (writing, sql) -> {
                    var stale = writing.own(pia, id);
                    desk2Saves(id);
                    writing.save(pia, stale, draft("Version 2b"));
                }))
                .isInstanceOf(jakarta.persistence.OptimisticLockException.class);
        assertThat(card(pia, id).title()).isEqualTo("Version 2a");
    }

    private static void desk2Saves(UUID id) {
        CompletableFuture.runAsync(() -> save(pia, id, draft("Version 2a"))).join();
    }
}
