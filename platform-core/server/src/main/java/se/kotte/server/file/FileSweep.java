package se.kotte.server.file;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.kotte.api.sql.Sql;
import se.kotte.server.file.FileStore.Found;
import se.kotte.server.file.FileStore.Key;

/** Removes bytes that no row names: of transactions that rolled back, of nodes that died between row and bytes. */
final class FileSweep {
    private static final System.Logger LOG = System.getLogger(FileSweep.class.getName());
    private static final Duration OLD = Duration.ofDays(1);
    private static final int BATCH = 500;

    /** Fewer orphans than this are always swept; more, only if they are no large part. */
    private static final int FEW = 50;

    private static final int LARGE_PART = 10;

    /** Which of these keys a row names; in a transaction of the tenant. */
    interface Rows {
        Set<Key> named(int tenant, List<Key> keys);
    }

    private FileSweep() {}

    /** @return how many were removed */
    static int sweep(FileStore store, Rows rows, int tenant, Instant now) throws IOException {
        var old = new ArrayList<Key>();
        var before = now.minus(OLD);
        store.each(tenant, before, (Found found) -> {
            if (found.at().isBefore(before)) old.add(found.key());
        });
        var orphans = new ArrayList<Key>();
        for (int i = 0; i < old.size(); i += BATCH) {
            var batch = old.subList(i, Math.min(old.size(), i + BATCH));
            var named = rows.named(tenant, batch);
            batch.stream().filter(key -> !named.contains(key)).forEach(orphans::add);
        }
        if (orphans.size() > FEW && orphans.size() > old.size() / LARGE_PART) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "{0} of {1} files of tenant {2} have no row: nothing is swept. Is this the right database?",
                    orphans.size(),
                    old.size(),
                    tenant);
            return 0;
        }
        for (var orphan : orphans) store.remove(orphan);
        return orphans.size();
    }

    /** @param keys of one tenant, that of {@code sql} */
    static Set<Key> named(Sql sql, int tenant, List<Key> keys) {
        var ids = keys.stream().map(Key::file).distinct().toList();
        var rows = sql.of("""
                        select f.id, :original as form from core.file f
                         where f.tenant_id = :tenant and f.id = any(:ids) and f.state = 'pending'
                        union all
                        select r.file_id, r.name from core.file_rendition r
                         where r.tenant_id = :tenant and r.file_id = any(:ids)
                        """)
                .bind("original", Key.ORIGINAL)
                .bindArray("ids", "uuid", ids)
                .list(row -> new Key(tenant, row.uuid("id"), row.text("form")));
        return rows.stream().collect(Collectors.toSet());
    }
}
