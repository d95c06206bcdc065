package se.kotte.server.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import se.kotte.server.tenancy.CurrentTenant;
import se.kotte.server.tenancy.Tenant;

/**
 * Does jobs: one thread claims and keeps leases alive, a few others run handlers. It claims no more than it can start at
 * once, so nothing waits on this node under a lease.
 */
final class JobRunner {
    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final int EXTENSIONS_PER_LEASE = 3;

    /**
     * @param threads how many handlers may run at a time
     * @param lease how long a job of a node that died waits for another
     * @param longest after which a handler is interrupted and its lease no longer extended
     * @param idle between two looks at an empty queue
     */
    record Settings(int threads, Duration lease, Duration longest, Duration idle) {}

    private record Running(long since, Future<?> work) {}

    private final JobQueue queue;
    private final Handlers handlers;
    private final IntFunction<Tenant> tenants;
    private final Ending ending;
    private final Settings settings;

    private final Map<Claim, Running> running = new ConcurrentHashMap<>();
    private final Semaphore ended = new Semaphore(0);
    private volatile boolean stopping;
    private Thread claiming;
    private ExecutorService working;
    private long extendedAt;

    JobRunner(JobQueue queue, Handlers handlers, IntFunction<Tenant> tenants, Ending ending, Settings settings) {
        this.queue = queue;
        this.handlers = handlers;
        this.tenants = tenants;
        this.ending = ending;
        this.settings = settings;
    }

    void start(ThreadFactory threads) {
        working = Executors.newFixedThreadPool(settings.threads(), threads);
        claiming = threads.newThread(this::claimUntilStopped);
        claiming.start();
    }

    /** Claims nothing more, waits {@code patience} for what is running, then interrupts it; its leases end by themselves. */
    void stop(Duration patience) throws InterruptedException {
        stopping = true;
        claiming.interrupt();
        working.shutdown();
        if (!working.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) working.shutdownNow();
        claiming.join(patience.toMillis());
    }

    private void claimUntilStopped() {
        while (!stopping) {
            try {
                int free = settings.threads() - running.size();
                var claims = free == 0 ? List.<Claim>of() : queue.claim(handlers.kinds(), free, settings.lease());
                claims.forEach(this::begin);
                keepLeases();
                if (free == 0 || claims.isEmpty()) awaitWork(settings.idle());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (stopping) return;
                LOG.log(System.Logger.Level.ERROR, "no jobs are done for now", e);
                pause();
            }
        }
    }

    private void begin(Claim claim) {
        var work = new FutureTask<Void>(() -> run(claim), null);
        running.put(claim, new Running(System.nanoTime(), work));
        working.execute(() -> {
            try {
                work.run();
            } finally {
                running.remove(claim);
                ended.release();
            }
        });
    }

    /** Returns when a handler has ended, at the latest after {@code atMost}. */
    private void awaitWork(Duration atMost) throws InterruptedException {
        if (ended.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) ended.drainPermits();
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepLeases() {
        long now = System.nanoTime();
        if (now - extendedAt < settings.lease().toNanos() / EXTENSIONS_PER_LEASE) return;
        extendedAt = now;
        var alive = new ArrayList<Claim>();
        running.forEach((claim, run) -> {
            if (now - run.since() < settings.longest().toNanos()) alive.add(claim);
            else if (run.work().cancel(true))
                LOG.log(System.Logger.Level.ERROR, "took too long, interrupted: {0}", claim);
        });
        if (!alive.isEmpty()) queue.extend(alive, settings.lease());
    }

    private void run(Claim claim) {
        try {
            if (claim.attempt() > Claim.LAST_ATTEMPT) {
                // The node that made the last attempt died in it: a job that kills nodes is not tried for ever.
                bury(claim, null);
                return;
            }
            var job = new ClaimedJob(claim, ending);
            CurrentTenant.call(tenants.apply(claim.tenant()), () -> {
                handlers.handler(claim.kind()).run(job);
                return null;
            });
            if (job.gaveUp()) throw new IllegalStateException("the handler returned although it could not complete");
            if (!job.completed() && !queue.end(claim)) LOG.log(System.Logger.Level.WARNING, "lease lost: {0}", claim);
        } catch (Exception | LinkageError | AssertionError e) {
            failed(claim, e);
        }
    }

    private void failed(Claim claim, Throwable why) {
        try {
            if (claim.attempt() >= Claim.LAST_ATTEMPT) {
                bury(claim, why);
            } else if (queue.retry(claim, pauseAfter(claim.attempt()))) {
                LOG.log(System.Logger.Level.WARNING, "failed, will be tried again: " + claim, why);
            } else {
                LOG.log(System.Logger.Level.WARNING, "failed after its lease was lost: " + claim, why);
            }
        } catch (RuntimeException e) {
            e.addSuppressed(why);
            LOG.log(System.Logger.Level.ERROR, "failed, and waits for the end of its lease: " + claim, e);
        }
    }

    private void bury(Claim claim, Throwable why) {
        if (queue.bury(claim)) LOG.log(System.Logger.Level.ERROR, "given up, a dead letter: " + claim, why);
    }

    /**
     * 5 s, 20 s, 80 s … an hour, of which a random half is taken off so that what failed together does not come back
     * together.
     *
     * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential backoff and
     *     jitter: "equal jitter"</a>
     */
    static Duration pauseAfter(int attempt) {
        long whole =
                Math.min(Duration.ofHours(1).toMillis(), Duration.ofSeconds(5).toMillis() << 2 * (attempt - 1));
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
