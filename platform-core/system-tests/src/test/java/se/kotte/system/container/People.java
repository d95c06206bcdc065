package se.kotte.system.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import se.kotte.api.sql.Sql;

/** A bean as features write them; on purpose its statement forgets to name the tenant: the database must not. */
@ApplicationScoped
class People {
    @Inject
    private Sql sql;

    @Transactional
    List<String> names() {
        return sql.of("select given_name from core.person").list(row -> row.text("given_name"));
    }

    @Transactional
    void failAfterReading() {
        names();
        throw new IllegalStateException("on purpose");
    }
}
