package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.UnitId;
import se.kotte.api.access.Viewer;
import se.kotte.plugins.documentation.Entries;
import se.kotte.plugins.documentation.Noon;
import se.kotte.plugins.documentation.PlainUi;
import se.kotte.plugins.documentation.Reader;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.TestDatabase;

/**
 * Every list, over a municipality made by chance (always the same chance): each gives exactly what the single check lets
 * through, newest first, whole, and once.
 */
class FeedTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final Instant SINCE = Noon.of(TODAY.minusDays(100));
    static final int GOALS = 12;
    static final int ODD_PAGE = 7;

    @AutoClose
    static final TestDatabase db = TestDatabase.create(Entries.PLUGIN);

    static final Random chance = new Random(20261123);
    static final Map<String, Viewer> viewers = new LinkedHashMap<>();
    static final List<ChildId> children = new ArrayList<>();
    static final List<UnitId> departments = new ArrayList<>();
    static int tenant;
    static Asking asking;

    @BeforeAll
    static void make() {
        var m = Municipality.empty(db, 1, "tallby", TODAY);
        var entries = new Entries(db, m);
        tenant = m.tenant();
        asking = new Asking(db, tenant, new Noon(TODAY));
        entries.curriculum(GOALS);
        var administrator = m.staff("Admin", "administrator", m.root());
        viewers.put("administrator", Reader.staff(administrator));
        var preschoolOf = new LinkedHashMap<UnitId, UnitId>();
        for (var area : List.of(m.area("North"), m.area("South"))) {
            viewers.put("area manager " + area, Reader.staff(m.staff("Area", "area-manager", area)));
            for (int p = 0; p < 2; p++) {
                var preschool = m.unit("preschool", "Preschool " + p, area);
                viewers.put("principal " + preschool, Reader.staff(m.staff("Principal", "principal", preschool)));
                preschoolOf.put(preschool, preschool);
                for (int d = 0; d < 2; d++) {
                    var department = m.department("Department " + d, preschool);
                    preschoolOf.put(department, preschool);
                    departments.add(department);
                    viewers.put("pedagogue " + department, Reader.staff(m.staff("Ped", "pedagogue", department)));
                }
            }
        }
        var reader = m.staff("Reader", "pedagogue", departments.get(0));
        m.assignment(reader, "protected-reader", departments.get(0));
        viewers.put("reader of the protected", Reader.staff(reader));
        var both = m.staff("Both", "principal", preschoolOf.get(departments.get(0)));
        m.assignment(both, "pedagogue", departments.get(0));
        m.assignment(both, "pedagogue", departments.get(5));
        viewers.put("principal who works elsewhere too", Reader.staff(both));
        for (int i = 0; i < 24; i++) {
            var child = m.child("Child" + i);
            children.add(child);
            var first = departments.get(chance.nextInt(departments.size()));
            var moved = chance.nextInt(3) == 0 ? TODAY.minusDays(chance.nextInt(200)) : null;
            m.placement(child, first, TODAY.minusDays(300), moved);
            if (moved != null && chance.nextBoolean())
                m.placement(child, departments.get(chance.nextInt(departments.size())), moved, null);
            if (i % 8 == 0) m.protect(child);
        }
        for (int i = 0; i < 14; i++) {
            var guardian = m.person("Guardian" + i);
            viewers.put("guardian " + i, Reader.guardian(guardian));
            for (int c = 0; c <= chance.nextInt(3); c++) {
                var child = children.get((i * 5 + c * 7) % children.size());
                m.guardian(guardian, child);
                if (chance.nextInt(5) == 0) m.bar(guardian, child, administrator);
            }
        }
        entries.together(() -> IntStream.range(0, 400).forEach(i -> make(entries, preschoolOf, administrator)));
    }

    private static void make(Entries entries, Map<UnitId, UnitId> preschoolOf, PersonId author) {
        var units = List.copyOf(preschoolOf.keySet());
        var unit = units.get(chance.nextInt(units.size()));
        var making = entries.at(unit, preschoolOf.get(unit), author);
        var goals = IntStream.range(0, chance.nextInt(4))
                .mapToObj(g -> "test/goal-" + (1 + chance.nextInt(GOALS)))
                .distinct()
                .toList();
        making.about(goals).tags(someChildren());
        switch (chance.nextInt(6)) {
            case 0, 1 -> making.forDepartment();
            case 2 -> making.forPreschool();
            case 3 -> making.forStaff();
            default -> {}
        }
        // Whole days, so that many are published in the same instant.
        var at = Noon.of(TODAY).minus(Duration.ofDays(1 + chance.nextInt(150)));
        switch (chance.nextInt(15)) {
            case 0 -> making.draft();
            case 1 -> making.withdrawn(Noon.of(TODAY)).published(at);
            default -> making.published(at);
        }
    }

    private static List<ChildId> someChildren() {
        return IntStream.range(0, chance.nextInt(4))
                .mapToObj(c -> children.get(chance.nextInt(children.size())))
                .distinct()
                .toList();
    }

    /** What the single check lets through, newest first: among published entries that meet {@code condition}. */
    private static List<UUID> readable(Viewer viewer, String condition) {
        return db.inTenant(
                tenant,
                sql -> sql.of("""
                        select e.id
                          from p_documentation.entry e
                         cross join lateral p_documentation.readable(:tenant, :person, :population, :today, e.id) r
                         where e.tenant_id = :tenant and e.published_at is not null and e.withdrawn_at is null and %s
                         order by e.published_at desc, e.id desc
                        """.formatted(condition))
                        .bind("person", viewer.person())
                        .bind("population", viewer.population())
                        .bind("today", TODAY)
                        .list(row -> row.uuid("id")));
    }

    @Test
    void each_feed_is_what_the_single_check_lets_through_without_gap_or_repeat_on_pages_of_any_size() {
        int seen = 0;
        for (var viewer : viewers.entrySet()) {
            var expected = readable(viewer.getValue(), "true");
            for (int page : new int[] {1 + expected.size() / 3, 1000})
                assertThat(asking.feed(viewer.getValue(), Feed.Filter.NONE, page))
                        .as("%s, pages of %s", viewer.getKey(), page)
                        .isEqualTo(expected);
            seen += expected.size();
        }
        assertThat(seen).as("something was compared").isGreaterThan(1000);
    }

    @Test
    void a_goals_list_is_the_feed_as_far_as_it_is_about_the_goal() {
        int seen = 0;
        for (var viewer : viewers.entrySet()) {
            for (int goal : new int[] {1, 5}) {
                var expected = readable(viewer.getValue(), """
                        e.id in (select g.entry_id from p_documentation.entry_goal g where g.goal_id = 'goal-%s')
                        """.formatted(goal));
                var filter = new Feed.Filter(null, null, "test", "goal-" + goal);
                assertThat(asking.feed(viewer.getValue(), filter, ODD_PAGE))
                        .as(viewer.getKey())
                        .isEqualTo(expected);
                seen += expected.size();
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void the_curriculum_counts_what_the_reader_may_read() {
        for (var viewer : viewers.entrySet()) {
            var counts = db.inTenant(
                    tenant,
                    sql -> new Goals(sql, asking.cards(sql), PlainUi.SWEDISH)
                            .counts(viewer.getValue(), Feed.Filter.NONE, SINCE));
            assertThat(counts).as(viewer.getKey()).isEqualTo(counted(viewer.getValue()));
        }
    }

    private static Map<String, Integer> counted(Viewer viewer) {
        var counted = new HashMap<String, Integer>();
        db.inTenant(
                tenant,
                sql -> sql.of("""
                        select g.goal_id
                          from p_documentation.entry_goal g
                          join p_documentation.entry e on e.tenant_id = g.tenant_id and e.id = g.entry_id
                         cross join lateral p_documentation.readable(:tenant, :person, :population, :today, e.id) r
                         where e.tenant_id = :tenant and e.withdrawn_at is null and e.published_at >= :since
                        """)
                        .bind("person", viewer.person())
                        .bind("population", viewer.population())
                        .bind("today", TODAY)
                        .bind("since", SINCE)
                        .list(row -> counted.merge("test/" + row.text("goal_id"), 1, Integer::sum)));
        return counted;
    }

    @Test
    void a_portfolio_is_what_the_reader_may_read_of_what_tags_the_child() {
        int seen = 0;
        for (var viewer : viewers.entrySet()) {
            var child = children.get(3).value();
            var expected = readable(
                    viewer.getValue(),
                    "e.id in (select c.entry_id from p_documentation.entry_child c where c.child_id = '%s')"
                            .formatted(child));
            assertThat(asking.portfolio(viewer.getValue(), child, 3))
                    .as(viewer.getKey())
                    .isEqualTo(expected);
            seen += expected.size();
        }
        assertThat(seen).isPositive();
    }

    @Test
    void a_unit_narrows_the_feed_of_staff_and_never_widens_it() {
        var unit = departments.get(0);
        for (var viewer : viewers.entrySet()) {
            if (viewer.getValue().isGuardian()) continue;
            var narrowed = asking.feed(viewer.getValue(), new Feed.Filter(null, unit.value(), null, null), ODD_PAGE);
            var expected = readable(viewer.getValue(), "e.unit_id = '%s'".formatted(unit));
            assertThat(narrowed).as(viewer.getKey()).isEqualTo(expected);
        }
    }

    @Test
    void a_child_narrows_the_feed_of_a_guardian_and_never_widens_it() {
        for (var viewer : viewers.entrySet()) {
            if (!viewer.getValue().isGuardian()) continue;
            var all = asking.feed(viewer.getValue(), Feed.Filter.NONE, 1000);
            for (var child : children.subList(0, 6)) {
                var narrowed =
                        asking.feed(viewer.getValue(), new Feed.Filter(child.value(), null, null, null), ODD_PAGE);
                assertThat(all).as(viewer.getKey()).containsAll(narrowed);
            }
        }
    }

    @Test
    void a_cursor_of_someone_else_is_a_place_in_ones_own_list() {
        var administrator = viewers.get("administrator");
        var cursor = db.inTenant(
                tenant,
                sql -> new Feed(asking.cards(sql))
                        .newest(administrator, Feed.Filter.NONE, Cursor.START, 30)
                        .next());
        for (var viewer : viewers.values()) {
            var own = asking.feed(viewer, Feed.Filter.NONE, 1000);
            var after = db.inTenant(
                    tenant,
                    sql -> new Feed(asking.cards(sql))
                            .newest(viewer, Feed.Filter.NONE, Cursor.of(cursor.text()), 1000)
                            .cards());
            assertThat(own).endsWith(after.stream().map(Card::id).toArray(UUID[]::new));
        }
    }
}
