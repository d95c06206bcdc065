package se.kotte.server.shell;

import java.util.List;
import java.util.stream.Stream;
import se.kotte.api.web.Texts;

/**
 * Between which units, or which children, the reader can switch.
 *
 * @param label what is chosen now
 * @param choices none if there is nothing to switch between; then the label stands by itself
 * @param query that keeps the choice in an address; empty when nothing is chosen
 */
record Switcher(String label, Place chosen, List<Choice> choices, String query) {
    /**
     * @param within the unit it lies in, where that tells it from others; else null
     * @param place null for all of them
     */
    record Choice(String href, String label, String within, Place place, boolean isChosen) {}

    /**
     * @param wanted the id in the address; what is not among the reader's places is ignored
     * @param base path that a choice leads to
     * @return null for someone without places
     */
    static Switcher of(Reader reader, String wanted, String base, Texts t) {
        var places = reader.places();
        if (places.isEmpty()) return null;
        if (places.size() == 1) return new Switcher(places.get(0).name(), places.get(0), List.of(), "");
        var held = reader.held();
        boolean one = !reader.isGuardian() && held.size() == 1;
        var all = reader.isGuardian()
                ? t.get("switch.children", "count", places.size())
                : one ? held.get(0).name() : t.get("switch.units");
        var single = places.stream().filter(place -> !one || !place.held()).toList();
        var chosen = single.stream()
                .filter(place -> place.id().toString().equals(wanted))
                .findFirst()
                .orElse(null);
        var choices = Stream.concat(
                        Stream.of(new Choice(base, all, null, null, chosen == null)),
                        single.stream()
                                .map(place -> new Choice(
                                        base + query(reader, place),
                                        place.name(),
                                        one ? null : place.within(),
                                        place,
                                        place.equals(chosen))))
                .toList();
        return new Switcher(
                chosen == null ? all : chosen.name(), chosen, choices, chosen == null ? "" : query(reader, chosen));
    }

    private static String query(Reader reader, Place place) {
        return "?" + parameter(reader) + "=" + place.id();
    }

    /** The name of the parameter that holds the choice. */
    static String parameter(Reader reader) {
        return reader.isGuardian() ? "child" : "unit";
    }
}
