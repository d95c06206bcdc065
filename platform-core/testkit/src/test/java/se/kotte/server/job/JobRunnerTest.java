package se.kotte.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.kotte.api.job.JobHandler;
import se.kotte.server.tenancy.CurrentTenant;

class JobRunnerTest {
    /** Held, since a logger that nobody holds forgets its level: failures are on purpose here. */
    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

    static {
        LOG.setLevel(Level.OFF);
    }

    @AutoClose
    static final Jobbing jobs = new Jobbing();

    @AfterEach
    void clean() {
        jobs.database.asOwner("delete from core.job; delete from core.effect");
    }

    /** Rule 4. */
    @Test
    void a_handler_runs_in_its_tenant_without_a_transaction_and_its_effects_end_the_job() throws Exception {
        var one = jobs.insert(1, "work", null);
        var two = jobs.insert(2, "work", null);
        var outside = Collections.synchronizedList(new ArrayList<Throwable>());
        jobs.work(handlers(job -> {
            outside.add(catchThrowable(() -> jobs.effect("early", job.subject())));
            job.complete(() -> jobs.effect("done", job.subject()));
        }));
        assertThat(jobs.effects()).containsExactly("1 done " + one, "2 done " + two);
        assertThat(jobs.rows("")).isEmpty();
        assertThat(outside).hasSize(2).allSatisfy(e -> assertThat(e).hasMessageContaining("no transaction"));
    }

    /** Rule 4. */
    @Test
    void effects_of_a_try_that_failed_are_undone_and_the_next_try_does_them_once() throws Exception {
        var job = jobs.insert(1, "work", null);
        var attempts = Collections.synchronizedList(new ArrayList<Integer>());
        var handlers = handlers(run -> run.complete(() -> {
            attempts.add(run.attempt());
            jobs.effect("done", run.subject());
            if (run.attempt() < 3) throw new IllegalStateException("on purpose");
        }));
        jobs.work(handlers);
        assertThat(jobs.effects()).isEmpty();
        assertThat(jobs.row(job)).isEqualTo(new Jobbing.Row(1, false, false, false));
        for (int i = 0; i < 2; i++) {
            jobs.passTime();
            jobs.work(handlers);
        }
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(jobs.effects()).containsExactly("1 done " + job);
        assertThat(jobs.rows("")).isEmpty();
    }

    @Test
    void returning_without_completing_ends_the_job_and_hiding_that_it_could_not_does_not() throws Exception {
        jobs.insert(1, "quiet", null);
        var hidden = jobs.insert(1, "hiding", null);
        jobs.work(Jobbing.handlers(
                Jobbing.handler("quiet", job -> {}),
                Jobbing.handler(
                        "hiding",
                        job -> catchThrowable(() -> job.complete(() -> {
                            throw new IllegalStateException("on purpose");
                        })))));
        assertThat(jobs.rows("")).hasSize(1);
        assertThat(jobs.row(hidden)).isEqualTo(new Jobbing.Row(1, false, false, false));
    }

