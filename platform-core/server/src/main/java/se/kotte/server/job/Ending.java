package se.kotte.server.job;

import se.kotte.api.sql.Sql;

/** Ends a job together with its effects, in one transaction of the job's tenant, which is the thread's. */
interface Ending {
    void complete(Claim claim, Runnable effects);

    /**
     * The first statement of that transaction: from here on nobody can claim the job, until this commits and it is gone, or
     * rolls back and it is as before.
     *
     * @throws IllegalStateException the lease is not this node's any more
     */
    static void acknowledge(Sql sql, Claim claim) {
        int gone = sql.of("delete from core.job where tenant_id = :tenant and id = :id and lease = :lease")
                .bind("id", claim.id())
                .bind("lease", claim.lease())
                .run();
        if (gone != 1) throw new IllegalStateException("another node has taken over the " + claim);
    }
}
