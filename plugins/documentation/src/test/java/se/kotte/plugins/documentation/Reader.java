package se.kotte.plugins.documentation;

import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.Viewer;

/** Someone signed in, as the platform would say it. */
public record Reader(PersonId person, Population population, String name) implements Viewer {
    public static Reader staff(PersonId person) {
        return new Reader(person, Population.STAFF, "Staff Test");
    }

    public static Reader guardian(PersonId person) {
        return new Reader(person, Population.GUARDIAN, "Guardian Test");
    }
}
