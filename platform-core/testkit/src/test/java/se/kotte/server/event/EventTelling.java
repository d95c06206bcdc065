package se.kotte.server.event;

import java.time.Instant;
import java.time.ZoneId;
import se.kotte.api.time.TenantClock;
import se.kotte.server.job.Jobbing;

/** The outbox and the jobs behind it, put together as the container does. */
public final class EventTelling {
    /** A quarter past nine in Sweden, always. */
    public static final TenantClock CLOCK = new TenantClock() {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-23T08:15:00Z");
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Stockholm");
        }
    };

    private EventTelling() {}

    /** Events that nobody observes. */
    public static Events events(Jobbing jobs, Jobbing.Handling node) {
        return events(jobs, node, new Observers());
    }

    static Events events(Jobbing jobs, Jobbing.Handling node, Observers observers) {
        var events = new Events(jobs.transactions, CLOCK, node.jobs());
        node.add("core", new FanOut(events, observers, node.jobs())).add("core", new Delivery(events, observers));
        return events;
    }
}
