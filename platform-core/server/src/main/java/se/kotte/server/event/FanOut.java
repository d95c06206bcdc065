package se.kotte.server.event;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import se.kotte.api.job.Job;
import se.kotte.api.job.JobHandler;
import se.kotte.server.job.SqlJobs;
import se.kotte.server.plugin.PluginGate;

/** Makes one delivery of an event for each plugin that is to be told. */
@Dependent
class FanOut implements JobHandler {
    static final String KIND = "event";

    private final Events events;
    private final Observers observers;
    private final SqlJobs jobs;

    @Inject
    FanOut(Events events, Observers observers, SqlJobs jobs) {
        this.events = events;
        this.observers = observers;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        job.complete(() -> {
            var event = events.get(job.subject());
            observers.plugins(event).stream()
                    .filter(PluginGate::isOn)
                    .forEach(plugin -> jobs.enqueueFor(plugin, Delivery.KIND, event.id()));
        });
    }
}
