package se.kotte.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.web.Html;
import se.kotte.api.web.View;
import se.kotte.server.plugin.InstalledPlugins;
import se.kotte.server.tenancy.Tenant;
import se.kotte.server.web.FixedUi;
import se.kotte.server.web.Languages;
import se.kotte.server.web.StrictHtml;
import se.kotte.server.web.Templates;

/** Every template of the shell, in every frame, for whom it is made. */
class ShellPagesTest {
    private static final String EVIL = "<script>x</script>\" onload=\"x' ${x}";
    private static final Html CONTENT = out -> out.writeContent("<h1>Innehåll</h1>");

    /** @param crest and picture: null for a municipality without */
    private static Tenant tenant(String name, String crest, String picture) {
        return new Tenant(
                1,
                "tallby",
                name,
                "http://tallby.localhost:8080",
                Tenant.State.ACTIVE,
                ZoneId.of("Europe/Stockholm"),
                Locale.forLanguageTag("sv"),
                "#1f6f5c",
                crest,
                picture,
                Duration.ofMinutes(10),
                Set.of());
    }

    private static final Tenant TALLBY = tenant("Tallby", "0123456789abcdef", "fedcba9876543210");

    private static Reader reader(Population population, String name, Place... places) {
        return new Reader(new PersonId(new UUID(7, 7)), name, population, Set.of(), List.of(places));
    }

    private static Place place(String name, boolean held) {
        return new Place(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                "Tallby",
                "sky",
                held);
    }

    private static final Reader PIA = reader(Population.STAFF, "Pia Test", place("Myran", true));
    private static final Reader RUT =
            reader(Population.STAFF, "Rut Test", place("Solrosen", true), place("Bien", false), place("Myran", false));
    private static final Reader GUN = reader(Population.GUARDIAN, "Gun Test", place("Alva", true), place("Bo", true));

    private static Shell shell(View view, Tenant tenant, Reader reader, String label, boolean shared, String language) {
        var ui = FixedUi.in(language);
        var t = ui.texts(Shell.class);
        if (reader == null) return new Shell(view, tenant, ui, t, InstalledPlugins.CORE, null, null, null, shared);
        var offers = new ArrayList<Menu.Offer>();
        for (int i = 1; i <= 5; i++)
            offers.add(new Menu.Offer(MenuTest.offer("/p/a/" + i, "primary", i).navigation(), label));
        if (!reader.isGuardian())
            offers.add(new Menu.Offer(MenuTest.offer("/p/a/new", "new", 1).navigation(), label));
        offers.add(new Menu.Offer(MenuTest.offer("/p/b", "more", 1).navigation(), label));
        var wanted = reader.places().get(reader.places().size() - 1).id().toString();
        var switcher = Switcher.of(reader, wanted, "/p/a/1", t);
        var menu = Menu.of(offers, "/p/a/1", switcher.query(), t.get("nav.more"));
        return new Shell(view, tenant, ui, t, "a", reader, menu, switcher, shared);
    }

    private static String page(Shell shell) {
        return FixedUi.rendered((Html) out -> JteshellGenerated.render(out, null, shell));
    }

    private static Html more(Shell shell) {
        return out -> JtemoreGenerated.render(out, null, shell);
    }

    private static List<String> pages(String language) {
        var ui = FixedUi.in(language);
        var pages = new ArrayList<String>();
        for (var tenant : List.of(TALLBY, tenant("Björkvik", null, null))) {
            for (var frame : View.Frame.values())
                pages.add(page(shell(new View("Sida", CONTENT, frame), tenant, null, "", false, language)));
            for (var reader : List.of(PIA, RUT, GUN))
                for (boolean shared : List.of(true, false))
                    for (var view : List.of(View.page("Flöde", CONTENT), View.task("Nytt inlägg", CONTENT)))
                        pages.add(page(shell(view, tenant, reader, "Flöde", shared, language)));
        }
        for (var reader : List.of(PIA, RUT, GUN)) {
            var shell = shell(View.page("Mer", CONTENT), TALLBY, reader, "Flöde", false, language);
            pages.add(page(shell(View.page("Mer", more(shell)), TALLBY, reader, "Flöde", false, language)));
        }
        Html empty = out -> JteemptyGenerated.render(out, null, ui, ui.texts(Shell.class));
        pages.add(page(shell(View.page("Tomt", empty), TALLBY, PIA, "Flöde", false, language)));
        return pages;
    }

