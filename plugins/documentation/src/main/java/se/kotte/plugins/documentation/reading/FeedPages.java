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
import se.kotte.api.access.Access;
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
    Choice choice;

    @Inject
    TenantClock clock;

    @Inject
    Ui ui;

    /**
     * @param chosen whether it is narrowed now
     * @param older where the list goes on; null at its end
     */
    record Model(
            Page p,
            Greeting greeting,
            boolean guardian,
            boolean writes,
            boolean chosen,
            List<Card> cards,
            List<Card> drafts,
            String older) {}

    record Greeting(String text, String today) {}

    /** The newest entries; {@code child} narrows a guardian's feed, {@code unit} that of staff. */
    @GET
    public View feed(
            @QueryParam("child") String child, @QueryParam("unit") String unit, @QueryParam("after") String after) {
        var viewer = access.require(READ);
        var filter = choice.filter(viewer, child, unit);
        var slice = feed.newest(viewer, filter, Cursor.of(after), Feed.PAGE);
        var writes = !viewer.isGuardian() && access.holds(WRITE);
        var drafts = writes && after == null ? feed.drafts(viewer, DRAFTS) : List.<Card>of();
        var p = Page.of(ui);
        var model = new Model(
                p,
                greeting(p, viewer),
                viewer.isGuardian(),
                writes,
                filter.child() != null || filter.unit() != null,
                slice.cards(),
                drafts,
                Choice.older(PAGES, filter, slice.next()));
        return View.page(p.t("feed.title"), out -> JtefeedGenerated.render(out, null, model));
    }

    private Greeting greeting(Page p, Viewer viewer) {
        var hour = clock.now().atZone(clock.zone()).getHour();
        var key = hour < MORNING_ENDS ? "feed.morning" : hour < DAY_ENDS ? "feed.day" : "feed.evening";
        var today = ui.when().day(clock.today());
        return new Greeting(p.t(key, "name", viewer.name().split(" ")[0]), today);
    }
}