    @Test
    void a_job_ends_once() throws Exception {
        var job = jobs.insert(1, "work", null);
        var second = new CompletableFuture<Throwable>();
        jobs.work(handlers(run -> {
            run.complete(() -> jobs.effect("done", run.subject()));
            second.complete(catchThrowable(() -> run.complete(() -> jobs.effect("again", run.subject()))));
        }));
        assertThat(second.get(1, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        assertThat(jobs.effects()).containsExactly("1 done " + job);
    }

    /** Rule 6; B07: such a job fails each time, since it finds nothing. */
    @Test
    void the_eighth_failure_leaves_a_dead_letter_and_the_handler_knows_that_it_is_the_last() throws Exception {
        var job = jobs.insert(1, "work", null);
        var last = Collections.synchronizedList(new ArrayList<Boolean>());
        var handlers = handlers(run -> {
            last.add(run.lastAttempt());
            throw new IllegalStateException("on purpose");
        });
        for (int i = 0; i < 10; i++) {
            jobs.work(handlers);
            jobs.passTime();
        }
        assertThat(last).containsExactly(false, false, false, false, false, false, false, true);
        assertThat(jobs.row(job)).isEqualTo(new Jobbing.Row(8, false, true, true));
    }

    /** Rule 6: what kills the node each time is not tried for ever. */
    @Test
    void a_node_that_dies_in_the_last_try_leaves_a_dead_letter() throws Exception {
        var job = jobs.insert(1, "work", null);
        for (int i = 0; i < 8; i++) {
            assertThat(jobs.queue.claim(List.of("work"), 1, Jobbing.LEASE)).hasSize(1);
            jobs.endLeases();
        }
        var runs = new AtomicInteger();
        jobs.work(handlers(run -> runs.incrementAndGet()));
        assertThat(runs).hasValue(0);
        assertThat(jobs.row(job).dead()).isTrue();
    }

    /** Rules 4 and 5: two nodes do the same job, since one stood still for longer than its lease. */
    @Test
    void a_node_that_lost_its_lease_changes_nothing() throws Exception {
        var job = jobs.insert(1, "work", null);
        var slowBegan = new CountDownLatch(1);
        var fastIsDone = new CountDownLatch(1);
        var outcome = new CompletableFuture<Throwable>();
        var slow = jobs.node(
                handlers(run -> {
                    slowBegan.countDown();
                    await(fastIsDone);
                    outcome.complete(catchThrowable(() -> run.complete(() -> jobs.effect("slow", run.subject()))));
                }),
                1);
        slow.start(Thread::new);
        await(slowBegan);
        jobs.endLeases();
        jobs.work(handlers(run -> run.complete(() -> jobs.effect("fast", run.subject()))));
        fastIsDone.countDown();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).hasMessageContaining("another node");
        slow.stop(Duration.ofSeconds(30));
        assertThat(jobs.effects()).containsExactly("1 fast " + job);
        assertThat(jobs.rows("")).isEmpty();
    }

    @Test
    void a_node_that_stops_waits_for_what_it_does() throws Exception {
        var job = jobs.insert(1, "work", null);
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var node = jobs.node(
                handlers(run -> {
                    began.countDown();
                    await(goOn);
                    run.complete(() -> jobs.effect("done", run.subject()));
                }),
                1);
        node.start(Thread::new);
        await(began);
        var stopping = Executors.newSingleThreadExecutor();
        var stopped = stopping.submit(() -> {
            node.stop(Duration.ofSeconds(30));
            return null;
        });
        goOn.countDown();
        stopped.get(30, TimeUnit.SECONDS);
        stopping.shutdown();
        assertThat(jobs.effects()).containsExactly("1 done " + job);
    }

    /** B06. */
    @Test
    void the_thread_has_no_tenant_after_a_job() throws Exception {
        var found = Collections.synchronizedList(new ArrayList<Object>());
        for (int i = 0; i < 20; i++) jobs.insert(1 + i % 2, "work", null);
        var node = jobs.node(handlers(run -> {}), 2);
        node.start(work -> new Thread(() -> {
            work.run();
            CurrentTenant.find().ifPresent(found::add);
        }));
        Jobbing.await(() -> jobs.rows("").isEmpty());
        node.stop(Duration.ofSeconds(30));
        assertThat(found).isEmpty();
    }

    @Test
    void pauses_grow_to_an_hour_and_are_never_shorter_than_half() {
        var wholes = List.of(5, 20, 80, 320, 1280, 3600, 3600);
        for (int attempt = 1; attempt <= wholes.size(); attempt++) {
            var whole = Duration.ofSeconds(wholes.get(attempt - 1));
            for (int i = 0; i < 100; i++)
                assertThat(JobRunner.pauseAfter(attempt)).isBetween(whole.dividedBy(2), whole);
        }
    }

    @Test
    void kinds_are_named_after_their_plugin_and_taken_once() {
        JobHandler handler = Jobbing.handler("lunch.order", job -> {});
        var all = new Handlers();
        all.add("lunch", handler);
        assertThat(all.owner("lunch.order")).isEqualTo("lunch");
        assertThatThrownBy(() -> all.add("lunch", handler)).hasMessageContaining("two handlers");
        assertThatThrownBy(() -> all.add("lunch", Jobbing.handler("order", job -> {})))
                .hasMessageContaining("lunch.<verb>");
        assertThatThrownBy(() -> all.owner("dinner.order")).hasMessageContaining("dinner.order");
    }

    private static Handlers handlers(Jobbing.Work work) {
        return Jobbing.handlers(Jobbing.handler("work", work));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) throw new AssertionError("nothing came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
