package se.kotte.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A pedagogue documents, her children's guardians and her principal see it, nobody else does, and the neighbouring
 * municipality cannot tell that it exists. In the order of the story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
    private static final String TITLE = "Ängen bakom förskolan";
    private static final double SECONDS_TO_RENDER = 60_000;

    private static Demo demo;
    private static String entry;

    @BeforeAll
    static void start() {
        demo = Demo.get();
    }

    @Test
    @Order(1)
    void aPedagogueWritesAnEntryWithAPhotoChildrenAndGoalsAndPublishesIt() {
        try (var pia = new Visitor()) {
            pia.page.navigate(demo.tallby("/"));
            pia.show("sign-in");
            pia.signIn(demo.tallby("/"), "staff", "pia").show("feed-pedagogue");

            pia.page.navigate(demo.tallby("/p/documentation/new"));
            pia.page
                    .locator("#photo")
                    .setInputFiles(
                            Photo.draw(Path.of(System.getProperty("kotte.target"), "photos"), "äng.jpg", 4000, 3000));
            pia.page.locator("#title").fill(TITLE);
            pia.page.locator("#body").fill("Alva hittade en blå blomma.\n\n”Den luktar himmel”, sade hon.");
            pia.page
                    .locator("label.kid")
                    .filter(new Locator.FilterOptions().setHasText("Alva"))
                    .click();
            pia.page
                    .locator("#goals details.fold:not([open]) summary")
                    .or(pia.page.locator("#goals label.chip").first())
                    .first()
                    .click();
            pia.page
                    .locator("#goals label.chip")
                    .filter(new Locator.FilterOptions().setHasText("Naturvetenskap"))
                    .first()
                    .click();
            assertThat(pia.page.locator(".upload[data-state=ready]"))
                    .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(SECONDS_TO_RENDER));
            pia.page.locator("input[name^='alt-']").fill("En äng full av blommor");
            pia.show("compose");

            pia.page.locator("#publish").click();
            assertThat(pia.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(TITLE)))
                    .isVisible();
            assertThat(pia.page.locator("form[action$='/undo']")).isVisible();
            assertPhotoIsShownWithoutItsPlace(pia);
            pia.show("entry-just-published");
            entry = pia.page.url();
            assertThat(entry).matches(Pattern.compile(".*/p/documentation/entries/[0-9a-f-]{36}$"));
        }
    }

    @Test
    @Order(2)
    void herGuardianSeesItInTheFeedAndInThePortfolio() {
        try (var gun = new Visitor()) {
            gun.signIn(demo.tallby("/"), "guardian", "gun");
            assertThat(gun.page.getByText(TITLE).first()).isVisible();
            gun.show("feed-guardian");
            gun.page.navigate(entry);
            assertPhotoIsShownWithoutItsPlace(gun);
            gun.show("entry-guardian");
            gun.page.navigate(demo.tallby("/p/documentation/children"));
            gun.page.locator("main a[href*='/children/']").first().click();
            gun.show("portfolio");
        }
    }

    @Test
    @Order(3)
    void thePrincipalAndTheAdministratorSeeItInTheirFeeds() {
        for (var who : new String[] {"rut", "arvid", "mona"}) {
            try (var reader = new Visitor()) {
                reader.signIn(demo.tallby("/"), "staff", who);
                assertThat(reader.page.getByText(TITLE).first()).isVisible();
                if (who.equals("rut")) reader.show("feed-principal");
            }
        }
    }

    @Test
    @Order(4)
    void nobodyElseDoes() {
        assertSeesNothing("guardian", "dan");
        assertSeesNothing("guardian", "rolf");
        assertSeesNothing("staff", "ulf");
    }

    private void assertSeesNothing(String population, String who) {
        try (var other = new Visitor()) {
            other.signIn(demo.tallby("/"), population, who);
            assertThat(other.page.locator("main").textContent()).as(who).doesNotContain(TITLE);
            assertThat(other.status(entry)).as(who).isEqualTo(404);
            if (who.equals("dan")) other.show("not-found");
        }
    }

    @Test
    @Order(5)
    void theNeighbouringMunicipalityHasItsOwnAndCannotTellThatThisExists() {
        try (var britta = new Visitor()) {
            britta.page.navigate(demo.bjorkvik("/"));
            britta.show("sign-in-bjorkvik");
            britta.signIn(demo.bjorkvik("/"), "staff", "britta").show("feed-bjorkvik");
            assertThat(britta.page.locator("main").textContent())
                    .contains("Tornet som nådde taket")
                    .doesNotContain(TITLE);
            assertThat(britta.status(entry.replace("tallby.localhost", "bjorkvik.localhost")))
                    .isEqualTo(404);
            assertThat(britta.status(demo.bjorkvik("/p/documentation/entries/00000000-0000-7000-8000-000000000000")))
                    .isEqualTo(404);
        }
    }

    @Test
    @Order(6)
    void oneGuardianInTwoMunicipalitiesSeesEachChildInItsOwn() {
        try (var tove = new Visitor()) {
            tove.signIn(demo.bjorkvik("/"), "guardian", "tove");
            assertThat(tove.page.locator("main").textContent()).contains("Tornet som nådde taket");
            tove.page.navigate(demo.tallby("/"));
            assertThat(tove.page.url()).contains("tallby.localhost").contains("/sign-in");
            tove.page.locator("a[href*='/sign-in/guardian']").first().click();
            tove.page.waitForURL(demo.tallby("/p/documentation**"));
            assertThat(tove.page.locator("main").textContent())
                    .contains("Färgen som rann")
                    .doesNotContain("Tornet som nådde taket");
        }
    }

    @Test
    @Order(7)
    void theOtherPagesHoldInBothLanguages() {
        try (var pia = new Visitor("en-GB")) {
            pia.signIn(demo.tallby("/"), "staff", "pia");
            pia.page.navigate(demo.tallby("/p/documentation/curriculum"));
            pia.show("curriculum-english");
            pia.page.navigate(demo.tallby("/p/documentation/children"));
            pia.show("children-english");
            pia.page.navigate(demo.tallby("/more"));
            pia.show("more-english");
            pia.page.locator("form[action='/sign-out'] button").last().click();
            pia.page.waitForURL(Pattern.compile(".*/sign-in.*"));
            pia.page.navigate(demo.tallby("/p/documentation/"));
            assertThat(pia.page.url()).contains("/sign-in");
        }
    }

    private static void assertPhotoIsShownWithoutItsPlace(Visitor visitor) {
        var photo = visitor.page.locator("article img").first();
        assertThat(photo).isVisible();
        assertThat(photo).hasJSProperty("complete", true);
        assertThat(((Number) photo.evaluate("image => image.naturalWidth")).intValue())
                .isGreaterThan(100);
        var bytes = photo.evaluate(
                "async image => new TextDecoder('latin1').decode(await (await fetch(image.src)).arrayBuffer())");
        assertThat(bytes.toString())
                .contains("JFIF")
                .doesNotContain(Photo.CAMERA)
                .doesNotContain("Exif");
    }
}
