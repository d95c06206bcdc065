package se.kotte.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.server.roster.ImportReport.Change;
import se.kotte.server.roster.ImportReport.Outcome;
import se.kotte.server.roster.RosterImport.Options;
import se.kotte.testkit.Municipality;

/** What an accepted bundle does. */
class RosterImportTest {
    @TempDir
    static Path folder;

    static ImportFixture fixture;

    Municipality testby;

    @BeforeAll
    static void start() {
        fixture = new ImportFixture(folder);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void make() {
        testby = fixture.municipality();
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
        assertThat(fixture.list(testby, "select id from core.person where tenant_id = :tenant"))
                .hasSize(10);

        var report = fixture.run(testby, TestBundle.small(), ImportFixture.STRICT);

        assertThat(report.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(report.changes()).allMatch(Change::isEmpty).hasSize(7);
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void a_dry_run_tells_the_difference_and_writes_nothing() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
        var before = fixture.rows();
        var bundle = TestBundle.small()
                .child("eva", "bee", "gus")
                .set("users", "ann", "familyName", "Renamed")
                .set("users", "ann", "email", "a@example.org")
                .set("enrollments", "e-bob", "classSourcedId", "bee")
                .set("demographics", "bob", "birthDate", "2022-03-05");

        var report = fixture.run(testby, bundle, new Options(true, 20, false, false, null));

        assertThat(report.outcome()).isEqualTo(Outcome.PLANNED);
        assertThat(report.changes())
                .extracting(
                        c -> c.kind() + " " + c.standing() + " +" + c.added() + " ~" + c.changed() + " -" + c.ended())
                .containsExactly(
                        "units 7 +0 ~0 -0",
                        "people 10 +1 ~1 -0",
                        "children 4 +1 ~1 -0",
                        "placements 4 +1 ~1 -0",
                        "guardians 4 +1 ~0 -0",
                        "staff assignments 4 +0 ~0 -0",
                        "identifiers 6 +0 ~0 -0");
        assertThat(report.changes().get(1).examples())
                .containsExactly(
                        new ImportReport.Example("add", "users.csv:12", "eva", ""),
                        new ImportReport.Example("change", "users.csv:2", "ann", "name, email"));
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void who_leaves_the_bundle_ends_today_and_nothing_is_deleted() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        fixture.applied(testby, TestBundle.small().without("gia").without("ann").without("pam"), ImportFixture.ALL);

        assertThat(
                        fixture.list(
                                testby,
                                "select source_id from core.person where tenant_id = :tenant and ended_at = '2026-11-23T08:00:00Z'"))
                .containsExactlyInAnyOrder("gia", "ann", "pam");
        assertThat(fixture.list(testby, "select id from core.person where tenant_id = :tenant"))
                .hasSize(10);
        assertThat(fixture.list(testby, """
                select source_id || ' ' || valid_until from core.placement where tenant_id = :tenant and valid_until is not null
                """)).containsExactly("e-ann 2026-11-23");
        assertThat(fixture.list(testby, """
                select g.source_id || ' ' || c.source_id || ' ' || r.valid_until
                  from core.guardian r
                  join core.person g on g.tenant_id = r.tenant_id and g.id = r.guardian_id
                  join core.person c on c.tenant_id = r.tenant_id and c.id = r.child_id
                 where r.tenant_id = :tenant and r.valid_until is not null"""))
                .containsExactlyInAnyOrder("gus ann 2026-11-23", "gia cia 2026-11-23", "gia dan 2026-11-23");
        assertThat(assignments())
                .contains("pam pedagogue Myran 2026-08-17 2026-11-23")
                .hasSize(4);
        assertThat(fixture.list(testby, "select identifier from core.sign_in_identifier where tenant_id = :tenant"))
                .doesNotContain("gia.identifier", "pam.identifier")
                .hasSize(4);
    }

    @Test
    void who_comes_back_goes_on_as_the_same_person() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
        var ids = fixture.list(testby, "select id from core.person where tenant_id = :tenant order by source_id");
        fixture.applied(testby, TestBundle.small().without("gus").without("ann"), ImportFixture.ALL);

        fixture.today(ImportFixture.TODAY.plusDays(3));
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        assertThat(fixture.list(testby, "select id from core.person where tenant_id = :tenant order by source_id"))
                .isEqualTo(ids);
        assertThat(fixture.list(testby, """
                select 1 from core.person where tenant_id = :tenant and ended_at is not null
                union all select 1 from core.placement where tenant_id = :tenant and valid_until is not null
                union all select 1 from core.guardian where tenant_id = :tenant and valid_until is not null""")).isEmpty();
    }

    @Test
    void a_preschool_moves_with_all_that_is_below_it() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        fixture.applied(testby, TestBundle.small().set("orgs", "sun", "parentSourcedId", "m"), ImportFixture.STRICT);

        assertThat(fixture.list(testby, """
                select a.name || ' > ' || d.name || ' ' || c.depth
                  from core.unit_closure c
                  join core.unit a on a.tenant_id = c.tenant_id and a.id = c.ancestor_id
                  join core.unit d on d.tenant_id = c.tenant_id and d.id = c.descendant_id
                 where c.tenant_id = :tenant and c.depth > 0 and (d.name in ('Solen', 'Myran') or a.name = 'Norr')"""))
                .containsExactlyInAnyOrder("Testby > Solen 1", "Testby > Myran 2", "Solen > Myran 1");
    }

