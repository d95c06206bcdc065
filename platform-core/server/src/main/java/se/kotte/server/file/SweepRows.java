package se.kotte.server.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import se.kotte.api.sql.Sql;
import se.kotte.server.file.FileStore.Key;

/** Looks rows up for the sweep, a short transaction at a time. */
@ApplicationScoped
class SweepRows implements FileSweep.Rows {
    @Inject
    private Sql sql;

    @Override
    @Transactional
    public Set<Key> named(int tenant, List<Key> keys) {
        return FileSweep.named(sql, tenant, keys);
    }
}
