package se.kotte.server.shell;

import java.util.List;
import java.util.Set;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;

/**
 * The person for whom a page is framed.
 *
 * @param capabilities held anywhere: for leaving entries out, never as the check
 * @param places between which they can switch
 */
record Reader(PersonId id, String name, Population population, Set<String> capabilities, List<Place> places) {
    boolean isGuardian() {
        return population == Population.GUARDIAN;
    }

    /** Where they hold a role, or whose guardian they are. */
    List<Place> held() {
        return places.stream().filter(Place::held).toList();
    }
}