    @Test
    void a_department_that_leaves_the_bundle_ends_and_keeps_its_history() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        fixture.applied(
                testby, TestBundle.small().remove("classes", "fox").remove("enrollments", "e-dan"), ImportFixture.ALL);

        assertThat(fixture.list(testby, """
                select u.valid_until || ' ' || l.valid_from || ' ' || l.valid_until
                  from core.unit u
                  join core.placement l on l.tenant_id = u.tenant_id and l.unit_id = u.id
                 where u.tenant_id = :tenant and u.source_id = 'class:fox'""")).containsExactly("2026-11-23 2026-08-17 2026-11-23");
    }

    @Test
    void the_last_day_of_a_placement_is_a_day_of_it() {
        fixture.applied(
                testby,
                TestBundle.small().set("enrollments", "e-ann", "endDate", "2026-12-31"),
                ImportFixture.ADMINISTRATORS);

        assertThat(fixture.list(
                        testby,
                        "select valid_until from core.placement where tenant_id = :tenant and source_id = 'e-ann'"))
                .containsExactly("2027-01-01");
    }

    @Test
    void a_substitute_of_today_is_over_tomorrow_and_is_not_counted_as_ended() {
        var bundle = TestBundle.small().user("sam", "sun", "ext:substitute").teaches("sam", "bee");
        bundle.set("enrollments", "t-sam", "beginDate", "2026-11-23")
                .set("enrollments", "t-sam", "endDate", "2026-11-23");
        fixture.applied(testby, bundle, ImportFixture.ADMINISTRATORS);
        assertThat(assignments()).contains("sam substitute Biet 2026-11-23 2026-11-24");

        fixture.today(ImportFixture.TODAY.plusDays(1));
        var report = fixture.run(testby, bundle, ImportFixture.STRICT);

        assertThat(report.outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void staff_work_where_the_bundle_says_in_the_role_it_says() {
        var bundle = TestBundle.small()
                .teaches("pim", "ant")
                .enrollment("t-pim-2", "pim", "bee", "teacher")
                .user("sal", "fir", "siteAdministrator")
                .user("arv", "north", "ext:areaManager")
                .user("dep", "fir", "teacher")
                .user("cou", "fir", "counselor")
                .user("odd", "fir", "ext:cook");
        bundle.set("roles", "r-pim", "endDate", "2027-06-30").set("enrollments", "t-pim-2", "endDate", "2026-12-18");

        fixture.applied(testby, bundle, ImportFixture.ADMINISTRATORS);

        assertThat(assignments())
                .contains(
                        "pim pedagogue Myran 2026-08-17 2027-07-01",
                        "pim pedagogue Biet 2026-08-17 2026-12-19",
                        "sal principal Granen 2026-11-23 -",
                        "arv area-manager Norr 2026-11-23 -",
                        "dep pedagogue Granen 2026-11-23 -")
                .noneMatch(line ->
                        line.startsWith("cou") || line.startsWith("odd") || line.contains("pim pedagogue Solen"));
    }

    @Test
    void one_human_in_both_capacities_is_one_person_with_two_ways_to_sign_in() {
        fixture.applied(testby, TestBundle.small().role("r-pam-2", "pam", "m", "parent"), ImportFixture.ADMINISTRATORS);

        assertThat(fixture.list(testby, """
                select i.population
                  from core.sign_in_identifier i
                  join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
                 where i.tenant_id = :tenant and p.source_id = 'pam'""")).containsExactlyInAnyOrder("staff", "guardian");
    }

    @Test
    void who_is_disabled_is_as_one_who_left_but_a_child_is_not() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        fixture.applied(
                testby,
                TestBundle.small()
                        .set("users", "pam", "enabledUser", "false")
                        .set("users", "ann", "enabledUser", "FALSE"),
                ImportFixture.ALL);

        assertThat(fixture.list(
                        testby, "select source_id from core.person where tenant_id = :tenant and ended_at is not null"))
                .containsExactly("pam");
    }

    @Test
    void what_an_administrator_made_is_left_alone() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
        fixture.db.asOwner("""
                insert into core.person (tenant_id, id, given_name, family_name)
                values (%1$d, '00000000-0000-7000-8000-000000000001', 'Made', 'Here');
                insert into core.unit (tenant_id, id, parent_id, kind, name)
                select %1$d, '00000000-0000-7000-8000-000000000002', id, 'group', 'Gula' from core.unit where tenant_id = %1$d and source_id = 'class:ant';
                insert into core.assignment (tenant_id, id, person_id, role_id, unit_id, valid_from)
                values (%1$d, '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'pedagogue',
                        '00000000-0000-7000-8000-000000000002', '2026-01-01');
                insert into core.guardian (tenant_id, guardian_id, child_id, valid_from)
                select %1$d, '00000000-0000-7000-8000-000000000001', id, '2026-01-01' from core.person where tenant_id = %1$d and source_id = 'ann';
                insert into core.sign_in_identifier values (%1$d, 'staff', 'made', '00000000-0000-7000-8000-000000000001')""".formatted(testby.tenant()));

        fixture.applied(testby, TestBundle.small().without("ann"), ImportFixture.ALL);

        assertThat(fixture.list(testby, """
                select 'person' from core.person where tenant_id = :tenant and source_id is null and ended_at is null
                union all select 'unit' from core.unit where tenant_id = :tenant and name = 'Gula' and valid_until is null
                union all select 'assignment' from core.assignment where tenant_id = :tenant and source_id is null and valid_until is null
                union all select 'guardian' from core.guardian where tenant_id = :tenant and not imported and valid_until is null
                union all select 'identifier' from core.sign_in_identifier where tenant_id = :tenant and identifier = 'made'
                union all select 'depth ' || depth from core.unit_closure
                           where tenant_id = :tenant and descendant_id = '00000000-0000-7000-8000-000000000002'
                             and ancestor_id = (select id from core.unit where tenant_id = :tenant and parent_id is null)"""))
                .containsExactlyInAnyOrder("person", "unit", "assignment", "guardian", "identifier", "depth 4");
    }

    @Test
    void the_neighbour_with_the_same_ids_is_another_municipality() {
        var neighbour = fixture.municipality();
        fixture.applied(neighbour, TestBundle.small(), ImportFixture.ADMINISTRATORS);
        var theirs = fixture.list(
                neighbour, "select xmin || ' ' || id from core.person where tenant_id = :tenant order by id");

        fixture.applied(
                testby, TestBundle.small().without("gus").set("users", "ann", "givenName", "Other"), ImportFixture.ALL);

        assertThat(fixture.list(
                        neighbour, "select xmin || ' ' || id from core.person where tenant_id = :tenant order by id"))
                .isEqualTo(theirs)
                .hasSize(10);
    }

    @Test
    void a_second_import_at_the_same_time_is_refused() throws Exception {
        try (var connection = fixture.db.app().getConnection()) {
            connection.setAutoCommit(false);
            var first = RosterImport.run(
                    connection,
                    testby.slug(),
                    TestBundle.small().in(folder),
                    ImportFixture.ADMINISTRATORS,
                    java.time.Clock.systemUTC());
            assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);

            var second = fixture.run(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

            assertThat(second.refusals()).containsExactly("Another import of it is running. Wait until it has ended.");
            var other = fixture.municipality();
            fixture.applied(other, TestBundle.small(), ImportFixture.ADMINISTRATORS);
            connection.rollback();
        }
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
    }

    @Test
    void each_import_that_changed_something_is_written_down() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
        fixture.run(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        assertThat(fixture.list(testby, """
                select changes -> 'people' ->> 'added' || ' ' || length(bundle_sha256)
                  from core.roster_import where tenant_id = :tenant""")).containsExactly("10 64");
    }
}
