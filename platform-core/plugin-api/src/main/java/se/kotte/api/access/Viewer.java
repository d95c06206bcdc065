package se.kotte.api.access;

import org.apiguardian.api.API;

/**
 * The signed-in person on whose behalf a query runs. Only {@link Access} makes one: a query that takes a viewer cannot
 * be called without having asked.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Viewer {
    PersonId person();

    Population population();

    /** Given and family name, for greeting the person themselves. */
    String name();

    default boolean isGuardian() {
        return population() == Population.GUARDIAN;
    }
}
