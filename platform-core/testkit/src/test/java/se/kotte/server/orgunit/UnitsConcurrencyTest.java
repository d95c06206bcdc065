package se.kotte.server.orgunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.access.UnitId;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.TestDatabase;

/** Many changes of one tree, one after the other and at the same time. */
class UnitsConcurrencyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @AutoClose
    private static final TestDatabase DB = TestDatabase.create();

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final int tenant = TENANTS.incrementAndGet();
    private final Municipality m = Municipality.empty(DB, tenant, "m" + tenant, TODAY);

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123, -7})
    void the_closure_is_right_after_any_moves(long seed) {
        var random = new Random(seed);
        var units = forest(random);
        int moved = 0;
        for (int i = 0; i < 120; i++) moved += tryMove(units, random) ? 1 : 0;
        assertThat(moved).isGreaterThan(20);
        Trees.assertClosure(DB, tenant);
    }

    @Test
    void the_closure_is_right_after_moves_at_the_same_time() throws Exception {
        var units = forest(new Random(5));
        var movers = new ArrayList<Future<?>>();
        for (int mover = 0; mover < 4; mover++) {
            var random = new Random(mover);
            movers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 30; i++) tryMove(units, random);
            }));
        }
        for (var mover : movers) mover.get();
        Trees.assertClosure(DB, tenant);
    }

    @Test
    void a_move_waits_for_the_one_before_it() throws Exception {
        moveBothAtOnce(sql -> sql);
        Trees.assertClosure(DB, tenant);
    }

    @Test
    void a_move_that_does_not_wait_isCaught() throws Exception {
        moveBothAtOnce(sql -> text -> sql.of(text.replace("for no key update", "")));
        assertThatThrownBy(() -> Trees.assertClosure(DB, tenant)).isInstanceOf(AssertionError.class);
    }

    private interface Through {
        Sql through(Sql sql);
    }

    /** Department to another preschool, while that preschool goes to another area: the second begins inside the first. */
    private void moveBothAtOnce(Through through) throws Exception {
        var north = m.area("North");
        var south = m.area("South");
        var solrosen = m.unit("preschool", "Solrosen", north);
        var granen = m.unit("preschool", "Granen", north);
        var myran = m.department("Myran", solrosen);
        var second = DB.inTenant(tenant, sql -> {
            new Units(through.through(sql)).move(myran, granen);
            var other = CompletableFuture.runAsync(
                    () -> DB.doInTenant(tenant, own -> new Units(through.through(own)).move(granen, south)));
            while (!other.isDone() && !someoneWaits()) Thread.onSpinWait();
            return other;
        });
        second.get();
    }

    private static boolean someoneWaits() {
        return !DB.asOwner(sql -> sql.of("select 1 as waits from pg_locks where not granted")
                        .list(row -> true))
                .isEmpty();
    }

    private List<UnitId> forest(Random random) {
        var kinds = UnitKind.values();
        var units = new ArrayList<UnitId>(List.of(m.root()));
        var levels = new ArrayList<Integer>(List.of(0));
        for (int i = 0; i < 40; i++) {
            int parent = random.nextInt(units.size());
            int level = levels.get(parent) + 1 + random.nextInt(2);
            if (level >= kinds.length) continue;
            units.add(m.unit(kinds[level].code(), "U" + i, units.get(parent)));
            levels.add(level);
        }
        return units;
    }

    private boolean tryMove(List<UnitId> units, Random random) {
        var unit = units.get(random.nextInt(units.size()));
        var parent = units.get(random.nextInt(units.size()));
        try {
            DB.doInTenant(tenant, sql -> new Units(sql).move(unit, parent));
            return true;
        } catch (Problem refused) {
            return false;
        }
    }
}
