package se.kotte.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import se.kotte.api.access.Ids;
import se.kotte.api.job.Jobs;
import se.kotte.api.sql.Sql;
import se.kotte.server.plugin.InstalledPlugins;

/** Inserts into {@code core.job}, in the caller's transaction. */
@ApplicationScoped
public class SqlJobs implements Jobs {
    private Sql sql;
    private Handlers handlers;

    SqlJobs() {}

    @Inject
    SqlJobs(Sql sql, Handlers handlers) {
        this.sql = sql;
        this.handlers = handlers;
    }

    @Override
    public void enqueue(String kind, UUID subject) {
        enqueueFor(handlers.owner(kind), kind, subject);
    }

    /** A job of the core that is done for a plugin: the gate asks whether that one is on. */
    public void enqueueFor(String plugin, String kind, UUID subject) {
        sql.of("""
                        insert into core.job (id, tenant_id, kind, plugin_id, subject_id)
                        values (:id, :tenant, :kind, :plugin, :subject)
                        """)
                .bind("id", Ids.create())
                .bind("kind", kind)
                .bind("plugin", plugin.equals(InstalledPlugins.CORE) ? null : plugin)
                .bind("subject", subject)
                .run();
    }
}
