package se.kotte.plugins.documentation.reading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.Viewer;
import se.kotte.api.sql.Statement;

/** Lists of entries, newest first, each in the shape of an index: rules 1 to 10 of the plugin. */
@Dependent
public class Feed {
    public static final int PAGE = 20;

    /**
     * What the reader narrows a list to; all null for everything they may read.
     *
     * @param child of a guardian's own
     * @param unit at or below one where staff hold the right; else the list is empty
     * @param curriculum and goal, both or neither
     */
    public record Filter(UUID child, UUID unit, String curriculum, String goal) {
        public static final Filter NONE = new Filter(null, null, null, null);
    }

    /** @param next where the list goes on; null at its end */
    public record Slice(List<Card> cards, Cursor next) {}

    private final Cards cards;

    @Inject
    public Feed(Cards cards) {
        this.cards = cards;
    }

    /** Published entries for this viewer. */
    public Slice newest(Viewer viewer, Filter filter, Cursor after, int limit) {
        var query = viewer.isGuardian() ? FeedSql.GUARDIAN : filter.goal() == null ? FeedSql.STAFF : FeedSql.STAFF_GOAL;
        var statement = cards.ask(viewer, query + Cards.OF_PAGE)
                .bind("child", filter.child())
                .bind("unit", filter.unit())
                .bind("curriculum", filter.curriculum())
                .bind("goal", filter.goal());
        return slice(viewer, statement, after, limit);
    }

    /** What is published about a child over whom the viewer holds {@code documentation.read}, as far as they may read it. */
    public Slice portfolio(Viewer viewer, UUID child, Cursor after, int limit) {
        return slice(
                viewer, cards.ask(viewer, FeedSql.PORTFOLIO + Cards.OF_PAGE).bind("child", child), after, limit);
    }

    /** The author's drafts, last changed first. */
    public List<Card> drafts(Viewer viewer, int limit) {
        return cards.rows(cards.ask(viewer, FeedSql.DRAFTS + Cards.OF_PAGE).bind("limit", limit));
    }

    private Slice slice(Viewer viewer, Statement statement, Cursor after, int limit) {
        var rows = cards.rows(
                statement.bind("at", after.at()).bind("before", after.id()).bind("limit", limit + 1));
        if (rows.size() <= limit) return new Slice(cards.complete(viewer, rows), null);
        var kept = rows.subList(0, limit);
        var last = kept.get(limit - 1);
        return new Slice(cards.complete(viewer, kept), new Cursor(last.publishedAt(), last.id()));
    }
}
