package se.kotte.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;
import se.kotte.api.web.Html;
import se.kotte.server.identity.SignInPages.Choice;
import se.kotte.server.identity.SignInPages.Choosing;
import se.kotte.server.identity.SignInPages.Stopped;
import se.kotte.server.web.FixedUi;
import se.kotte.server.web.Languages;
import se.kotte.server.web.StrictHtml;
import se.kotte.server.web.Templates;

/** The pages around signing in, rendered. */
class IdentityPagesTest {
    private static final String EVIL = "<script>x</script>\" onload=\"x";

    private static List<String> pages(String language, String name) {
        var ui = FixedUi.in(language);
        var t = ui.texts(SignInPages.class);
        var choices = List.of(
                new Choice("/sign-in/guardian", "kids", t.get("sign-in.guardian"), name),
                new Choice("/sign-in/staff", "key", t.get("sign-in.staff"), name));
        var pages = new ArrayList<String>();
        for (boolean shared : List.of(true, false)) {
            for (var reason : new String[] {null, t.get("reason.expired")}) {
                pages.add(choose(new Choosing(t, ui, choices, reason, shared)));
                pages.add(choose(new Choosing(t, ui, List.of(), reason, shared)));
            }
        }
        pages.add(stopped(new Stopped(t, name, name, "/sign-in/staff", null, "/", "", null)));
        pages.add(stopped(new Stopped(t, name, name, null, Population.STAFF, "/p/a", name, "/other")));
        pages.add(FixedUi.rendered((Html) out -> JteleavingGenerated.render(out, null, t, "/away")));
        return pages;
    }

    private static String choose(Choosing page) {
        return FixedUi.rendered((Html) out -> JtechooseGenerated.render(out, null, page));
    }

    private static String stopped(Stopped page) {
        return FixedUi.rendered((Html) out -> JtestoppedGenerated.render(out, null, page));
    }

    @Test
    void every_template_is_rendered() {
        Templates.areAllRendered(
                "identity",
                Map.of(
                        "choose",
                        "action=\"/sign-in/shared-tablet\"",
                        "stopped",
                        "name=\"next\"",
                        "leaving",
                        "href=\"/away\""),
                pages("sv", "Tallby"));
    }

    @Test
    void every_page_passes_the_strict_policy_and_shows_names_as_text() {
        for (var language : Languages.ALL) {
            assertThat(pages(language.code(), EVIL)).hasSizeGreaterThan(10).allSatisfy(page -> {
                assertThat(StrictHtml.findings(page)).isEmpty();
                assertThat(page).doesNotContain("<script>").containsOnlyOnce("<h1");
            });
        }
    }
}
