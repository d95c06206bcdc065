package se.kotte.api.job;

import org.apiguardian.api.API;

/** Implemented as an {@code @ApplicationScoped} bean to do jobs of one kind. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface JobHandler {
    String kind();

    /**
     * Called on a job thread with the tenant set and no transaction open. Ends the job by {@link Job#complete}; returning
     * without it ends the job as well. Throwing has it tried again later.
     */
    void run(Job job) throws Exception;
}
