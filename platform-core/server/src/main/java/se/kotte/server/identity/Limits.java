package se.kotte.server.identity;

import java.time.Duration;

/**
 * How long sessions of one population last.
 *
 * @param idle after the cookie was last issued
 * @param absolute after the session began
 * @param kept whether the browser keeps the cookie when it is closed
 */
record Limits(Duration idle, Duration absolute, boolean kept) {
    private static final int RENEWALS_WITHIN_IDLE = 5;

    Limits {
        if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0)
            throw new IllegalArgumentException(
                    "a session's idle limit must be above zero and within its absolute limit");
    }

    /** The cookie is issued again once it is older than this: not for every request, and long before it ends. */
    Duration renewal() {
        return idle.dividedBy(RENEWALS_WITHIN_IDLE);
    }
}
