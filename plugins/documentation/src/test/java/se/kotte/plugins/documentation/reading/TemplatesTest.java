package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kotte.api.web.Html;
import se.kotte.plugins.documentation.Page;
import se.kotte.plugins.documentation.PlainUi;
import se.kotte.plugins.documentation.Rendered;

/** Every page of reading renders, full and empty, in both languages, whatever someone typed. */
class TemplatesTest {
    enum Language {
        SWEDISH(PlainUi.SWEDISH),
        ENGLISH(PlainUi.ENGLISH);

        final Page page;

        Language(PlainUi ui) {
            page = Page.of(ui);
        }
    }

    static final UUID ID = UUID.fromString("01a205f9-e35e-7159-ad44-aaff3887c7da");
    static final Instant AT = Instant.parse("2026-11-23T10:40:00Z");
    static final String BAD = Rendered.HOSTILE;

    static Card card(int photos, String author) {
        var sizes = List.of(new Card.Photo.Size("small", 480, 320), new Card.Photo.Size("large", 1920, 1280));
        var all = java.util.stream.IntStream.range(0, photos)
                .mapToObj(i -> new Card.Photo(ID, BAD, BAD, sizes))
                .toList();
        return new Card(
                ID,
                1,
                BAD,
                "First.\n\n”" + BAD + "”\n\n" + "Long. ".repeat(100) + "\n\nLast.",
                AT,
                null,
                "children",
                null,
                ID,
                BAD,
                ID,
                author,
                false,
                3,
                List.of(new Card.Child(ID, BAD)),
                List.of(new Card.Goal("test", "goal-1", BAD, "norms", BAD)),
                all);
    }

    private static String page(Html html) {
        var page = Rendered.of(html);
        Rendered.isHarmless(page);
        return page;
    }

    private static FeedPages.Model feed(Page p, List<Card> cards, List<Card> drafts, boolean guardian) {
        return new FeedPages.Model(
                p,
                new FeedPages.Greeting(BAD, BAD),
                guardian,
                !guardian,
                false,
                cards,
                drafts,
                cards.isEmpty() ? null : "/older");
    }

    @ParameterizedTest
    @EnumSource
    void the_feed(Language language) {
        var p = language.page;
        var full = feed(p, List.of(card(7, BAD), card(0, null)), List.of(card(0, BAD)), true);
        var text = page(out -> JtefeedGenerated.render(out, null, full));
        assertThat(text)
                .contains("&lt;script>alert", "+2", p.t("card.staff"), p.t("feed.older"), p.t("feed.drafts"))
                .contains("small 480w".replace("small ", "/small "), "/large 1920w");
        var staff = feed(p, List.of(), List.of(), false);
        assertThat(page(out -> JtefeedGenerated.render(out, null, staff)))
                .contains(p.t("feed.empty.staff"), p.t("feed.empty.write"));
        var guardian = feed(p, List.of(), List.of(), true);
        assertThat(page(out -> JtefeedGenerated.render(out, null, guardian)))
                .contains(p.t("feed.empty.guardian"))
                .doesNotContain(p.t("feed.empty.write"));
    }

    @ParameterizedTest
    @EnumSource
    void the_children_and_a_portfolio(Language language) {
        var p = language.page;
        var child = new Children.Child(ID, BAD, BAD, ID, BAD, LocalDate.of(2025, 8, 1));
        var listing = new ChildPages.Listing(p, List.of(new ChildPages.Group(BAD, List.of(child))), false);
        page(out -> JtechildrenGenerated.render(out, null, listing));
        var many = new ChildPages.Listing(p, List.of(), true);
        assertThat(page(out -> JtechildrenGenerated.render(out, null, many))).contains(p.t("children.many"));
        var none = new ChildPages.Listing(p, List.of(), false);
        assertThat(page(out -> JtechildrenGenerated.render(out, null, none))).contains(p.t("children.none"));

        var months = List.of(new ChildPages.Month("November", List.of(card(1, BAD), card(0, null))));
        var portfolio = new ChildPages.Portfolio(p, BAD, List.of(child), months, "/older");
        page(out -> JteportfolioGenerated.render(out, null, portfolio));
        var empty = new ChildPages.Portfolio(p, "Elsa", List.of(child), List.of(), null);
        assertThat(page(out -> JteportfolioGenerated.render(out, null, empty)))
                .contains(p.t("portfolio.empty", "name", "Elsa"));
    }

    @ParameterizedTest
    @EnumSource
    void the_curriculum_and_a_goal(Language language) {
        var p = language.page;
        var goal = new Goals.Goal("test", BAD, "goal-1", BAD, "norms", BAD);
        var lines = List.of(new CurriculumPages.Line(goal, "/x", 3, 4));
        var tree = new CurriculumPages.Tree(
                BAD,
                1,
                2,
                Cone.rows(List.of(4, 0)),
                List.of(new CurriculumPages.Cluster(BAD, "plum", lines)),
                List.of(goal));
        page(out -> JtecurriculumGenerated.render(out, null, new CurriculumPages.Model(p, List.of(tree))));
        assertThat(page(out -> JtecurriculumGenerated.render(out, null, new CurriculumPages.Model(p, List.of()))))
                .contains(p.t("curriculum.none"));
        page(out -> JtegoalGenerated.render(
                out, null, new CurriculumPages.AboutGoal(p, goal, "", List.of(card(3, BAD)), "/older")));
        assertThat(page(out -> JtegoalGenerated.render(
                        out, null, new CurriculumPages.AboutGoal(p, goal, "", List.of(), null))))
                .contains(p.t("goal.empty"));
    }
}
