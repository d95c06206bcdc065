package se.kotte.server.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.UnitId;
import se.kotte.api.time.TenantClock;
import se.kotte.testkit.Bjorkvik;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** The cast, and the questions that the sentences ask of the one access rule, as the application asks them. */
abstract class AccessSentences {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Shared by the classes of this package and never changed; what changes something is in a municipality of its own. */
    static final TestDatabase CAST = TestDatabase.create();

    private static final Tallby TALLBY = Municipality.tallby(CAST, TODAY);
    private static final Bjorkvik BJORKVIK = Municipality.bjorkvik(CAST, TODAY);
    private static final AtomicInteger TENANTS = new AtomicInteger(10);

    final Tallby t = TALLBY;
    final Bjorkvik b = BJORKVIK;

    /** Replaced by a copy with a hole, to see that the sentences notice. */
    TestDatabase db = CAST;

    Municipality municipality() {
        int tenant = TENANTS.incrementAndGet();
        return Municipality.empty(db, tenant, "m" + tenant, TODAY);
    }

    void grace(Municipality m, int days) {
        db.asOwner("update core.tenant set guardian_grace_days = " + days + " where id = " + m.tenant());
    }

    static LocalDate stockholm(String instant) {
        return new TenantClock() {
            @Override
            public Instant now() {
                return Instant.parse(instant);
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Europe/Stockholm");
            }
        }.today();
    }

    List<ChildId> guarded(PersonId person) {
        return guarded(t.municipality(), person, TODAY);
    }

    List<ChildId> guarded(Municipality m, PersonId person, LocalDate day) {
        return children(m, person, Population.GUARDIAN, "child.read", day);
    }

    List<ChildId> placed(PersonId person) {
        return placed(t.municipality(), person, TODAY);
    }

    List<ChildId> placed(Municipality m, PersonId person, LocalDate day) {
        return children(m, person, Population.STAFF, "child.read", day);
    }

    List<ChildId> children(Municipality m, PersonId person, Population population, String capability, LocalDate day) {
        return db.inTenant(
                m.tenant(),
                sql -> sql.of("select child_id"
                                + " from core_api.visible_children(:tenant, :person, :population, :capability, :day)")
                        .bind("person", person)
                        .bind("population", population)
                        .bind("capability", capability)
                        .bind("day", day)
                        .list(row -> new ChildId(row.uuid("child_id"))));
    }

    List<UnitId> units(Municipality m, PersonId person, LocalDate day) {
        return db.inTenant(
                m.tenant(),
                sql -> sql.of("select unit_id from core_api.visible_units(:tenant, :person, 'child.read', :day)")
                        .bind("person", person)
                        .bind("day", day)
                        .list(row -> new UnitId(row.uuid("unit_id"))));
    }
}
