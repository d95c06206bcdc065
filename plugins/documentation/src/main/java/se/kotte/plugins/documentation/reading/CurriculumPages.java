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
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.kotte.api.access.Access;
import se.kotte.api.problem.Problem;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.plugins.documentation.Page;

/** The curriculum: each goal with the entries about it. It counts documentation, never children. */
@Path(PAGES + "/curriculum")
@ApplicationScoped
@Transactional
@Produces(MediaType.TEXT_HTML)
public class CurriculumPages {
    /** More goals than this are not what a planning talks about. */
    private static final int TALKED_ABOUT = 12;

    @Inject
    Access access;

    @Inject
    Goals goals;

    @Inject
    Feed feed;

    @Inject
    Choice choice;

    @Inject
    TenantClock clock;

    @Inject
    Ui ui;

    record Model(Page p, List<Tree> trees) {}

    /**
     * @param seen how many of its goals have an entry
     * @param unseen those without, for staff, while they are few
     */
    record Tree(
            String name,
            int seen,
            int total,
            List<List<Integer>> cone,
            List<Cluster> clusters,
            List<Goals.Goal> unseen) {}

    record Cluster(String title, String hue, List<Line> lines) {}

    /** @param level 0 for none to 4 for the most: how strong its colour is */
    record Line(Goals.Goal goal, String href, int count, int level) {}

    /** @param query that keeps the choice of the switcher */
    record AboutGoal(Page p, Goals.Goal goal, String query, List<Card> cards, String older) {}

    /** Every goal, with how many entries of this school year the viewer may read about it. */
    @GET
    public View curriculum(@QueryParam("child") String child, @QueryParam("unit") String unit) {
        var viewer = access.require(READ);
        var filter = choice.filter(viewer, child, unit);
        var counts = goals.counts(
                viewer,
                filter,
                schoolYear(clock.today()).atStartOfDay(clock.zone()).toInstant());
        Map<String, List<Goals.Goal>> byCurriculum = new LinkedHashMap<>();
        goals.all()
                .forEach(goal -> byCurriculum
                        .computeIfAbsent(goal.curriculum(), id -> new ArrayList<>())
                        .add(goal));
        var trees = byCurriculum.values().stream()
                .map(all -> tree(all, counts, Choice.query(filter), !viewer.isGuardian()))
                .toList();
        var p = Page.of(ui);
        var model = new Model(p, trees);
        return View.page(p.t("curriculum.title"), out -> JtecurriculumGenerated.render(out, null, model));
    }

    /** The entries about one goal, newest first. */
    @GET
    @Path("{curriculum}/{goal}")
    public View goal(
            @PathParam("curriculum") String curriculum,
            @PathParam("goal") String id,
            @QueryParam("child") String child,
            @QueryParam("unit") String unit,
            @QueryParam("after") String after) {
        var viewer = access.require(READ);
        var chosen = choice.filter(viewer, child, unit);
        var goal = goals.one(curriculum, id).orElseThrow(Problem::notFound);
        var filter = new Feed.Filter(chosen.child(), chosen.unit(), goal.curriculum(), goal.id());
        var slice = feed.newest(viewer, filter, Cursor.of(after), Feed.PAGE);
        var older = Choice.older(href(goal), filter, slice.next());
        var p = Page.of(ui);
        var model = new AboutGoal(p, goal, Choice.query(filter), slice.cards(), older);
        return View.page(goal.label(), out -> JtegoalGenerated.render(out, null, model));
    }

    private static Tree tree(List<Goals.Goal> all, Map<String, Integer> counts, String query, boolean staff) {
        int most = all.stream()
                .mapToInt(goal -> counts.getOrDefault(goal.key(), 0))
                .max()
                .orElse(0);
        var lines = all.stream()
                .map(goal -> {
                    int count = counts.getOrDefault(goal.key(), 0);
                    return new Line(goal, href(goal) + query, count, Cone.level(count, most));
                })
                .toList();
        Map<String, List<Line>> byTitle = new LinkedHashMap<>();
        lines.forEach(line -> byTitle.computeIfAbsent(line.goal().title(), title -> new ArrayList<>())
                .add(line));
        var clusters = byTitle.entrySet().stream()
                .map(group -> new Cluster(
                        group.getKey(), group.getValue().get(0).goal().hue(), group.getValue()))
                .toList();
        var unseen =
                lines.stream().filter(line -> line.count() == 0).map(Line::goal).toList();
        return new Tree(
                all.get(0).curriculumName(),
                all.size() - unseen.size(),
                all.size(),
                Cone.rows(lines.stream().map(Line::level).toList()),
                clusters,
                staff && unseen.size() <= TALKED_ABOUT ? unseen : List.of());
    }

    private static String href(Goals.Goal goal) {
        return PAGES + "/curriculum/" + goal.key();
    }

    /** The first of August before, or today. */
    static LocalDate schoolYear(LocalDate today) {
        var august = LocalDate.of(today.getYear(), Month.AUGUST, 1);
        return today.isBefore(august) ? august.minusYears(1) : august;
    }
}
