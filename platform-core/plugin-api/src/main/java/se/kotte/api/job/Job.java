package se.kotte.api.job;

import java.util.UUID;
import org.apiguardian.api.API;

/** One run of a job. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Job {
    UUID subject();

    /** 1 at the first try. */
    int attempt();

    /** Whether this is the last try: a handler that can tell the user so does it now. */
    boolean lastAttempt();

    /**
     * Runs {@code effects} in a transaction of the tenant and ends the job with it. Throws, and undoes the effects, when
     * another node has taken the job over meanwhile.
     */
    void complete(Runnable effects);
}
