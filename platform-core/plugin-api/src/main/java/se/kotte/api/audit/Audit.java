package se.kotte.api.audit;

import java.util.UUID;
import org.apiguardian.api.API;
import se.kotte.api.access.Viewer;

/** Records what a person did. Injected; called inside the transaction of the deed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Audit {
    /**
     * @param deed {@code noun.verb} in the past tense, e.g. {@code entry.published}
     * @param subject the id of what it was done to
     */
    void record(Viewer viewer, String deed, UUID subject);
}
