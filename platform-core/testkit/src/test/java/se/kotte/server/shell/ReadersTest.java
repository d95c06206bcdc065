package se.kotte.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.Viewer;
import se.kotte.api.time.TenantClock;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** Rules 2, 4 and 5 of the shell, on PostgreSQL as the application. */
class ReadersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    @AutoClose
    final TestDatabase db = TestDatabase.create();

    private final Tallby tallby = Municipality.tallby(db, TODAY);

    private record Someone(PersonId person, Population population, String name) implements Viewer {}

    /** Noon of a day, in UTC. */
    private record Noon(LocalDate day) implements TenantClock {
        @Override
        public Instant now() {
            return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    }

    private Reader staff(PersonId person) {
        return of(tallby.tenant(), person, Population.STAFF, TODAY);
    }

    private Reader guardian(PersonId person) {
        return of(tallby.tenant(), person, Population.GUARDIAN, TODAY);
    }

    private Reader of(int tenant, PersonId person, Population population, LocalDate day) {
        return db.inTenant(
                tenant, sql -> new Readers(null, sql, new Noon(day)).of(new Someone(person, population, "Någon")));
    }

    private static List<String> names(Reader reader) {
        return reader.places().stream().map(Place::name).toList();
    }

    @Test
    void aPedagogueHasTheirDepartment() {
        var pia = staff(tallby.pia());
        assertThat(names(pia)).containsExactly("Myran");
        assertThat(pia.places().get(0).within()).isEqualTo("Solrosen");
        assertThat(pia.capabilities())
                .containsExactlyInAnyOrder("child.read", "documentation.read", "documentation.write");
    }

    @Test
    void aPrincipalHasThePreschoolAndItsDepartments() {
        var rut = staff(tallby.rut());
        assertThat(names(rut)).containsExactly("Solrosen", "Bien", "Myran");
        assertThat(rut.held()).extracting(Place::name).containsExactly("Solrosen");
    }

    @Test
    void anAdministratorHasTheMunicipalityAndWhatLiesDirectlyBelow() {
        assertThat(names(staff(tallby.mona()))).containsExactly("Tallby", "Granen", "Solrosen");
    }

    @Test
    void severalRolesAreAllThere() {
        tallby.municipality().assignment(tallby.ulf(), "protected-reader", tallby.bien());
        var ulf = staff(tallby.ulf());
        assertThat(ulf.held()).extracting(Place::name).containsExactlyInAnyOrder("Granen", "Bien");
        assertThat(ulf.capabilities()).contains("child.protected", "documentation.write");
    }

    @Test
    void aSubstituteHasNothingTheDayAfterAndNothingTheDayBefore() {
        assertThat(names(staff(tallby.sam()))).containsExactly("Myran");
        for (var day : List.of(TODAY.minusDays(1), TODAY.plusDays(1))) {
            var sam = of(tallby.tenant(), tallby.sam(), Population.STAFF, day);
            assertThat(sam.places()).isEmpty();
            assertThat(sam.capabilities()).isEmpty();
        }
    }

    @Test
    void aUnitThatHasClosedIsLeftOut() {
        db.asOwner("update core.unit set valid_until = '2026-11-18' where name = 'Bien'");
        assertThat(names(staff(tallby.rut()))).containsExactly("Solrosen", "Myran");
    }

    @Test
    void whoHasMoreUnitsThanAMenuHoldsIsOfferedThoseOfTheirRoles() {
        for (int i = 0; i < Readers.LONGEST_MENU; i++) tallby.municipality().preschool("Förskola " + i);
        assertThat(names(staff(tallby.mona()))).containsExactly("Tallby");
    }

    @Test
    void aGuardianHasTheirChildrenAndWhereTheyGo() {
        var gun = guardian(tallby.gun());
        assertThat(names(gun)).containsExactly("Alva", "Bo");
        assertThat(gun.places()).extracting(Place::within).containsOnly("Myran");
        assertThat(gun.capabilities()).containsExactlyInAnyOrder("child.read", "documentation.read");
    }

    @Test
    void aChildFromWhomTheGuardianIsBarredIsNotThere() {
        assertThat(names(guardian(tallby.rolf()))).containsExactly("Bo");
    }

    @Test
    void aProtectedChildIsThereForItsOwnGuardian() {
        assertThat(names(guardian(tallby.petra()))).containsExactly("Cid");
    }

    @Test
    void afterTheLastPlacementTheChildStaysForTheGracePeriodWithoutAUnitAndIsGoneThen() {
        tallby.municipality().endPlacements(tallby.disa(), TODAY);
        var dan = guardian(tallby.dan());
        assertThat(names(dan)).containsExactly("Disa");
        assertThat(dan.places().get(0).within()).isNull();
        var later = of(tallby.tenant(), tallby.dan(), Population.GUARDIAN, TODAY.plusDays(30));
        assertThat(later.places()).isEmpty();
        assertThat(later.capabilities()).isEmpty();
    }

    @Test
    void rightsOfStaffAndOfGuardiansOfOneHumanDoNotAddUp() {
        tallby.municipality().guardian(tallby.pia(), tallby.disa());
        assertThat(names(guardian(tallby.pia()))).containsExactly("Disa");
        assertThat(guardian(tallby.pia()).capabilities()).doesNotContain("documentation.write");
        assertThat(names(staff(tallby.pia()))).containsExactly("Myran");
    }

    @Test
    void nobodyHasAnythingInTheNeighbouringMunicipality() {
        var bjorkvik = Municipality.bjorkvik(db, TODAY);
        for (var population : Population.values()) {
            var reader = of(bjorkvik.tenant(), tallby.mona(), population, TODAY);
            assertThat(reader.places()).isEmpty();
            assertThat(reader.capabilities()).isEmpty();
        }
        assertThat(names(of(bjorkvik.tenant(), bjorkvik.tove(), Population.GUARDIAN, TODAY)))
                .containsExactly("Havi");
    }
}
