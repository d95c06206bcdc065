package se.kotte.server.event;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import se.kotte.api.job.Job;
import se.kotte.api.job.JobHandler;
import se.kotte.server.job.ClaimedJob;

/** Tells one plugin of one event. */
@Dependent
class Delivery implements JobHandler {
    static final String KIND = "event.deliver";

    private final Events events;
    private final Observers observers;

    @Inject
    Delivery(Events events, Observers observers) {
        this.events = events;
        this.observers = observers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        var plugin = ((ClaimedJob) job).plugin();
        job.complete(() -> {
            var event = events.get(job.subject());
            observers.of(plugin, event).forEach(observer -> observer.on(event));
        });
    }
}