    @Test
    void everyTemplateIsRendered() {
        Templates.areAllRendered(
                "shell",
                Map.ofEntries(
                        Map.entry("shell", "<!doctype html>"),
                        Map.entry("brand", "class=\"brand\""),
                        Map.entry("door", "class=\"door\""),
                        Map.entry("nav", "class=\"nav\""),
                        Map.entry("entry", "class=\"phone\""),
                        Map.entry("switcher", "data-menu"),
                        Map.entry("place", "class=\"dot\" data-hue=\"sky\""),
                        Map.entry("handover", "data-lock=\"600\""),
                        Map.entry("languages", "action=\"/language\""),
                        Map.entry("more", "id=\"more-you\""),
                        Map.entry("empty", "Här är det tomt än")),
                pages("sv"));
    }

    @Test
    void everyPagePassesTheStrictPolicyInEveryLanguage() {
        for (var language : Languages.ALL) {
            assertThat(pages(language.code())).hasSizeGreaterThan(30).allSatisfy(page -> {
                assertThat(StrictHtml.findings(page)).isEmpty();
                assertThat(page).contains("<html lang=\"" + language.code() + "\">");
            });
        }
    }

    @Test
    void everyPageHasOneMainThatTheFirstLinkLeadsTo() {
        assertThat(pages("sv")).allSatisfy(page -> {
            assertThat(page)
                    .containsOnlyOnce("<main id=\"main\" tabindex=\"-1\"")
                    .containsOnlyOnce("</main>");
            assertThat(page.indexOf("href=\"#main\"")).isBetween(0, page.indexOf("href=\"/\""));
        });
    }

    /** I04, as far as the frame goes. */
    @Test
    void whatPeopleAndMunicipalitiesAreCalledIsShownAsText() {
        var reader =
                reader(Population.STAFF, EVIL, place(EVIL, true), place(EVIL + "2", false), place(EVIL + "3", false));
        var shell = shell(View.page(EVIL, CONTENT), tenant(EVIL, null, null), reader, EVIL, true, "sv");
        for (var page : List.of(
                page(shell), page(shell(View.page(EVIL, more(shell)), shell.tenant(), reader, EVIL, true, "sv")))) {
            assertThat(page).contains("&lt;script&gt;x&lt;/script&gt;").doesNotContain("<script>x");
            assertThat(StrictHtml.findings(page)).isEmpty();
        }
    }

    @Test
    void onlyStaffOnASharedTabletAreSignedOutByItself() {
        assertThat(page(shell(View.page("Flöde", CONTENT), TALLBY, PIA, "Flöde", true, "sv")))
                .contains("lock.js", "data-lock=\"600\"");
        assertThat(page(shell(View.page("Flöde", CONTENT), TALLBY, PIA, "Flöde", false, "sv")))
                .doesNotContain("lock.js", "data-lock");
        assertThat(page(shell(View.page("Flöde", CONTENT), TALLBY, GUN, "Flöde", true, "sv")))
                .doesNotContain("lock.js", "data-lock");
    }

    @Test
    void aPageOfAPluginSaysWhoseItIsSoThatItsStylesReachNoFurther() {
        assertThat(page(shell(View.page("Flöde", CONTENT), TALLBY, PIA, "Flöde", false, "sv")))
                .contains("data-plugin=\"a\"");
    }

    @Test
    void aMunicipalityWithoutImagesHasTheMark() {
        var page = page(shell(View.door("Logga in", CONTENT), tenant("Björkvik", null, null), null, "", false, "sv"));
        assertThat(page).contains("icons.svg#logo").doesNotContain("<img");
    }
}
