package se.kotte.plugins.documentation.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Ids;
import se.kotte.api.access.Viewer;
import se.kotte.api.problem.Problem;
import se.kotte.plugins.documentation.Entries;
import se.kotte.plugins.documentation.Noon;
import se.kotte.plugins.documentation.Reader;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** Creating the same entry twice: rule 16 of the plugin. */
class RepeatTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final int TENANT = 1;

    @AutoClose
    static final TestDatabase db = TestDatabase.create(Entries.PLUGIN);

    static final Noon clock = new Noon(TODAY);

    @AutoClose
    static final Desk desk = new Desk(db, clock);

    static Tallby tallby;
    static Viewer pia;
    static Viewer sam;
    static Viewer rut;

    @BeforeAll
    static void make() {
        tallby = Municipality.tallby(db, TODAY);
        pia = Reader.staff(tallby.pia());
        sam = Reader.staff(tallby.sam());
        rut = Reader.staff(tallby.rut());
    }

    @BeforeEach
    void atNoon() {
        clock.set(TODAY);
    }

    private static Draft draft(String title) {
        return new Draft(
                title, "It happened.", Audience.CHILDREN, List.of(tallby.bo().value()), List.of());
    }

    private static void refused(Problem.Type type, ThrowingCallable deed) {
        var before = desk.rows();
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
        assertThat(desk.rows()).as("nothing is changed").isEqualTo(before);
    }

    @Test
    void rule_16_the_same_key_and_content_give_the_same_entry() {
        var key = Ids.create().toString();
        var first = desk.in(
                TENANT, (writing, sql) -> writing.create(pia, tallby.myran().value(), draft("Once"), key));
        var before = desk.rows();
        var second = desk.in(
                TENANT, (writing, sql) -> writing.create(pia, tallby.myran().value(), draft("Once"), key));

        assertThat(first.repeated()).isFalse();
        assertThat(second).isEqualTo(new Writing.Created(first.id(), true));
        assertThat(desk.rows()).isEqualTo(before);
    }

    @Test
    void rule_16_the_same_key_with_other_content_is_refused() {
        var key = Ids.create().toString();
        desk.run(TENANT, (writing, sql) -> writing.create(pia, tallby.myran().value(), draft("Once"), key));

        refused(
                Problem.Type.REPEATED_DIFFERENTLY,
                () -> desk.run(
                        TENANT,
                        (writing, sql) -> writing.create(pia, tallby.myran().value(), draft("Other"), key)));
    }

    @Test
    void rule_16_a_key_is_the_authors_own() {
        var key = Ids.create().toString();
        var pias = desk.in(
                TENANT, (writing, sql) -> writing.create(pia, tallby.myran().value(), draft("Same"), key));
        var ruts = desk.in(
                TENANT, (writing, sql) -> writing.create(rut, tallby.myran().value(), draft("Same"), key));

        assertThat(ruts.repeated()).isFalse();
        assertThat(ruts.id()).isNotEqualTo(pias.id());
    }

    @Test
    void rule_16_a_repeat_after_the_right_has_ended_gives_nothing() {
        var key = Ids.create().toString();
        desk.run(TENANT, (writing, sql) -> writing.create(sam, tallby.myran().value(), draft("Sam's"), key));
        clock.set(TODAY.plusDays(1));

        refused(
                Problem.Type.NOT_FOUND,
                () -> desk.run(
                        TENANT,
                        (writing, sql) -> writing.create(sam, tallby.myran().value(), draft("Sam's"), key)));
    }

    @Test
    void rule_16_two_requests_at_once_with_one_key_make_one_entry() {
        var key = Ids.create().toString();
        var inserted = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> desk.in(TENANT, (writing, sql) -> {
            var created = writing.create(pia, tallby.myran().value(), draft("Race"), key);
            inserted.countDown();
            awaitsAnother();
            return created;
        }));
        var second = CompletableFuture.supplyAsync(() -> {
            await(inserted);
            return desk.in(
                    TENANT, (writing, sql) -> writing.create(pia, tallby.myran().value(), draft("Race"), key));
        });

        assertThat(second.join()).isEqualTo(new Writing.Created(first.join().id(), true));
    }

    /** Until some other connection waits for a lock: the second request has come to the row of the first. */
    private static void awaitsAnother() {
        int waiting;
        do {
            waiting = db.asOwner(sql -> sql.of("select count(*) as n from pg_locks where not granted")
                    .one(row -> row.number("n"))
                    .orElseThrow());
        } while (waiting == 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
