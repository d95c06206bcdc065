package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.kotte.api.access.Viewer;
import se.kotte.api.file.FileId;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;
import se.kotte.plugins.documentation.PlainUi;
import se.kotte.testkit.TestDatabase;

/** Asks the plugin's queries as the application does, in one tenant, at the time of a clock. */
final class Asking {
    private final TestDatabase db;
    private final int tenant;
    private final TenantClock clock;

    Asking(TestDatabase db, int tenant, TenantClock clock) {
        this.db = db;
        this.tenant = tenant;
        this.clock = clock;
    }

    Cards cards(Sql sql) {
        return new Cards(sql, clock, PlainUi.SWEDISH);
    }

    Optional<Card> one(Viewer viewer, UUID entry) {
        return db.inTenant(tenant, sql -> cards(sql).one(viewer, entry));
    }

    Card card(Viewer viewer, UUID entry) {
        return one(viewer, entry).orElseThrow();
    }

    /** By the single check. */
    boolean opens(Viewer viewer, UUID entry) {
        return one(viewer, entry).isPresent();
    }

    boolean readsPhoto(Viewer viewer, UUID file) {
        return db.inTenant(tenant, sql -> cards(sql).readsPhoto(viewer, new FileId(file)));
    }

    /** By the single check and in the feed, which have to agree. */
    boolean reads(Viewer viewer, UUID entry) {
        var opens = opens(viewer, entry);
        assertThat(feed(viewer).contains(entry)).as("in the feed, as by its id").isEqualTo(opens);
        return opens;
    }

    Set<UUID> feed(Viewer viewer) {
        return new HashSet<>(feed(viewer, Feed.Filter.NONE, Feed.PAGE));
    }

    /** All pages of a feed, in order. */
    List<UUID> feed(Viewer viewer, Feed.Filter filter, int page) {
        return all((sql, after) -> new Feed(cards(sql)).newest(viewer, filter, after, page));
    }

    List<UUID> portfolio(Viewer viewer, UUID child, int page) {
        return all((sql, after) -> new Feed(cards(sql)).portfolio(viewer, child, after, page));
    }

    Set<UUID> drafts(Viewer viewer) {
        return db.inTenant(
                tenant,
                sql -> new HashSet<>(new Feed(cards(sql))
                        .drafts(viewer, 100).stream().map(Card::id).toList()));
    }

    private interface Page {
        Feed.Slice after(Sql sql, Cursor cursor);
    }

    private List<UUID> all(Page page) {
        return db.inTenant(tenant, sql -> {
            var all = new ArrayList<UUID>();
            for (var cursor = Cursor.START; cursor != null; ) {
                var slice = page.after(sql, cursor);
                all.addAll(slice.cards().stream().map(Card::id).toList());
                cursor = slice.next() == null ? null : Cursor.of(slice.next().text());
            }
            return all;
        });
    }
}
