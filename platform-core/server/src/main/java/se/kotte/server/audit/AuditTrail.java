package se.kotte.server.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import se.kotte.api.access.Ids;
import se.kotte.api.access.Viewer;
import se.kotte.api.audit.Audit;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;

/** Inserts into {@code core.audit}. */
@ApplicationScoped
class AuditTrail implements Audit {
    @Inject
    private Sql sql;

    @Inject
    private TenantClock clock;

    @Override
    public void record(Viewer viewer, String deed, UUID subject) {
        sql.of("""
                        insert into core.audit (tenant_id, id, at, person_id, population, deed, subject_id)
                        values (:tenant, :id, :at, :person, :population, :deed, :subject)
                        """)
                .bind("id", Ids.create())
                .bind("at", clock.now())
                .bind("person", viewer.person())
                .bind("population", viewer.population())
                .bind("deed", deed)
                .bind("subject", subject)
                .run();
    }
}
