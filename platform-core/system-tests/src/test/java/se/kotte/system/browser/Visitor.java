package se.kotte.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person at a browser of their own. What the browser's console complains of fails the visit. */
final class Visitor implements AutoCloseable {
    private static final Playwright PLAYWRIGHT = Playwright.create(
            new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser BROWSER = PLAYWRIGHT.chromium().launch(Chromium.options());
    private static final Path SCREENSHOTS = Path.of(System.getProperty("kotte.target"), "screenshots");

    private record Look(String name, int width, int height, ColorScheme scheme) {}

    private static final List<Look> LOOKS = List.of(
            new Look("phone-light", 390, 844, ColorScheme.LIGHT),
            new Look("phone-dark", 390, 844, ColorScheme.DARK),
            new Look("desktop-light", 1440, 900, ColorScheme.LIGHT),
            new Look("desktop-dark", 1440, 900, ColorScheme.DARK));

    private final BrowserContext context;
    final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor() {
        this("sv-SE");
    }

    Visitor(String locale) {
        context = BROWSER.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                // A change of theme would otherwise be caught in the middle of its transition.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Stockholm")
                .setViewportSize(390, 844));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 404"))
                complaints.add(message.text());
        });
        page.onPageError(complaints::add);
    }

    /** Opens {@code start} and signs in at the municipality's own sign-in, or the guardians'. */
    Visitor signIn(String start, String population, String user) {
        page.navigate(start);
        page.locator("a[href*='/sign-in/" + population + "']").first().click();
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill("kotte");
        page.locator("input[type=submit], button[type=submit]").first().click();
        page.waitForLoadState(LoadState.LOAD);
        return this;
    }

    /** Four screenshots of the page as it is, and axe on both themes. */
    Visitor show(String name) {
        for (var look : LOOKS) {
            page.setViewportSize(look.width(), look.height());
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
            page.evaluate("window.scrollTo(0, 0)");
            page.screenshot(new Page.ScreenshotOptions()
                    .setAnimations(ScreenshotAnimations.DISABLED)
                    .setPath(SCREENSHOTS.resolve(name + "-" + look.name() + ".png")));
            if (look.name().endsWith("light") || look.name().equals("phone-dark"))
                assertAccessible(name + " " + look.name());
            assertNothingSticksOut(name + " " + look.name());
        }
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    private void assertAccessible(String what) {
        var result = new AxeBuilder(page).analyze();
        assertThat(result.getPasses()).as("axe looked at %s", what).isNotEmpty();
        assertThat(result.getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml()))
                .as("axe on %s", what)
                .isEmpty();
    }

    private void assertNothingSticksOut(String what) {
        var over =
                (Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(over.intValue()).as("pixels that %s is too wide", what).isLessThanOrEqualTo(0);
    }

    int status(String address) {
        return page.navigate(address).status();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("the browser's console").isEmpty();
    }
}
