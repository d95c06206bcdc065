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
import se.kotte.testkit.Municipality;

/** How cells are read, and what is not; J04 of the abuse catalogue. */
class RosterReadingTest {
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
    void text_is_stored_as_it_stands() {
        var odd = List.of(
                "=cmd|' /C calc'!A0",
                "+1+1",
                "-2",
                "@SUM(A1)",
                "a\tb",
                "line\nbreak",
                "quo\"te",
                "back\\slash",
                "\\N",
                "\u202eabc",
                "Åsa-Märta d’Ö",
                "😀",
                "<script>");
        var bundle = TestBundle.small();
        for (int i = 0; i < odd.size(); i++)
            bundle.user("odd" + i, "m", "guardian").set("users", "odd" + i, "givenName", odd.get(i));

        fixture.applied(testby, bundle, ImportFixture.ADMINISTRATORS);

        assertThat(fixture.list(
                        testby,
                        "select given_name from core.person where tenant_id = :tenant and source_id like 'odd%'"))
                .containsExactlyInAnyOrderElementsOf(odd);
    }

    @Test
    void names_languages_and_other_profiles_are_read() throws Exception {
        var bundle = TestBundle.small()
                .set("users", "gus", "preferredGivenName", "Gurra")
                .set("users", "gus", "email", " gus@example.org ")
                .set("users", "gus", "phone", "070-174 06 00")
                .set("users", "gus", "metadata.language", "pt-br")
                .header("users", "userMasterIdentifier,", "userMasterIdentifier,resourceSourcedIds,");
        bundle.instead("users", ("\ufeff" + bundle.text("users")).getBytes("UTF-8"));

        fixture.applied(testby, bundle, ImportFixture.ADMINISTRATORS);

        assertThat(fixture.list(testby, """
                select concat_ws('|', given_name, family_name, email, phone, language)
                  from core.person where tenant_id = :tenant and source_id = 'gus'""")).containsExactly("Gurra|Family-gus|gus@example.org|070-174 06 00|pt-BR");

        fixture.applied(testby, TestBundle.small(), ImportFixture.STRICT);
        assertThat(fixture.list(testby, """
                select concat_ws('|', given_name, email, language) from core.person where tenant_id = :tenant and source_id = 'gus'
                """))
                .as("the bundle is the source of all but what it has no column for")
                .containsExactly("Given-gus|pt-BR");
    }

    @Test
    void what_has_no_meaning_here_is_told_as_ignored() {
        var bundle = TestBundle.small()
                .row("classes", "song", "title", "Sång", "classType", "scheduled", "schoolSourcedId", "sun")
                .enrollment("e-song", "ann", "song", "student")
                .user("rel", "m", "relative")
                .set("users", "ann", "agentSourcedIds", "gus,rel")
                .user("dup", "m", "guardian")
                .set("users", "dup", "userMasterIdentifier", "gus.identifier")
                .manifest("file.courses", "bulk")
                .instead("courses", new byte[] {'x'});

        var report = fixture.run(testby, bundle, ImportFixture.ADMINISTRATORS);

        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.ignored())
                .containsExactly(
                        "not read: courses.csv",
                        "classes.csv: 1 of type scheduled",
                        "users.csv: 1 without a role that means something here",
                        "users.csv: 1 agents of children who are not their guardians (or disabled)",
                        "users.csv: 1 identifiers that several persons share: none of them can sign in by it");
        assertThat(fixture.list(testby, "select source_id from core.placement where tenant_id = :tenant"))
                .doesNotContain("e-song");
    }

    @Test
    void a_bundle_without_birth_dates_leaves_them() {
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);

        var report = fixture.run(
                testby,
                TestBundle.small().manifest("file.demographics", "absent").instead("demographics", null),
                ImportFixture.STRICT);

        assertThat(report.outcome()).isEqualTo(Outcome.UNCHANGED);
    }
}
