package se.kotte.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.kotte.server.plugin.Descriptor;

/** Rules 3 and 4 of the shell. */
class MenuTest {
    static Menu.Offer offer(String path, String place, int order) {
        return new Menu.Offer(new Descriptor.Navigation(path, "t", "feed", Set.of("staff"), null, place, order), path);
    }

    private static Menu menu(int primaries, boolean creating, String path) {
        var offers = IntStream.rangeClosed(1, primaries).mapToObj(i -> offer("/p/a/" + i, "primary", i));
        var all = new java.util.ArrayList<>(offers.toList());
        if (creating) all.add(offer("/p/a/new", "new", 0));
        all.add(offer("/p/b", "more", 0));
        return Menu.of(all, path, "", "Mer");
    }

    private static List<String> hrefs(List<Menu.Entry> entries) {
        return entries.stream().map(Menu.Entry::href).toList();
    }

    @Test
    void aPhonesBarHasFivePlacesWithWhatIsNewInTheMiddle() {
        var menu = menu(5, true, "/");
        assertThat(hrefs(menu.before())).containsExactly("/p/a/1", "/p/a/2");
        assertThat(menu.create().href()).isEqualTo("/p/a/new");
        assertThat(hrefs(menu.after())).containsExactly("/p/a/3");
        assertThat(hrefs(menu.underMore())).containsExactly("/p/a/4", "/p/a/5", "/p/b");
    }

    @Test
    void whatIsNewIsInTheMiddleOfAShortBarToo() {
        assertThat(menu(1, true, "/").before()).hasSize(1);
        assertThat(menu(1, true, "/").after()).isEmpty();
        assertThat(menu(0, true, "/").before()).isEmpty();
    }

    @Test
    void withoutAnythingToWriteFourEntriesStandBesideMore() {
        var menu = menu(5, false, "/");
        assertThat(menu.create()).isNull();
        assertThat(menu.before()).hasSize(4);
        assertThat(menu.after()).isEmpty();
        assertThat(hrefs(menu.overflow())).containsExactly("/p/a/5");
    }

    @Test
    void everyPrimaryEntryStandsExactlyOnceAtTheSide() {
        for (int primaries = 0; primaries < 8; primaries++)
            for (var creating : List.of(true, false)) {
                var menu = menu(primaries, creating, "/");
                var shown = new java.util.ArrayList<>(menu.before());
                shown.addAll(menu.after());
                shown.addAll(menu.overflow());
                assertThat(shown).isEqualTo(menu.primary()).hasSize(primaries);
            }
    }

    @Test
    void thePageItselfIsCurrentAndSoIsTheEntryThatItLiesBelow() {
        assertThat(menu(2, true, "/p/a/2").primary())
                .extracting(Menu.Entry::current)
                .containsExactly(null, "page");
        assertThat(menu(2, true, "/p/a/2/x").primary())
                .extracting(Menu.Entry::current)
                .containsExactly(null, "true");
        assertThat(menu(2, true, "/p/a/22").primary())
                .as("a path that only begins alike")
                .extracting(Menu.Entry::current)
                .containsOnlyNulls();
    }

    @Test
    void theLongestEntryCounts() {
        var menu = Menu.of(
                List.of(offer("/p/a", "primary", 1), offer("/p/a/b", "primary", 2)), "/p/a/b/c", "?unit=1", "Mer");
        assertThat(menu.primary()).extracting(Menu.Entry::current).containsExactly(null, "true");
    }

    @Test
    void everyEntryKeepsWhatIsChosen() {
        var menu = Menu.of(
                List.of(offer("/p/a", "primary", 1), offer("/p/n", "new", 2), offer("/p/m", "more", 2)),
                "/",
                "?unit=1",
                "Mer");
        assertThat(List.of(menu.primary().get(0), menu.create(), menu.added().get(0), menu.more()))
                .extracting(Menu.Entry::href)
                .allMatch(href -> href.endsWith("?unit=1"));
    }

    @Test
    void moreIsCurrentOnAPhoneForWhatIsReachedThroughIt() {
        assertThat(menu(5, true, "/p/a/5").moreOnPhones().current()).isEqualTo("true");
        assertThat(menu(5, true, "/p/b/x").moreOnPhones().current()).isEqualTo("true");
        assertThat(menu(5, true, "/p/a/1").moreOnPhones().current()).isNull();
        assertThat(menu(5, true, "/more").moreOnPhones().current()).isEqualTo("page");
    }
}
