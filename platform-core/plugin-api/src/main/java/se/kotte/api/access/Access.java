package se.kotte.api.access;

import org.apiguardian.api.API;

/**
 * The one way to ask whether the person of this request may do something.
 *
 * <p>Every resource method calls it first, inside its transaction. An endpoint that answers without having asked is
 * turned into an error by the platform (and {@link Public} is the only way out of that).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Access {
    /**
     * The signed-in person, whoever they are. Enough only for queries that take the viewer and filter by it.
     *
     * @throws se.kotte.api.problem.Problem sign-in needed
     */
    Viewer viewer();

    /**
     * The viewer, who holds {@code capability} at one unit or over one child at least.
     *
     * @throws se.kotte.api.problem.Problem not found
     */
    Viewer require(String capability);

    /**
     * The viewer, who holds {@code capability} at {@code unit} or above it.
     *
     * @throws se.kotte.api.problem.Problem not found, also for a unit that does not exist
     */
    Viewer require(String capability, UnitId unit);

    /**
     * The viewer, who holds {@code capability} over {@code child}: staff by a placement at or below a unit of theirs,
     * guardians by their relation; a protected child also takes its own capability, a bar always wins.
     *
     * @throws se.kotte.api.problem.Problem not found, also for a child that does not exist
     */
    Viewer require(String capability, ChildId child);

    /** Whether the viewer holds the capability anywhere: for showing or leaving out a button, never as the check. */
    boolean holds(String capability);
}
