package se.kotte.plugins.documentation.reading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import se.kotte.api.access.Access;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.UnitId;
import se.kotte.api.access.Viewer;
import se.kotte.plugins.documentation.Documentation;

/** What is chosen in the switcher of the page: one of a guardian's children, or one of the units of staff. */
@Dependent
class Choice {
    private final Access access;

    @Inject
    Choice(Access access) {
        this.access = access;
    }

    /**
     * @param child the parameter of guardians, or null
     * @param unit the parameter of staff, or null
     * @throws se.kotte.api.problem.Problem not found, for one over which the viewer has no right
     */
    Feed.Filter filter(Viewer viewer, String child, String unit) {
        return new Feed.Filter(
                viewer.isGuardian() ? child(child) : null, viewer.isGuardian() ? null : unit(unit), null, null);
    }

    private UUID child(String text) {
        if (text == null) return null;
        var child = ChildId.of(text);
        access.require(Documentation.READ, child);
        return child.value();
    }

    private UUID unit(String text) {
        if (text == null) return null;
        var unit = UnitId.of(text);
        access.require(Documentation.READ, unit);
        return unit.value();
    }

    /** The query that keeps the choice; empty for none. */
    static String query(Feed.Filter filter) {
        if (filter.child() != null) return "?child=" + filter.child();
        return filter.unit() != null ? "?unit=" + filter.unit() : "";
    }

    /** Where a list goes on; null at its end. */
    static String older(String path, Feed.Filter filter, Cursor next) {
        if (next == null) return null;
        var query = query(filter);
        return path + query + (query.isEmpty() ? "?" : "&") + "after=" + next.text();
    }
}
