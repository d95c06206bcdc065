package se.kotte.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import se.kotte.api.sql.Sql;

/** The transaction in which a job ends. */
@ApplicationScoped
class JobTransaction implements Ending {
    @Inject
    private Sql sql;

    @Override
    @Transactional
    public void complete(Claim claim, Runnable effects) {
        Ending.acknowledge(sql, claim);
        effects.run();
    }
}
