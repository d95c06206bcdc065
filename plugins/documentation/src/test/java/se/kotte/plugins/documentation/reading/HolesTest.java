package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kotte.api.access.Viewer;
import se.kotte.plugins.documentation.Entries;
import se.kotte.plugins.documentation.Noon;
import se.kotte.plugins.documentation.Reader;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** Each rule of reading taken away on purpose: someone reads what they should not, so the tests of the rule would fail. */
class HolesTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @AutoClose
    static final TestDatabase db = TestDatabase.create(Entries.PLUGIN);

    static final Noon clock = new Noon(TODAY);
    static Tallby tallby;
    static Entries entries;
    static Asking asking;

    enum Hole {
        BAR("hidden_children(int, uuid, text, date)", "g.barred", "false"),
        PROTECTION("hidden_children(int, uuid, text, date)", "c.protected", "false"),
        BEGINNING(
                "audiences(int, uuid, date)", "p.valid_from::timestamp at time zone t.zone", "timestamptz '-infinity'"),
        END("audiences(int, uuid, date)", "p.valid_until::timestamp at time zone t.zone", "timestamptz 'infinity'"),
        LAST_DAY_OF_THE_ROLE("seats(int, uuid, text, date)", "a.valid_until > seats.day", "true"),
        STAFF_ONLY("readable(int, uuid, text, date, uuid)", "e.audience <> 'staff'", "true"),
        WITHDRAWAL("readable(int, uuid, text, date, uuid)", "e.withdrawn_at is null", "true"),
        AUTHOR_OF_A_DRAFT("readable(int, uuid, text, date, uuid)", "e.author_id = readable.person", "true");

        private final String function;
        private final String rule;
        private final String instead;

        Hole(String function, String rule, String instead) {
            this.function = "p_documentation." + function;
            this.rule = rule;
            this.instead = instead;
        }
    }

    @BeforeAll
    static void make() {
        tallby = Municipality.tallby(db, TODAY);
        entries = new Entries(db, tallby.municipality());
        asking = new Asking(db, tallby.tenant(), clock);
    }

    private static String definition(String function) {
        return db.asOwner(sql -> sql.of("select pg_get_functiondef(cast(:f as regprocedure)) as definition")
                .bind("f", function)
                .one(row -> row.text("definition"))
                .orElseThrow());
    }

    /** Someone who must not read an entry: by the one rule that the hole takes away. */
    private record Scene(Viewer viewer, UUID entry) {}

    private static Scene scene(Hole hole) {
        var making = entries.at(tallby.myran(), tallby.solrosen(), tallby.pia());
        var m = tallby.municipality();
        var then = Noon.of(TODAY.minusDays(20));
        return switch (hole) {
            case BAR ->
                new Scene(
                        Reader.guardian(tallby.rolf()),
                        making.tags(tallby.alva(), tallby.bo()).published(then));
            case PROTECTION ->
                new Scene(
                        Reader.guardian(tallby.gun()),
                        making.tags(tallby.cid(), tallby.bo()).published(then));
            case BEGINNING -> {
                var child = m.child("Beginner");
                m.placement(child, tallby.myran(), TODAY.minusDays(10), null);
                yield new Scene(
                        Reader.guardian(m.guardianOf("Beginners", child)),
                        making.forDepartment().published(then));
            }
            case END -> {
                var child = m.child("Ender");
                m.placement(child, tallby.myran(), TODAY.minusDays(100), TODAY.minusDays(25));
                yield new Scene(
                        Reader.guardian(m.guardianOf("Enders", child)),
                        making.forDepartment().published(then));
            }
            case LAST_DAY_OF_THE_ROLE -> {
                var person = m.person("Ended");
                m.assignment(person, "pedagogue", tallby.myran(), TODAY.minusDays(30), TODAY);
                yield new Scene(Reader.staff(person), making.published(then));
            }
            case STAFF_ONLY ->
                new Scene(
                        Reader.guardian(tallby.gun()),
                        making.forStaff().tags(tallby.bo()).published(then));
            case WITHDRAWAL ->
                new Scene(
                        Reader.guardian(tallby.gun()),
                        making.tags(tallby.bo()).withdrawn(then).published(then));
            case AUTHOR_OF_A_DRAFT -> new Scene(Reader.staff(tallby.sam()), making.draft());
        };
    }

    @ParameterizedTest
    @EnumSource
    void without_the_rule_someone_reads_what_they_should_not(Hole hole) {
        var scene = scene(hole);
        assertThat(asking.opens(scene.viewer(), scene.entry()))
                .as("with the rule")
                .isFalse();
        var whole = definition(hole.function);
        assertThat(whole).contains(hole.rule);
        db.asOwner(whole.replace(hole.rule, hole.instead));
        try {
            assertThat(asking.opens(scene.viewer(), scene.entry()))
                    .as("without it")
                    .isTrue();
        } finally {
            db.asOwner(whole);
        }
    }

    @Test
    void without_the_policy_a_statement_that_forgets_the_tenant_reads_the_neighbours_entries() {
        entries.at(tallby.myran(), tallby.solrosen(), tallby.pia()).published(Noon.of(TODAY));
        assertThat(countedAsTheNeighbour()).isZero();
        db.asOwner("create policy hole on p_documentation.entry using (true)");
        try {
            assertThat(countedAsTheNeighbour()).isPositive();
        } finally {
            db.asOwner("drop policy hole on p_documentation.entry");
        }
    }

    private static int countedAsTheNeighbour() {
        return db.inTenant(
                2,
                sql -> sql.of("select count(*) as n from p_documentation.entry")
                        .one(row -> row.number("n"))
                        .orElseThrow());
    }
}
