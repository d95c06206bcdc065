package se.kotte.server.job;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import se.kotte.api.access.Ids;
import se.kotte.api.job.Job;
import se.kotte.api.job.JobHandler;
import se.kotte.server.tenancy.CurrentTenant;
import se.kotte.server.tenancy.Tenant;
import se.kotte.testkit.TestDatabase;

/** A database with two municipalities, its queue, and nodes that do jobs. */
public final class Jobbing implements AutoCloseable {
    static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a handler does, as a handler. */
    public interface Work {
        void run(Job job) throws Exception;
    }

    record Row(int attempts, boolean leased, boolean dead, boolean due) {}

    public final TestDatabase database = TestDatabase.create();
    public final Transactions transactions = new Transactions(database);
    final JobQueue queue = new JobQueue(database.app());

    public Jobbing() {
        database.asOwner("""
                insert into core.tenant (id, slug, name, origin)
                values (1, 'tallby', 'Tallby', 'http://tallby.localhost:8080'),
                       (2, 'bjorkvik', 'Björkvik', 'http://bjorkvik.localhost:8080');
                create table core.effect (tenant_id int not null, what text not null, subject_id uuid not null);
                alter table core.effect enable row level security;
                create policy tenant on core.effect using (tenant_id = core_api.current_tenant())
                    with check (tenant_id = core_api.current_tenant());
                grant select, insert on core.effect to kotte_app
                """);
    }

    public static JobHandler handler(String kind, Work work) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(Job job) throws Exception {
                work.run(job);
            }
        };
    }

    /** What a node can do, for tests of other packages. */
    public final class Handling {
        private final Handlers handlers = new Handlers();

        public Handling add(String owner, JobHandler handler) {
            handlers.add(owner, handler);
            return this;
        }

        /** Asks for jobs of these kinds, in a transaction of {@link Jobbing#transactions}. */
        public SqlJobs jobs() {
            return new SqlJobs(transactions, handlers);
        }

        /** Does every job that is due, and those that they bring, then returns. */
        public void work() throws InterruptedException {
            Jobbing.this.work(handlers);
        }
    }

    public Handling handling() {
        return new Handling();
    }

    static Handlers handlers(JobHandler... handlers) {
        var all = new Handlers();
        for (var handler : handlers) all.add("core", handler);
        return all;
    }

    /** A tenant as it is in the database now, with the plugins that are on. */
    public Tenant tenant(int id) {
        Set<String> plugins = Set.copyOf(
                database.asOwner(sql -> sql.of("select plugin_id from core.tenant_plugin where tenant_id = :t")
                        .bind("t", id)
                        .list(row -> row.text("plugin_id"))));
        return new Tenant(
                id,
                "slug",
                "Name",
                "http://slug.localhost:8080",
                Tenant.State.ACTIVE,
                ZoneId.of("Europe/Stockholm"),
                Locale.forLanguageTag("sv"),
                "#1f6f5c",
                null,
                null,
                Duration.ofMinutes(10),
                plugins);
    }

    public <T> T as(int tenant, Callable<T> work) throws Exception {
        return CurrentTenant.call(tenant(tenant), work);
    }

    JobRunner node(Handlers handlers, int threads) {
        return new JobRunner(
                queue,
                handlers,
                this::tenant,
                transactions,
                new JobRunner.Settings(threads, LEASE, Duration.ofMinutes(5), Duration.ofMillis(10)));
    }

    void work(Handlers handlers) throws InterruptedException {
        var node = node(handlers, 2);
        node.start(Thread::new);
        await(() -> count("select count(*) as n from core.job where dead_at is null and run_at <= now()") == 0);
        node.stop(PATIENCE);
    }

    /** As when time has passed: what waits to be tried again is due. */
    public void passTime() {
        database.asOwner("update core.job set run_at = now() where lease is null");
    }

    /** As when the node that holds a lease has died and its time is over. */
    void endLeases() {
        database.asOwner("update core.job set leased_until = now() - interval '1 ms' where lease is not null");
    }

    UUID insert(int tenant, String kind, String plugin) {
        var id = Ids.create();
        database.asOwner(sql -> sql.of("""
                        insert into core.job (id, tenant_id, kind, plugin_id, subject_id)
                        values (:id, :t, :kind, :plugin, :id)""")
                .bind("id", id)
                .bind("t", tenant)
                .bind("kind", kind)
                .bind("plugin", plugin)
                .run());
        return id;
    }

    Row row(UUID job) {
        return rows("where id = '" + job + "'").get(0);
    }

    List<Row> rows(String where) {
        return database.asOwner(sql -> sql.of("""
                        select attempts, lease is not null as leased, dead_at is not null as dead, run_at <= now() as due
                          from core.job\s""" + where)
                .list(row -> new Row(row.number("attempts"), row.flag("leased"), row.flag("dead"), row.flag("due"))));
    }

    /** Leaves a row in the transaction of a job. */
    public void effect(String what, UUID subject) {
        transactions
                .of("insert into core.effect (tenant_id, what, subject_id) values (:tenant, :what, :subject)")
                .bind("what", what)
                .bind("subject", subject)
                .run();
    }

    /** What was left, as {@code tenant what subject}. */
    public List<String> effects() {
        return database.asOwner(sql -> sql.of("select tenant_id, what, subject_id from core.effect order by 1, 2, 3")
                .list(row -> row.number("tenant_id") + " " + row.text("what") + " " + row.uuid("subject_id")));
    }

    public int count(String query) {
        return database.asOwner(sql -> sql.of(query).one(row -> row.number("n")).orElseThrow());
    }

    /** Until it is so; the only thing here that takes time, and none when all is well. */
    public static void await(Callable<Boolean> isSo) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!isSo.call()) {
                if (System.nanoTime() > deadline) throw new AssertionError("it did not come true");
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
