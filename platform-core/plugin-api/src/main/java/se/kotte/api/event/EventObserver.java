package se.kotte.api.event;

import org.apiguardian.api.API;

/**
 * Implemented by a plugin as an {@code @ApplicationScoped} bean to be told of core events. The plugin's descriptor lists
 * the same type and version under {@code observes}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EventObserver {
    /** The {@link CoreEvent#type()} this observer wants. */
    String type();

    /** The version of the event it understands. */
    int version();

    /**
     * Called on a job thread, inside the plugin's own transaction with the tenant set, in no particular order, possibly
     * again after a failure. Throwing rolls the transaction back and has the event told again later.
     */
    void on(CoreEvent event);
}
