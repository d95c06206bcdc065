package se.kotte.server.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import se.kotte.api.access.Ids;
import se.kotte.api.event.CoreEvent;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;
import se.kotte.server.job.SqlJobs;

/** The outbox of the core. */
@ApplicationScoped
public class Events {
    private Sql sql;
    private TenantClock clock;
    private SqlJobs jobs;

    Events() {}

    @Inject
    Events(Sql sql, TenantClock clock, SqlJobs jobs) {
        this.sql = sql;
        this.clock = clock;
        this.jobs = jobs;
    }

    /**
     * Tells what happened, after and only if the caller's transaction commits.
     *
     * @param type {@code noun.verb} in the past tense
     */
    public void tell(String type, int version, UUID subject) {
        var id = Ids.create();
        sql.of("""
                        insert into core.event (tenant_id, id, type, version, subject_id, occurred_at)
                        values (:tenant, :id, :type, :version, :subject, :at)
                        """)
                .bind("id", id)
                .bind("type", type)
                .bind("version", version)
                .bind("subject", subject)
                .bind("at", clock.now())
                .run();
        jobs.enqueue(FanOut.KIND, id);
    }

    /** The event; a job that names one of another municipality, or none, fails and ends as a dead letter. */
    CoreEvent get(UUID id) {
        return sql.of("""
                        select e.id, e.type, e.version, e.subject_id, e.occurred_at
                          from core.event e
                         where e.tenant_id = :tenant and e.id = :id
                        """)
                .bind("id", id)
                .one(row -> new CoreEvent(
                        row.uuid("id"),
                        row.text("type"),
                        row.number("version"),
                        row.uuid("subject_id"),
                        row.instant("occurred_at")))
                .orElseThrow(() -> new IllegalStateException("this municipality has no event " + id));
    }
}
