package se.kotte.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.kotte.testkit.Municipality;

/** Rules 2, 8 and 11; J03 and J04 of the abuse catalogue. Every case is also asked for the rows it left untouched. */
class BadBundleTest {
    @TempDir
    static Path folder;

    static ImportFixture fixture;
    static Municipality testby;

    @BeforeAll
    static void make() {
        fixture = new ImportFixture(folder);
        testby = fixture.municipality();
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
        var neighbour = fixture.municipality();
        fixture.applied(
                neighbour,
                TestBundle.small().department("owl", "Ugglan", "fir").child("eva", "owl", "gia"),
                ImportFixture.ADMINISTRATORS);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    static Arguments that(String name, String place, String code, UnaryOperator<TestBundle> change) {
        return Arguments.of(name, place, code, change);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> bundles() {
        return Stream.of(
                that("no manifest", "manifest.csv", "missing-file", b -> b.instead("manifest", null)),
                that(
                        "a missing file that the manifest names",
                        "users.csv",
                        "missing-file",
                        b -> b.instead("users", null)),
                that(
                        "a missing file that Kotte does not read",
                        "courses.csv",
                        "missing-file",
                        b -> b.manifest("file.courses", "bulk")),
                that(
                        "a needed file that is absent",
                        "manifest.csv",
                        "missing-file",
                        b -> b.manifest("file.roles", "absent").instead("roles", null)),
                that(
                        "a file that the manifest calls absent",
                        "demographics.csv",
                        "unexpected-file",
                        b -> b.manifest("file.demographics", "absent")),
                that("a delta file", "manifest.csv", "delta", b -> b.manifest("file.users", "delta")),
                that("OneRoster 1.1", "manifest.csv", "wrong-version", b -> b.manifest("oneroster.version", "1.1")),
                that(
                        "a renamed column",
                        "users.csv:1",
                        "wrong-header",
                        b -> b.header("users", "givenName", "firstName")),
                that(
                        "columns in another order",
                        "orgs.csv:1",
                        "wrong-header",
                        b -> b.header("orgs", "name,type", "type,name")),
                that(
                        "a column that is left out",
                        "users.csv:1",
                        "wrong-header",
                        b -> b.header("users", ",pronouns", "")),
                that(
                        "a column of its own",
                        "users.csv:1",
                        "wrong-header",
                        b -> b.header("users", "pronouns", "pronouns,note")),
                that(
                        "an empty file without a header",
                        "roles.csv",
                        "wrong-header",
                        b -> b.instead("roles", new byte[0])),
                that(
                        "ISO 8859-1",
                        "users.csv:4",
                        "not-utf-8",
                        b -> b.set("users", "cia", "givenName", "Åsa")
                                .instead("users", b.text("users").getBytes(StandardCharsets.ISO_8859_1))),
                that(
                        "UTF-16 with a mark",
                        "users.csv:1",
                        "not-utf-8",
                        b -> b.instead("users", b.text("users").getBytes(StandardCharsets.UTF_16))),
                that(
                        "UTF-16 without a mark",
                        "users.csv:1",
                        "wrong-header",
                        b -> b.instead("users", b.text("users").getBytes(StandardCharsets.UTF_16LE))),
                that(
                        "NUL in a cell",
                        "users.csv:3",
                        "control-character",
                        b -> b.set("users", "bob", "familyName", "B\0b")),
                that(
                        "a quote that never closes",
                        "orgs.csv:6",
                        "not-csv",
                        b -> b.instead("orgs", utf8(b.text("orgs") + "x,,,\"Open,school,,m\r\n"))),
                that(
                        "a cell without end",
                        "orgs.csv:5",
                        "not-csv",
                        b -> b.set("orgs", "fir", "name", "x".repeat(20_000))),
                that(
                        "a name of 600 characters",
                        "orgs.csv:5",
                        "too-long",
                        b -> b.set("orgs", "fir", "name", "x".repeat(600))),
                that(
                        "a line with too few cells",
                        "orgs.csv:6",
                        "wrong-columns",
                        b -> b.instead("orgs", utf8(b.text("orgs") + "x,,,School\r\n"))),
                that("an empty name", "users.csv:2", "missing", b -> b.set("users", "ann", "givenName", " ")),
                that("an empty sourcedId", "orgs.csv:5", "missing", b -> b.set("orgs", "fir", "sourcedId", "")),
                that(
                        "a date that is none",
                        "demographics.csv:2",
                        "wrong-date",
                        b -> b.set("demographics", "ann", "birthDate", "2022-02-30")),
                that(
                        "an American date",
                        "demographics.csv:2",
                        "wrong-date",
                        b -> b.set("demographics", "ann", "birthDate", "03/04/2022")),
                that(
                        "an end before its beginning",
                        "enrollments.csv:2",
                        "wrong-period",
                        b -> b.set("enrollments", "e-ann", "endDate", "2026-08-16")),
                that(
                        "an org type of its own",
                        "orgs.csv:3",
                        "wrong-value",
                        b -> b.set("orgs", "north", "type", "region")),
                that(
                        "a role that is none",
                        "roles.csv:11",
                        "wrong-value",
                        b -> b.set("roles", "r-ada", "role", "administrator")),
                that(
                        "a protection that is none",
                        "users.csv:2",
                        "wrong-value",
                        b -> b.set("users", "ann", "metadata.protection", "secret")),
                that(
                        "a language that is none",
                        "users.csv:2",
                        "wrong-value",
                        b -> b.set("users", "ann", "metadata.language", "Swedish!")),
                that(
                        "neither enabled nor not",
                        "users.csv:2",
                        "wrong-value",
                        b -> b.set("users", "ann", "enabledUser", "yes")),
                that(
                        "a row to be deleted in a bulk file",
                        "users.csv:2",
                        "wrong-value",
                        b -> b.set("users", "ann", "status", "tobedeleted")),
                that("the same user twice", "users.csv:12", "duplicate-id", b -> b.twin("users", "ann")),
                that(
                        "the same enrollment twice",
                        "enrollments.csv:7",
                        "duplicate-id",
                        b -> b.twin("enrollments", "e-ann")),
                that(
                        "an unknown parent",
                        "orgs.csv:4",
                        "unknown-reference",
                        b -> b.set("orgs", "sun", "parentSourcedId", "south")),
                that(
                        "an unknown school",
                        "classes.csv:2",
                        "unknown-reference",
                        b -> b.set("classes", "ant", "schoolSourcedId", "moon")),
                that(
                        "an unknown user with a role",
                        "roles.csv:2",
                        "unknown-reference",
                        b -> b.set("roles", "r-ann", "userSourcedId", "eve")),
                that(
                        "an unknown org with a role",
                        "roles.csv:2",
                        "unknown-reference",
                        b -> b.set("roles", "r-ann", "orgSourcedId", "moon")),
                that(
                        "an unknown child enrolled",
                        "enrollments.csv:2",
                        "unknown-reference",
                        b -> b.set("enrollments", "e-ann", "userSourcedId", "eve")),
                that(
                        "an unknown guardian",
                        "users.csv:2",
                        "unknown-reference",
                        b -> b.set("users", "ann", "agentSourcedIds", "gus,eve")),
                that(
                        "an unknown home org",
                        "users.csv:2",
                        "unknown-reference",
                        b -> b.set("users", "ann", "primaryOrgSourcedId", "moon")),
                that(
                        "a birth date of nobody",
                        "demographics.csv:6",
                        "unknown-reference",
                        b -> b.row("demographics", "eve", "birthDate", "2022-01-01")),
                that(
                        "the neighbour's department",
                        "enrollments.csv:2",
                        "unknown-reference",
                        b -> b.set("enrollments", "e-ann", "classSourcedId", "owl")),
                that(
                        "the neighbour's child",
                        "enrollments.csv:2",
                        "unknown-reference",
                        b -> b.set("enrollments", "e-ann", "userSourcedId", "eva")),
                that(
                        "a cycle of areas",
                        "orgs.csv:3",
                        "cycle",
                        b -> b.row("orgs", "south", "name", "Syd", "type", "local", "parentSourcedId", "north")
                                .set("orgs", "north", "parentSourcedId", "south")),
                that(
                        "an area below itself",
                        "orgs.csv:3",
                        "cycle",
                        b -> b.set("orgs", "north", "parentSourcedId", "north")),
                that(
                        "a preschool below a preschool",
                        "orgs.csv:5",
                        "wrong-parent",
                        b -> b.set("orgs", "fir", "parentSourcedId", "sun")),
                that(
                        "a department below an area",
                        "classes.csv:2",
                        "wrong-parent",
                        b -> b.set("classes", "ant", "schoolSourcedId", "north")),
                that("no municipality", "orgs.csv", "one-municipality", b -> b.set("orgs", "m", "type", "local")),
                that(
                        "two municipalities",
                        "orgs.csv:6",
                        "one-municipality",
                        b -> b.row("orgs", "n", "name", "Annanby", "type", "district")),
                that(
                        "a preschool that becomes an area",
                        "orgs.csv:5",
                        "changed-kind",
                        b -> b.remove("classes", "fox")
                                .remove("enrollments", "e-dan")
                                .set("orgs", "fir", "type", "local")),
                that(
                        "a school and a class that disagree",
                        "enrollments.csv:2",
                        "wrong-place",
                        b -> b.set("enrollments", "e-ann", "schoolSourcedId", "fir")),
                that(
                        "a child without the role student",
                        "enrollments.csv:2",
                        "no-role",
                        b -> b.remove("roles", "r-ann")),
                that("a guardian without any role", "users.csv:2", "no-role", b -> b.remove("roles", "r-gus")),
                that(
                        "a teacher without a role there",
                        "enrollments.csv:6",
                        "no-role",
                        b -> b.set("roles", "r-pam", "orgSourcedId", "fir")),
                that(
                        "a child who is guardian",
                        "users.csv:2",
                        "child-and-staff",
                        b -> b.role("r-x", "ann", "m", "guardian")),
                that(
                        "a child who is staff all of a sudden",
                        "users.csv:2",
                        "changed-person",
                        b -> b.remove("enrollments", "e-ann").set("roles", "r-ann", "role", "teacher")),
                that(
                        "a guardian who is a child all of a sudden",
                        "users.csv:6",
                        "changed-person",
                        b -> b.set("roles", "r-gus", "role", "student")),
                that(
                        "an enrollment that becomes another child's",
                        "enrollments.csv:2",
                        "changed-person",
                        b -> b.set("enrollments", "e-ann", "userSourcedId", "bob")),
                that(
                        "a role that becomes another person's",
                        "roles.csv:9",
                        "changed-person",
                        b -> b.set("roles", "r-pim", "userSourcedId", "pia")),
                that("a role that the municipality has not", "roles.csv:9", "unknown-role", b -> {
                    fixture.db.asOwner(
                            "delete from core.role_capability where tenant_id = 1 and role_id = 'area-manager';"
                                    + " delete from core.role where tenant_id = 1 and id = 'area-manager'");
                    return b.set("roles", "r-pim", "role", "ext:areaManager");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void is_refused_with_its_place_and_changes_nothing(
            String name, String place, String code, UnaryOperator<TestBundle> change) {
        var bundle = change.apply(TestBundle.small());

        var report = fixture.refused(testby, bundle, ImportFixture.ALL);

        assertThat(report.rejections()).anySatisfy(rejection -> {
            assertThat(rejection.place()).isEqualTo(place);
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.detail()).endsWith(".").doesNotContain("Given-", "Family-", ".identifier");
        });
        assertThat(report.changes()).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var bundle = TestBundle.small()
                .set("orgs", "sun", "parentSourcedId", "south")
                .set("users", "ann", "agentSourcedIds", "eve")
                .set("users", "bob", "enabledUser", "maybe")
                .set("demographics", "dan", "birthDate", "soon");

        var report = fixture.refused(testby, bundle, ImportFixture.ALL);

        assertThat(report.rejected()).isEqualTo(4);
        assertThat(report.rejections())
                .extracting(Rejection::place)
                .containsExactly("demographics.csv:5", "orgs.csv:4", "users.csv:2", "users.csv:3");
    }

    @Test
    void of_a_thousand_mistakes_all_are_counted_and_the_first_are_shown() {
        var bundle = TestBundle.small();
        for (int i = 0; i < 1000; i++) bundle.enrollment("x" + i, "nobody-" + i, "ant", "student");

        var report = fixture.refused(testby, bundle, ImportFixture.ALL);

        assertThat(report.rejected()).isEqualTo(1000);
        assertThat(report.rejections()).hasSize(Rejections.SHOWN);
        assertThat(report.rejections().get(0).place()).isEqualTo("enrollments.csv:7");
    }

    @Test
    void a_municipality_that_is_not_there_is_refused() {
        var report = fixture.run("nowhere", TestBundle.small(), ImportFixture.ALL);

        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.REFUSED);
        assertThat(report.refusals())
                .containsExactly("There is no municipality nowhere. Apply its configuration first.");
    }
}
