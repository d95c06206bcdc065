package se.kotte.server.shell;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import se.kotte.server.plugin.Descriptor;

/**
 * The navigation of one page.
 *
 * @param primary in order; the first of them are in a phone's bar
 * @param create the entry for writing something new; null for none
 * @param added what has no place of its own: under More on phones, below the others at the side
 * @param more the way to all the rest
 */
record Menu(List<Entry> primary, Entry create, List<Entry> added, Entry more) {
    static final String MORE = "/more";

    /** How many entries a phone's bar has besides More and what is new. */
    private static final int ROOM = 4;

    /**
     * What a plugin offers.
     *
     * @param label in the reader's language
     */
    record Offer(Descriptor.Navigation navigation, String label) {}

    /** @param current {@code page} for this very page, {@code true} for one that lies below it, else null */
    record Entry(String href, String label, String icon, String current) {}

    /**
     * @param offers to this person
     * @param path of this page
     * @param choice the query that keeps what is chosen in the switcher; empty for nothing
     * @param more label of the way to the rest
     */
    static Menu of(List<Offer> offers, String path, String choice, String more) {
        var sorted = offers.stream()
                .sorted(Comparator.<Offer>comparingInt(
                                offer -> offer.navigation().order())
                        .thenComparing(offer -> offer.navigation().path()))
                .toList();
        var here = here(sorted, path);
        return new Menu(
                entries(sorted, "primary", here, path, choice).toList(),
                entries(sorted, "new", here, path, choice).findFirst().orElse(null),
                entries(sorted, "more", here, path, choice).toList(),
                new Entry(MORE + choice, more, "more", path.equals(MORE) ? "page" : null));
    }

    private static Stream<Entry> entries(List<Offer> offers, String place, String here, String path, String choice) {
        return offers.stream()
                .filter(offer -> offer.navigation().place().equals(place))
                .map(offer -> entry(offer, here, path, choice));
    }

    private static Entry entry(Offer offer, String here, String path, String choice) {
        var target = offer.navigation().path();
        var current = !target.equals(here) ? null : target.equals(path) ? "page" : "true";
        return new Entry(target + choice, offer.label(), offer.navigation().icon(), current);
    }

    /** The path of the entry that the page is in: the longest one that it lies at or below; null for none. */
    static String here(List<Offer> offers, String path) {
        return offers.stream()
                .map(offer -> offer.navigation().path())
                .filter(target -> path.equals(target) || path.startsWith(target + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private List<Entry> bar() {
        return primary.subList(0, Math.min(primary.size(), create == null ? ROOM : ROOM - 1));
    }

    /** How many entries of a phone's bar stand before what is new, which is in the middle. */
    private int half() {
        return create == null ? bar().size() : (bar().size() + 2) / 2;
    }

    List<Entry> before() {
        return bar().subList(0, Math.min(half(), bar().size()));
    }

    List<Entry> after() {
        return bar().subList(before().size(), bar().size());
    }

    /** The primary entries for which a phone's bar has no room. */
    List<Entry> overflow() {
        return primary.subList(bar().size(), primary.size());
    }

    /** What a phone shows under More. */
    List<Entry> underMore() {
        return Stream.concat(overflow().stream(), added.stream()).toList();
    }

    /** The way to all the rest as a phone shows it: current also for a page that is reached through it. */
    Entry moreOnPhones() {
        boolean within = underMore().stream().anyMatch(entry -> entry.current() != null);
        return within ? new Entry(more.href(), more.label(), more.icon(), "true") : more;
    }
}
