package se.kotte.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class JobQueueTest {
    private static final Set<String> KINDS = Set.of("work");

    @AutoClose
    static final Jobbing jobs = new Jobbing();

    private final JobQueue queue = jobs.queue;

    @AfterEach
    void clean() {
        jobs.database.asOwner(
                "delete from core.job; delete from core.tenant_plugin; update core.tenant set state = 'active'");
    }

    /** Rule 2. */
    @Test
    void a_claim_leases_the_job_and_counts_the_attempt() {
        var job = jobs.insert(1, "work", null);
        var claim = claimOne();
        assertThat(claim.id()).isEqualTo(job);
        assertThat(claim.tenant()).isEqualTo(1);
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.plugin()).isEqualTo("core");
        assertThat(jobs.row(job)).isEqualTo(new Jobbing.Row(1, true, false, true));
        assertThat(claim(1)).isEmpty();
    }

    /** Rule 5. */
    @Test
    void another_node_claims_when_the_lease_is_over_and_the_first_can_do_nothing_more() throws Exception {
        jobs.insert(1, "work", null);
        var first = claimOne();
        jobs.endLeases();
        var second = claimOne();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);

        assertThat(queue.end(first)).isFalse();
        assertThat(queue.retry(first, Duration.ZERO)).isFalse();
        assertThat(queue.bury(first)).isFalse();
        jobs.as(1, () -> {
            assertThatThrownBy(() -> jobs.transactions.complete(first, () -> {}))
                    .hasMessageContaining("another node");
            jobs.transactions.complete(second, () -> {});
            return null;
        });
        assertThat(jobs.rows("")).isEmpty();
    }

    /** Rule 5. */
    @Test
    void a_lease_can_be_extended_until_it_is_over() {
        var job = jobs.insert(1, "work", null);
        var claim = claimOne();
        queue.extend(List.of(claim), Duration.ofHours(1));
        assertThat(jobs.count("select count(*) as n from core.job where leased_until > now() + interval '59 minutes'"))
                .isEqualTo(1);
        jobs.endLeases();
        queue.extend(List.of(claim), Duration.ofHours(1));
        assertThat(claimOne().id()).isEqualTo(job);
    }

    /** Rule 3; abuse K01. */
    @Test
    void a_job_of_a_plugin_that_is_off_waits_and_no_attempt_is_counted() {
        var job = jobs.insert(1, "work", "lunch");
        jobs.database.asOwner(
                "insert into core.tenant_plugin (tenant_id, plugin_id) values (2, 'lunch'), (1, 'dinner')");
        assertThat(claim(10)).isEmpty();
        assertThat(jobs.row(job).attempts()).isZero();
        jobs.database.asOwner("insert into core.tenant_plugin (tenant_id, plugin_id) values (1, 'lunch')");
        assertThat(claimOne().plugin()).isEqualTo("lunch");
    }

    /** Rule 3. */
    @Test
    void a_municipality_that_is_not_active_waits_and_so_does_a_kind_that_nobody_here_knows() {
        jobs.insert(1, "work", null);
        var other = jobs.insert(2, "work", null);
        jobs.insert(2, "elsewhere", null);
        jobs.database.asOwner("update core.tenant set state = 'suspended' where id = 1");
        assertThat(claim(10)).extracting(Claim::id).containsExactly(other);
        jobs.database.asOwner("update core.tenant set state = 'active' where id = 1");
        assertThat(claim(10)).hasSize(1);
    }

    /** Rule 7. */
    @Test
    void the_longest_waiting_is_claimed_first() {
        var late = jobs.insert(1, "work", null);
        var early = jobs.insert(2, "work", null);
        var future = jobs.insert(1, "work", null);
        jobs.database.asOwner("""
                update core.job set run_at = now() - interval '1 hour' where id = '%s';
                update core.job set run_at = now() + interval '1 hour' where id = '%s'""".formatted(early, future));
        assertThat(claimOne().id()).isEqualTo(early);
        assertThat(claimOne().id()).isEqualTo(late);
        assertThat(claim(1)).isEmpty();
    }

    @Test
    void what_is_given_back_waits_and_what_is_buried_stays() {
        var back = jobs.insert(1, "work", null);
        assertThat(queue.retry(claimOne(), Duration.ofHours(1))).isTrue();
        assertThat(jobs.row(back)).isEqualTo(new Jobbing.Row(1, false, false, false));

        var dead = jobs.insert(1, "work", null);
        assertThat(queue.bury(claimOne())).isTrue();
        assertThat(jobs.row(dead)).isEqualTo(new Jobbing.Row(1, false, true, true));
        assertThat(claim(10)).isEmpty();
    }

    /** Rule 2. */
    @Test
    void nodes_that_claim_at_once_never_get_the_same_job() throws Exception {
        jobs.database.asOwner("""
                insert into core.job (id, tenant_id, kind, subject_id)
                select uuidv7(), 1 + i % 2, 'work', uuidv7() from generate_series(1, 400) i""");
        Callable<List<UUID>> node = () -> {
            var claimed = new ArrayList<UUID>();
            for (var claims = claim(10); !claims.isEmpty(); claims = claim(10))
                claims.forEach(claim -> claimed.add(claim.id()));
            return claimed;
        };
        var nodes = Executors.newFixedThreadPool(4);
        var all = new ArrayList<UUID>();
        for (var claimed : nodes.invokeAll(List.of(node, node, node, node))) all.addAll(claimed.get());
        nodes.shutdown();
        assertThat(new HashSet<>(all)).hasSize(400).hasSameSizeAs(all);
    }

    private Claim claimOne() {
        var claims = claim(1);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private List<Claim> claim(int most) {
        return queue.claim(KINDS, most, Jobbing.LEASE);
    }
}
