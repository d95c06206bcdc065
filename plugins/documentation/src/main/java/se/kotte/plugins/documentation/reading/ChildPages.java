package se.kotte.plugins.documentation.reading;

import static se.kotte.plugins.documentation.Documentation.PAGES;
import static se.kotte.plugins.documentation.Documentation.READ;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.kotte.api.access.Access;
import se.kotte.api.access.ChildId;
import se.kotte.api.audit.Audit;
import se.kotte.api.problem.Problem;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.plugins.documentation.Page;

/** The children, and what is documented about each: the portfolio. */
@Path(PAGES + "/children")
@ApplicationScoped
@Transactional
@Produces(MediaType.TEXT_HTML)
public class ChildPages {
    @Inject
    Access access;

    @Inject
    Children children;

    @Inject
    Choice choice;

    @Inject
    Feed feed;

    @Inject
    Audit audit;

    @Inject
    TenantClock clock;

    @Inject
    Ui ui;

    /** @param many whether there are more than a page should hold, so that a unit has to be chosen */
    record Listing(Page p, List<Group> groups, boolean many) {}

    record Group(String unit, List<Children.Child> children) {}

    record Portfolio(Page p, String name, List<Children.Child> placements, List<Month> months, String older) {
        Children.Child child() {
            return placements.get(0);
        }
    }

    record Month(String name, List<Card> cards) {}

    /** Those whom the viewer may open, by unit. */
    @GET
    public View children(@QueryParam("child") String child, @QueryParam("unit") String unit) {
        var viewer = access.require(READ);
        var filter = choice.filter(viewer, child, unit);
        var found = children.at(viewer, filter.unit());
        var many = found.size() > Children.MOST;
        var p = Page.of(ui);
        var model = new Listing(p, many ? List.of() : groups(p, found), many);
        return View.page(p.t("children.title"), out -> JtechildrenGenerated.render(out, null, model));
    }

    private static List<Group> groups(Page p, List<Children.Child> found) {
        Map<String, List<Children.Child>> byUnit = new LinkedHashMap<>();
        for (var child : found) {
            var unit = child.unitName() == null ? p.t("children.unplaced") : child.unitName();
            byUnit.computeIfAbsent(unit, name -> new ArrayList<>()).add(child);
        }
        return byUnit.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** What is published about one child, newest first. The reading is audited. */
    @GET
    @Path("{child}")
    public View portfolio(@PathParam("child") String id, @QueryParam("after") String after) {
        var viewer = access.require(READ, ChildId.of(id));
        var child = ChildId.of(id);
        audit.record(viewer, "portfolio.read", child.value());
        var placements = children.placements(viewer, child.value());
        if (placements.isEmpty()) throw Problem.notFound();
        var slice = feed.portfolio(viewer, child.value(), Cursor.of(after), Feed.PAGE);
        var older = Choice.older(PAGES + "/children/" + child, Feed.Filter.NONE, slice.next());
        var p = Page.of(ui);
        var name = placements.get(0).givenName();
        var model = new Portfolio(p, name, placements, months(slice.cards()), older);
        return View.page(p.t("portfolio.title", "name", name), out -> JteportfolioGenerated.render(out, null, model));
    }

    private List<Month> months(List<Card> cards) {
        Map<YearMonth, List<Card>> byMonth = new LinkedHashMap<>();
        for (var card : cards) {
            var month = YearMonth.from(card.publishedAt().atZone(clock.zone()));
            byMonth.computeIfAbsent(month, m -> new ArrayList<>()).add(card);
        }
        return byMonth.entrySet().stream()
                .map(month -> new Month(name(month.getKey()), month.getValue()))
                .toList();
    }

    /** "November", with the year when it is not this one. */
    private String name(YearMonth month) {
        Locale locale = ui.locale();
        var name = month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        var title = name.substring(0, 1).toUpperCase(locale) + name.substring(1);
        return month.getYear() == clock.today().getYear() ? title : title + " " + month.getYear();
    }
}
