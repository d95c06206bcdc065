package se.kotte.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Ids;
import se.kotte.api.event.CoreEvent;
import se.kotte.api.event.EventObserver;
import se.kotte.server.job.Jobbing;

/** Two plugins observe; what one does is nothing to the other. */
class EventsTest {
    private static final Logger LOG = Logger.getLogger("se.kotte.server.job");

    static {
        LOG.setLevel(Level.OFF);
    }

    private record Observer(String type, int version, Consumer<CoreEvent> does) implements EventObserver {
        @Override
        public void on(CoreEvent event) {
            does.accept(event);
        }
    }

    @AutoClose
    static final Jobbing jobs = new Jobbing();

    private final Observers observers = new Observers();
    private final Jobbing.Handling node = jobs.handling();
    private final Events events = EventTelling.events(jobs, node, observers);
    private final UUID subject = Ids.create();

    @BeforeEach
    void begin() {
        jobs.database.asOwner("""
                insert into core.tenant_plugin (tenant_id, plugin_id)
                values (1, 'lunch'), (1, 'dinner'), (2, 'lunch')""");
    }

    @AfterEach
    void clean() {
        jobs.database.asOwner(
                "delete from core.job; delete from core.effect; delete from core.event; delete from core.tenant_plugin");
    }

    /** Rule 1. */
    @Test
    void an_event_of_a_transaction_that_did_not_commit_is_told_to_nobody() throws Exception {
        observe("lunch", 1, "lunch");
        assertThatThrownBy(() -> jobs.as(1, () -> {
                    jobs.transactions.run(sql -> {
                        events.tell("file.stored", 1, subject);
                        throw new IllegalStateException("on purpose");
                    });
                    return null;
                }))
                .hasMessage("on purpose");
        node.work();
        assertThat(jobs.effects()).isEmpty();
        assertThat(jobs.count("select count(*) as n from core.event")).isZero();
    }

    /** Rules 2 and 3. */
    @Test
    void each_observing_plugin_is_told_once_with_all_its_observers_in_its_tenant() throws Exception {
        observe("lunch", 1, "first");
        observe("lunch", 1, "second");
        observe("dinner", 1, "third");
        tell(1);
        node.work();
        assertThat(jobs.effects()).containsExactly("1 first " + subject, "1 second " + subject, "1 third " + subject);
        assertThat(jobs.count("select count(*) as n from core.job")).isZero();
    }

    /** Rule 3. */
    @Test
    void an_observer_that_throws_is_told_again_alone() throws Exception {
        var broken = new boolean[] {true};
        observe("lunch", 1, "lunch");
        observers.add("dinner", new Observer("file.stored", 1, e -> {
            jobs.effect("dinner", e.subject());
            if (broken[0]) throw new IllegalStateException("on purpose");
        }));
        tell(1);
        node.work();
        assertThat(jobs.effects()).containsExactly("1 lunch " + subject);

        broken[0] = false;
        jobs.passTime();
        node.work();
        assertThat(jobs.effects()).containsExactly("1 dinner " + subject, "1 lunch " + subject);
        assertThat(jobs.count("select count(*) as n from core.job")).isZero();
    }

    /** Rule 2; abuse K01. */
    @Test
    void a_plugin_that_is_off_is_not_told_now_or_later() throws Exception {
        observe("lunch", 1, "lunch");
        observe("dinner", 1, "dinner");
        tell(2);
        node.work();
        jobs.database.asOwner("insert into core.tenant_plugin (tenant_id, plugin_id) values (2, 'dinner')");
        node.work();
        assertThat(jobs.effects()).containsExactly("2 lunch " + subject);
    }

    @Test
    void another_version_or_type_is_not_for_this_observer() throws Exception {
        observe("lunch", 2, "lunch");
        observers.add("dinner", new Observer("file.removed", 1, e -> jobs.effect("dinner", e.subject())));
        tell(1);
        node.work();
        assertThat(jobs.effects()).isEmpty();
        assertThat(jobs.count("select count(*) as n from core.job")).isZero();
    }

    /** B07: the row names an event of the neighbour. */
    @Test
    void a_delivery_that_names_another_municipalitys_event_fails_and_does_nothing_there() throws Exception {
        observe("lunch", 1, "lunch");
        tell(2);
        jobs.database.asOwner("update core.job set tenant_id = 1");
        node.work();
        assertThat(jobs.effects()).isEmpty();
        assertThat(jobs.count("select count(*) as n from core.job where attempts = 1 and tenant_id = 1"))
                .isEqualTo(1);
        jobs.database.asOwner("update core.job set attempts = 7, run_at = now()");
        node.work();
        assertThat(jobs.count("select count(*) as n from core.job where dead_at is not null"))
                .isEqualTo(1);
        assertThat(jobs.effects()).isEmpty();
    }

    private void observe(String plugin, int version, String what) {
        observers.add(plugin, new Observer("file.stored", version, e -> jobs.effect(what, e.subject())));
    }

    private void tell(int tenant) throws Exception {
        jobs.as(tenant, () -> {
            jobs.transactions.run(sql -> events.tell("file.stored", 1, subject));
            return null;
        });
    }
}
