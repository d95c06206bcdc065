package se.kotte.system.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Nothing is lost, and effects happen once, when a node is killed in the middle. */
class KillIT {
    private static final int JOBS = 1_500;

    private final Fixture fixture = new Fixture("killed");

    @AutoClose
    private Node second;

    @Test
    void what_a_killed_node_was_doing_is_done_once_by_the_next() {
        fixture.database.asOwner("""
                insert into core.job (id, tenant_id, kind, plugin_id, subject_id)
                select uuidv7(), 1, 'fixture.count', 'fixture', uuidv7() from generate_series(1, %d)""".formatted(JOBS));
        var first = fixture.start("first", Map.of("KOTTE_JOB_LEASE", "PT3S"));
        Fixture.await("some are done", () -> deeds() > JOBS / 10);
        first.kill();
        assertThat(deeds()).as("killed in the middle").isLessThan(JOBS);

        second = fixture.start("second", Map.of("KOTTE_JOB_LEASE", "PT3S"));
        Fixture.await("all are done", () -> fixture.count("select count(*) as n from core.job") == 0);
        assertThat(deeds()).isEqualTo(JOBS);
        assertThat(fixture.count("select count(distinct subject_id) as n from p_fixture.deed"))
                .isEqualTo(JOBS);
    }

    private int deeds() {
        return fixture.count("select count(*) as n from p_fixture.deed");
    }
}
