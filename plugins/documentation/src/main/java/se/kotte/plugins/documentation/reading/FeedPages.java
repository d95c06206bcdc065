package se.kotte.plugins.documentation.reading;

import static se.kotte.plugins.documentation.Documentation.PAGES;
import static se.kotte.plugins.documentation.Documentation.READ;
import static se.kotte.plugins.documentation.Documentation.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.Access;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.UnitId;
import se.kotte.api.access.Viewer;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.plugins.documentation.Page;

/** The feed: what is new, for whoever reads. */
@Path(PAGES)
@ApplicationScoped
@Transactional
@Produces(MediaType.TEXT_HTML)
public class FeedPages {
    private static final int DRAFTS = 5;
    private static final int MORNING_ENDS = 10;
    private static final int DAY_ENDS = 17;

    @Inject
    Access access;

    @Inject
    Feed feed;

    @Inject
    Scopes scopes;

    @Inject
    TenantClock clock;

    @Inject
    Ui ui;

    /**
     * @param pills what the list can be narrowed to; empty if there is nothing to choose
     * @param chosen whether it is narrowed now
     * @param older where the list goes on; null at its end
     */
    record Model(
            Page p,
            Greeting greeting,
            boolean guardian,
            boolean writes,
            List<Pill> pills,
            boolean chosen,
            List<Card> cards,
            List<Card> drafts,
            String older) {}

    record Greeting(String text, String today) {}

    record Pill(String href, String name, String hue, boolean current) {}

    /** The newest entries; {@code child} narrows a guardian's feed, {@code unit} that of staff. */
    @GET
    public View feed(
            @QueryParam("child") String child, @QueryParam("unit") String unit, @QueryParam("after") String after) {
        var viewer = access.require(READ);
        var filter = viewer.isGuardian() ? ofChild(child) : ofUnit(unit);
        var slice = feed.newest(viewer, filter, Cursor.of(after), Feed.PAGE);
        var options =
                viewer.isGuardian() ? scopes.children(viewer, filter.child()) : scopes.units(viewer, filter.unit());
        var writes = !viewer.isGuardian() && access.holds(WRITE);
        var drafts = writes && after == null ? feed.drafts(viewer, DRAFTS) : List.<Card>of();
        var p = Page.of(ui);
        var model = new Model(
                p,
                greeting(p, viewer),
                viewer.isGuardian(),
                writes,
                pills(p, viewer, options),
                filter.child() != null || filter.unit() != null,
                slice.cards(),
                drafts,
                slice.next() == null ? null : older(filter, slice.next()));
        return View.page(p.t("feed.title"), out -> JtefeedGenerated.render(out, null, model));
    }

    private Feed.Filter ofChild(String child) {
        if (child == null) return Feed.Filter.NONE;
        var id = ChildId.of(child);
        access.require(READ, id);
        return new Feed.Filter(id.value(), null, null, null);
    }

    private Feed.Filter ofUnit(String unit) {
        if (unit == null) return Feed.Filter.NONE;
        var id = UnitId.of(unit);
        access.require(READ, id);
        return new Feed.Filter(null, id.value(), null, null);
    }

    private Greeting greeting(Page p, Viewer viewer) {
        var hour = clock.now().atZone(clock.zone()).getHour();
        var key = hour < MORNING_ENDS ? "feed.morning" : hour < DAY_ENDS ? "feed.day" : "feed.evening";
        var today = ui.when().day(clock.today());
        return new Greeting(p.t(key, "name", viewer.name().split(" ")[0]), today);
    }

    private static List<Pill> pills(Page p, Viewer viewer, List<Scopes.Option> options) {
        if (options.isEmpty() || viewer.isGuardian() && options.size() == 1) return List.of();
        var parameter = viewer.isGuardian() ? "?child=" : "?unit=";
        var everything = new Pill(
                PAGES + "/", p.t("feed.everything"), null, options.stream().noneMatch(Scopes.Option::chosen));
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(everything),
                        options.stream()
                                .map(o -> new Pill(PAGES + "/" + parameter + o.id(), o.name(), o.hue(), o.chosen())))
                .toList();
    }

    private static String older(Feed.Filter filter, Cursor next) {
        return PAGES + "/?" + part("child", filter.child()) + part("unit", filter.unit()) + "after=" + next.text();
    }

    private static String part(String name, UUID id) {
        return id == null ? "" : name + "=" + id + "&";
    }
}
