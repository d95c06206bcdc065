package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kotte.api.access.Viewer;
import se.kotte.api.sql.Statement;
import se.kotte.plugins.documentation.Entries;
import se.kotte.plugins.documentation.Noon;
import se.kotte.plugins.documentation.PlainUi;
import se.kotte.plugins.documentation.Reader;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.TestDatabase;

/**
 * How PostgreSQL goes about the lists, as the application's role, over 24,000 entries of two municipalities: by the index
 * that is meant, row by row from its end, with the values known and without.
 */
class PlanTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @AutoClose
    static final TestDatabase db = TestDatabase.create(Entries.PLUGIN);

    static final Noon clock = new Noon(TODAY);
    static final int TENANT = 1;

    /** Two areas of five preschools of four departments of twelve children with two guardians and 300 entries each. */
    private static final String MANY = """
            create temp table u (kind text, id uuid, parent uuid) on commit drop;
            insert into u select kind, id, parent_id from core.unit where tenant_id = ${t};
            insert into u select 'area', uuidv7(), u.id from u, generate_series(1, 2) where kind = 'municipality';
            insert into u select 'preschool', uuidv7(), u.id from u, generate_series(1, 5) where kind = 'area';
            insert into u select 'department', uuidv7(), u.id from u, generate_series(1, 4) where kind = 'preschool';
            insert into core.unit (tenant_id, id, parent_id, kind, name)
            select ${t}, id, parent, kind, kind from u where kind <> 'municipality'
             order by array_position(array['area', 'preschool', 'department'], kind);
            insert into core.unit_closure
            with recursive c as (
                select id as ancestor, id as descendant, 0 as depth from u
                union all
                select c.ancestor, u.id, c.depth + 1 from c join u on u.parent = c.descendant)
            select ${t}, * from c on conflict do nothing;
            create temp table kid on commit drop as
            select u.id as unit, u.parent as preschool, uuidv7() as id, uuidv7() as mother, uuidv7() as father
              from u, generate_series(1, 12) where kind = 'department';
            insert into core.person (tenant_id, id, given_name, family_name, protection)
            select ${t}, id, 'Kid', 'Test', case when hashtext(id::text) % 200 = 0 then 'confidential' else 'none' end from kid
            union all select ${t}, mother, 'Mother', 'Test', 'none' from kid
            union all select ${t}, father, 'Father', 'Test', 'none' from kid;
            insert into core.child select ${t}, id, '2022-01-01' from kid;
            insert into core.placement (tenant_id, id, child_id, unit_id, valid_from) select ${t}, uuidv7(), id, unit, '2025-08-01' from kid;
            insert into core.guardian (tenant_id, guardian_id, child_id, valid_from)
            select ${t}, mother, id, date '2025-08-01' from kid union all select ${t}, father, id, date '2025-08-01' from kid;
            create temp table boss on commit drop as select id as unit, kind, uuidv7() as id from u;
            insert into core.person (tenant_id, id, given_name, family_name) select ${t}, id, 'Boss', kind from boss;
            insert into core.assignment (tenant_id, id, person_id, role_id, unit_id, valid_from)
            select ${t}, uuidv7(), id, case kind when 'municipality' then 'administrator' when 'area' then 'area-manager'
                                                 when 'preschool' then 'principal' else 'pedagogue' end, unit, '2025-08-01'
              from boss;
            create temp table e on commit drop as
            select b.unit, u.parent as preschool, b.id as author, uuidv7() as id, n,
                   timestamptz '2025-08-20' + n * interval '36 hours' + (hashtext(b.id::text) % 3600) * interval '1 second' as published
              from boss b join u on u.id = b.unit, generate_series(1, 300) n where b.kind = 'department';
            insert into p_documentation.entry (tenant_id, id, unit_id, preschool_id, author_id, title, body, audience, audience_unit_id,
                                               created_at, changed_at, published_at)
            select ${t}, id, unit, preschool, author, 'Title', repeat('What happened. ', 20),
                   case when n % 3 = 0 then 'department' when n % 20 = 1 then 'preschool' when n % 20 = 2 then 'staff' else 'children' end,
                   case when n % 3 = 0 then unit when n % 20 = 1 then preschool end, published, published,
                   case when n < 299 then published end
              from e;
            insert into p_documentation.entry_child
            select ${t}, e.id, kid.id, case when n < 299 then published end
              from e join kid on kid.unit = e.unit and hashtext(e.id::text || kid.id) % 3 = 0;
            insert into p_documentation.entry_goal
            select distinct ${t}, id, 'test', 'goal-' || 1 + abs(hashtext(id::text || g)) % 33, case when n < 299 then published end
              from e, generate_series(1, 3) g;
            insert into core.file select ${t}, id, author, 'image/jpeg', 1, 'ready', null, published from e where n % 4 = 0;
            insert into p_documentation.entry_photo (tenant_id, file_id, entry_id, position) select ${t}, id, id, 1 from e where n % 4 = 0;
            """;

    @BeforeAll
    static void make() {
        for (var municipality : new Municipality[] {
            Municipality.empty(db, TENANT, "tallby", TODAY), Municipality.empty(db, 2, "bjorkvik", TODAY)
        }) {
            new Entries(db, municipality).curriculum(33);
            db.asSuperuser(MANY.replace("${t}", Integer.toString(municipality.tenant())));
        }
        db.asOwner("analyze");
        int entries = db.asOwner(sql -> sql.of("select count(*) as n from p_documentation.entry")
                .one(row -> row.number("n"))
                .orElseThrow());
        assertThat(entries).isEqualTo(24_000);
    }

    private static Viewer staff(String role) {
        return Reader.staff(new se.kotte.api.access.PersonId(
                any("select person_id as id from core.assignment where tenant_id = 1 and role_id = '" + role
                        + "' limit 1")));
    }

    private static Viewer guardian() {
        return Reader.guardian(new se.kotte.api.access.PersonId(
                any("select guardian_id as id from core.guardian where tenant_id = 1 limit 1")));
    }

    private static UUID any(String statement) {
        return db.asOwner(sql -> sql.of(statement).one(row -> row.uuid("id")).orElseThrow());
    }

    private interface Bind {
        Statement apply(Statement statement);
    }

    private static String plan(boolean generic, Viewer viewer, String statement, Bind bind) {
        return db.inTenant(TENANT, sql -> {
            sql.execute("set local plan_cache_mode = " + (generic ? "force_generic_plan" : "force_custom_plan"));
            var cards = new Cards(sql, clock, PlainUi.SWEDISH);
            var lines = bind.apply(cards.ask(viewer, "explain (costs off) " + statement))
                    .list(row -> row.text("QUERY PLAN"));
            return String.join("\n", lines);
        });
    }

    private static Statement page(Statement statement) {
        return statement
                .bind("at", Cursor.START.at())
                .bind("before", Cursor.START.id())
                .bind("limit", Feed.PAGE + 1)
                .bind("child", null)
                .bind("unit", null)
                .bind("curriculum", "test")
                .bind("goal", null);
    }

    private static void readsNoTableWhole(String plan) {
        assertThat(plan).doesNotContain("Seq Scan on entry").doesNotContain("Seq Scan on placement");
    }

    @ParameterizedTest(name = "generic {0}")
    @CsvSource({"false", "true"})
    void a_guardians_feed_goes_by_child_and_by_unit_of_the_audience(boolean generic) {
        var plan = plan(generic, guardian(), FeedSql.GUARDIAN + Cards.OF_PAGE, PlanTest::page);

        readsNoTableWhole(plan);
        assertThat(plan)
                .containsPattern("Scan Backward using entry_child_feed_ix on entry_child x")
                .containsPattern("Scan Backward using entry_audience_feed_ix on entry e")
                .contains("person_protected_ix");
    }

    @ParameterizedTest(name = "{0}, generic {1}")
    @CsvSource({
        "administrator, false", "administrator, true", "area-manager, false", "area-manager, true",
        "principal, false", "principal, true", "pedagogue, false", "pedagogue, true"
    })
    void a_staff_feed_goes_by_tenant_preschool_or_unit_as_wide_as_the_role(String role, boolean generic) {
        var plan = plan(generic, staff(role), FeedSql.STAFF + Cards.OF_PAGE, PlanTest::page);

        readsNoTableWhole(plan);
        assertThat(plan)
                .containsPattern("Scan Backward using entry_tenant_feed_ix on entry e")
                .containsPattern("Scan Backward using entry_preschool_feed_ix on entry e")
                .containsPattern("Scan Backward using entry_unit_feed_ix on entry e");
    }

    @ParameterizedTest(name = "{0}, generic {1}")
    @CsvSource({"administrator, false", "administrator, true", "pedagogue, false", "pedagogue, true"})
    void a_goals_list_goes_by_the_goal_or_by_what_a_narrow_role_reads(String role, boolean generic) {
        var plan = plan(generic, staff(role), FeedSql.STAFF_GOAL + Cards.OF_PAGE, s -> page(s).bind("goal", "goal-7"));

        readsNoTableWhole(plan);
        assertThat(plan)
                .containsPattern("using entry_goal_feed_ix on entry_goal g")
                .containsPattern("Scan Backward using entry_preschool_feed_ix on entry e")
                .containsPattern("Scan Backward using entry_unit_feed_ix on entry e");
    }

    @ParameterizedTest(name = "generic {0}")
    @CsvSource({"false", "true"})
    void a_portfolio_goes_by_the_child(boolean generic) {
        var child = any("select child_id as id from core.placement where tenant_id = 1 limit 1");
        var plan =
                plan(generic, staff("pedagogue"), FeedSql.PORTFOLIO + Cards.OF_PAGE, s -> page(s).bind("child", child));

        readsNoTableWhole(plan);
        assertThat(plan).containsPattern("Scan Backward using entry_child_feed_ix on entry_child x");
    }

    @ParameterizedTest(name = "generic {0}")
    @CsvSource({"false", "true"})
    void a_photo_goes_by_its_key_and_that_of_its_entry(boolean generic) {
        for (var viewer : new Viewer[] {guardian(), staff("administrator")}) {
            var plan = plan(generic, viewer, Cards.PHOTO, s -> s.bind("file", UUID.randomUUID()));

            readsNoTableWhole(plan);
            assertThat(plan).contains("entry_photo_pk").contains("entry_pk").contains("entry_child_pk");
        }
    }

    @Test
    void and_a_plan_that_reads_a_table_whole_is_noticed() {
        var plan = plan(
                false,
                staff("administrator"),
                "select e.body from p_documentation.entry e where e.tenant_id = :tenant",
                s -> s);

        assertThat(plan).contains("Seq Scan on entry");
    }
}
