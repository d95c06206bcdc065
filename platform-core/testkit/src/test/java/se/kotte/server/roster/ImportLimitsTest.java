package se.kotte.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.server.roster.ImportReport.Outcome;
import se.kotte.server.roster.RosterImport.Options;
import se.kotte.testkit.Municipality;

/** Rules 6 and 7; F06 and J02 of the abuse catalogue. */
class ImportLimitsTest {
    private static final Options IDENTIFIERS = new Options(false, 20, false, true, null);

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
        fixture.applied(testby, protectedAndBarred(), ImportFixture.ADMINISTRATORS);
        fixture.db.asOwner("""
                update core.guardian set barred_at = now(), bar_reason = 'court order', barred_by = (
                           select id from core.person where tenant_id = %1$d and source_id = 'ada')
                 where tenant_id = %1$d
                   and guardian_id = (select id from core.person where tenant_id = %1$d and source_id = 'gus')
                   and child_id = (select id from core.person where tenant_id = %1$d and source_id = 'ann')""".formatted(testby.tenant()));
    }

    /** cia is protected and so is gia; gus is guardian of ann, from whom he is barred above. */
    private static TestBundle protectedAndBarred() {
        return TestBundle.small()
                .set("users", "cia", "metadata.protection", "protected_registration")
                .set("users", "gia", "metadata.protection", "confidential");
    }

    private List<String> protections() {
        return fixture.list(testby, """
                select source_id || ' ' || protection from core.person
                 where tenant_id = :tenant and protection <> 'none' order by 1""");
    }

    private List<String> bars() {
        return fixture.list(testby, """
                select g.source_id || ' ' || c.source_id || ' ' || r.bar_reason || ' ' || (r.valid_until is null)
                  from core.guardian r
                  join core.person g on g.tenant_id = r.tenant_id and g.id = r.guardian_id
                  join core.person c on c.tenant_id = r.tenant_id and c.id = r.child_id
                 where r.tenant_id = :tenant and r.barred_at is not null order by 1""");
    }

    @Test
    void a_bundle_without_the_column_leaves_every_protection_and_says_so() {
        var report = fixture.run(testby, TestBundle.small(), ImportFixture.STRICT);

        assertThat(report.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(protections()).containsExactly("cia protected_registration", "gia confidential");
        assertThat(report.kept().lines())
                .containsExactly(
                        "users.csv:2: gus of ann stays barred.",
                        "users.csv:4: cia keeps the protection protected_registration; the bundle has none.",
                        "users.csv:7: gia keeps the protection confidential; the bundle has none.");
    }

    @Test
    void none_blank_and_less_do_not_lift_a_protection_and_more_raises_it() {
        fixture.applied(
                testby,
                TestBundle.small()
                        .set("users", "cia", "metadata.protection", "confidential")
                        .set("users", "gia", "metadata.protection", "none")
                        .set("users", "ann", "metadata.protection", "confidential"),
                ImportFixture.STRICT);
        fixture.applied(
                testby,
                TestBundle.small()
                        .set("users", "cia", "metadata.protection", "")
                        .set("users", "gia", "metadata.protection", "protected_registration"),
                ImportFixture.STRICT);

        assertThat(protections())
                .containsExactly("ann confidential", "cia protected_registration", "gia protected_registration");
    }

    @Test
    void who_left_protected_comes_back_protected() {
        fixture.applied(testby, TestBundle.small().without("cia").without("gia"), ImportFixture.ALL);
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        assertThat(protections()).containsExactly("cia protected_registration", "gia confidential");
    }

    @Test
    void a_barred_guardian_who_is_left_out_and_put_back_stays_barred() {
        fixture.applied(testby, TestBundle.small().set("users", "ann", "agentSourcedIds", ""), ImportFixture.ALL);
        assertThat(bars()).containsExactly("gus ann court order false");

        fixture.applied(testby, TestBundle.small(), ImportFixture.STRICT);

        assertThat(bars()).containsExactly("gus ann court order true");
    }

    @Test
    void a_barred_guardian_under_a_new_sourcedId_is_barred_from_the_start() {
        var renamed = TestBundle.small().without("gus").user("gus2", "m", "guardian");
        renamed.set("users", "gus2", "userMasterIdentifier", "gus.identifier")
                .set("users", "ann", "agentSourcedIds", "gus2")
                .set("users", "bob", "agentSourcedIds", "gus2");
        // In two steps, so that the first is over when the second begins.
        fixture.applied(testby, TestBundle.small().without("gus"), ImportFixture.ALL);

        var report = fixture.run(testby, renamed, ImportFixture.ALL);

        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(bars()).containsExactly("gus ann court order false", "gus2 ann court order true");
        assertThat(report.kept().lines())
                .anyMatch(line ->
                        line.endsWith("gus2 of ann is barred from the start: the same identifier is barred already."));
    }

    @Test
    void a_protected_guardian_under_a_new_sourcedId_is_protected_from_the_start() {
        var renamed = TestBundle.small().without("gia").user("gia2", "m", "guardian");
        renamed.set("users", "gia2", "userMasterIdentifier", "gia.identifier");

        fixture.applied(testby, renamed, ImportFixture.ALL);

        assertThat(protections()).contains("gia confidential", "gia2 confidential");
    }

    @Test
    void administration_takes_a_confirmation_of_its_own() {
        var bundle = protectedAndBarred().user("eve", "m", "districtAdministrator");

        var report = fixture.refused(testby, bundle, ImportFixture.STRICT);

        assertThat(report.administrators().lines()).containsExactly("roles.csv:12: r-eve as administrator");
        assertThat(report.refusals()).singleElement().asString().contains("--allow-administrators");
        fixture.applied(testby, bundle, ImportFixture.ADMINISTRATORS);
    }

    @Test
    void a_role_that_shows_protected_children_is_administration_too() {
        fixture.db.asOwner("insert into core.role_capability values (%d, 'pedagogue', 'child.protected')"
                .formatted(testby.tenant()));

        var report = fixture.refused(testby, protectedAndBarred().user("eve", "fir", "teacher"), ImportFixture.STRICT);

        assertThat(report.administrators().lines()).containsExactly("roles.csv:12: r-eve as pedagogue");
    }

    @Test
    void another_identifier_of_somebody_who_has_signed_in_takes_a_confirmation_and_ends_sessions() {
        fixture.db.asOwner("""
                insert into core.sign_in (tenant_id, population, issuer, subject, person_id, bound_at)
                select tenant_id, 'staff', 'https://id.example', 'sub-pam', id, now()
                  from core.person where tenant_id = %d and source_id = 'pam'""".formatted(testby.tenant()));
        var bundle = protectedAndBarred().set("users", "pam", "userMasterIdentifier", "eve.identifier");

        var report = fixture.refused(testby, bundle, ImportFixture.STRICT);

        assertThat(report.identifiers().lines()).containsExactly("users.csv:8: pam as staff");
        assertThat(report.refusals()).singleElement().asString().contains("--allow-identifiers");

        fixture.applied(testby, bundle, IDENTIFIERS);
        assertThat(fixture.list(testby, """
                select issuer || ' ' || kind || ' ' || value || ' ' || before
                  from core.signed_out where expires_at > before + interval '300 days'""")).containsExactly("https://id.example sub sub-pam 2026-11-23 08:00:00+00");
    }

    @Test
    void another_identifier_of_somebody_who_never_signed_in_is_an_ordinary_change() {
        fixture.applied(
                testby,
                protectedAndBarred().set("users", "pam", "userMasterIdentifier", "new.identifier"),
                ImportFixture.STRICT);

        assertThat(fixture.list(testby, "select identifier from core.sign_in_identifier where tenant_id = :tenant"))
                .contains("new.identifier")
                .doesNotContain("pam.identifier");
    }

    @Test
    void an_empty_file_that_would_end_everyone_is_refused() {
        for (var file : List.of("users", "roles", "enrollments", "classes")) {
            var bundle = protectedAndBarred().empty("enrollments");
            if (!file.equals("enrollments"))
                bundle.empty("demographics").empty("roles").empty(file);

            var report = fixture.refused(testby, bundle, new Options(false, 20, true, true, null));

            assertThat(report.refusals().size() + report.rejected()).as(file).isPositive();
        }
        var report = fixture.refused(testby, protectedAndBarred().empty("enrollments"), ImportFixture.STRICT);
        assertThat(report.refusals())
                .contains(
                        "It would end 4 of 4 placements, more than 20 %. If that is right, allow it with --allow-ending 100.");
    }

    @Test
    void an_empty_bundle_of_nobody_is_refused() {
        var bundle = protectedAndBarred()
                .empty("users")
                .empty("roles")
                .empty("enrollments")
                .empty("demographics")
                .empty("classes");

        var report = fixture.refused(testby, bundle, ImportFixture.STRICT);

        // The identifiers of gus, who is barred, and of gia, who is protected, would stay.
        assertThat(report.refusals())
                .extracting(refusal -> refusal.replaceAll("^It would end (.*), more.*$", "$1"))
                .containsExactly(
                        "3 of 7 units",
                        "10 of 10 people",
                        "4 of 4 children",
                        "4 of 4 placements",
                        "4 of 4 guardians",
                        "4 of 4 staff assignments",
                        "4 of 6 identifiers");
    }

    @Test
    void up_to_the_share_may_end_and_one_more_may_not() {
        var bundle = protectedAndBarred();
        for (int i = 0; i < 6; i++) bundle.child("more" + i, "bee", "gus");
        fixture.applied(testby, bundle, ImportFixture.STRICT);

        var report = fixture.refused(
                testby, bundle.without("more0").without("more1").without("more2"), ImportFixture.STRICT);
        assertThat(report.refusals()).anyMatch(refusal -> refusal.startsWith("It would end 3 of 10 placements"));

        fixture.applied(testby, bundle.child("more2", "bee", "gus"), ImportFixture.STRICT);
    }

    @Test
    void a_bundle_that_lets_all_placements_end_by_their_dates_ends_them_as_well() {
        var bundle = protectedAndBarred();
        for (var child : List.of("ann", "bob", "cia", "dan"))
            bundle.set("enrollments", "e-" + child, "endDate", "2026-11-20");

        var report = fixture.refused(testby, bundle, ImportFixture.STRICT);

        assertThat(report.refusals()).anyMatch(refusal -> refusal.startsWith("It would end 4 of 4 placements"));
    }
}
