package se.kotte.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.server.roster.ImportReport.Change;
import se.kotte.server.roster.ImportReport.Outcome;
import se.kotte.testkit.Municipality;

/** What an accepted bundle does. */
class RosterImportTest {
    @TempDir
    static Path folder;

    @AutoClose
    final ImportFixture fixture = new ImportFixture(folder);

    Municipality testby;

    @BeforeEach
    void make() {
        testby = fixture.municipality("testby");
    }

    @Test
    void a_first_import_brings_units_people_and_what_ties_them() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        assertThat(fixture.list(testby, """
                select kind || ' ' || name || ' ' || (select count(*) from core.unit_closure c
                                                       where c.tenant_id = u.tenant_id and c.descendant_id = u.id)
                  from core.unit u where tenant_id = :tenant"""))
                .containsExactlyInAnyOrder(
                        "municipality Testby 1",
                        "area Norr 2",
                        "preschool Solen 3",
                        "preschool Granen 2",
                        "department Myran 4",
                        "department Biet 4",
                        "department Räven 3");
        assertThat(fixture.list(testby, """
                select p.source_id || ' ' || u.name || ' ' || l.valid_from || ' ' || coalesce(l.valid_until::text, '-')
                  from core.placement l
                  join core.person p on p.tenant_id = l.tenant_id and p.id = l.child_id
                  join core.unit u on u.tenant_id = l.tenant_id and u.id = l.unit_id
                 where l.tenant_id = :tenant"""))
                .containsExactlyInAnyOrder(
                        "ann Myran 2026-08-17 -",
                        "bob Myran 2026-08-17 -",
                        "cia Biet 2026-08-17 -",
                        "dan Räven 2026-08-17 -");
        assertThat(fixture.list(testby, """
                select g.source_id || ' ' || c.source_id || ' ' || r.valid_from
                  from core.guardian r
                  join core.person g on g.tenant_id = r.tenant_id and g.id = r.guardian_id
                  join core.person c on c.tenant_id = r.tenant_id and c.id = r.child_id
                 where r.tenant_id = :tenant and r.imported"""))
                .containsExactlyInAnyOrder(
                        "gus ann 2026-11-23", "gus bob 2026-11-23", "gia cia 2026-11-23", "gia dan 2026-11-23");
        assertThat(assignments())
                .containsExactlyInAnyOrder(
                        "pam pedagogue Myran 2026-08-17 -",
                        "pim pedagogue Solen 2026-11-23 -",
                        "pia principal Solen 2026-11-23 -",
                        "ada administrator Testby 2026-11-23 -");
        assertThat(
                        fixture.list(
                                testby,
                                "select population || ' ' || identifier from core.sign_in_identifier where tenant_id = :tenant"))
                .containsExactlyInAnyOrder(
                        "guardian gus.identifier",
                        "guardian gia.identifier",
                        "staff pam.identifier",
                        "staff pim.identifier",
                        "staff pia.identifier",
                        "staff ada.identifier");
        assertThat(fixture.list(testby, "select birth_date from core.child where tenant_id = :tenant"))
                .containsOnly("2022-03-04")
                .hasSize(4);
    }

    private List<String> assignments() {
        return fixture.list(testby, """
                select p.source_id || ' ' || a.role_id || ' ' || u.name || ' ' || a.valid_from || ' '
                           || coalesce(a.valid_until::text, '-')
                  from core.assignment a
                  join core.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                  join core.unit u on u.tenant_id = a.tenant_id and u.id = a.unit_id
                 where a.tenant_id = :tenant""");
    }

    @Test
    void the_same_bundle_again_touches_no_row() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
        var before = fixture.rows();
        assertThat(before.get("person")).hasSize(10);

        var report = fixture.run(testby, TestBundle.small(), ImportFixture.STRICT);

        assertThat(report.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(report.changes()).allMatch(Change::isEmpty).hasSize(7);
        assertThat(fixture.rows()).isEqualTo(before);
    }
}
