package se.kotte.api.job;

import java.util.UUID;
import org.apiguardian.api.API;

/** Asks for work to be done later. Injected; called inside a transaction. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Jobs {
    /**
     * @param kind the {@link JobHandler#kind()} that does it; of a plugin: {@code <plugin id>.<verb>}
     * @param subject the id of what to work on
     */
    void enqueue(String kind, UUID subject);
}
