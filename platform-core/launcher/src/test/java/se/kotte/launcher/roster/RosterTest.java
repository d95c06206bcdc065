package se.kotte.launcher.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.launcher.demo.People;

class RosterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    private static List<String> lines(Path archive, String file) throws IOException {
        try (var zip = new ZipFile(archive.toFile());
                var in = zip.getInputStream(zip.getEntry(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    private Path sample(String name, int users, long seed) throws IOException {
        Path archive = folder.resolve(name);
        SampleRoster.write(archive, users, seed, TODAY);
        return archive;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 20, 201, 2500})
    void there_are_exactly_as_many_people_as_asked_for(int users) throws IOException {
        assertThat(lines(sample("a.zip", users, 1), "users.csv")).hasSize(users);
    }

    @Test
    void the_same_seed_makes_the_same_bytes_and_another_seed_other_people() throws IOException {
        byte[] first = Files.readAllBytes(sample("a.zip", 500, 1));

        assertThat(Files.readAllBytes(sample("b.zip", 500, 1))).isEqualTo(first);
        assertThat(Files.readAllBytes(sample("c.zip", 500, 2))).isNotEqualTo(first);
    }

    @Test
    void a_municipality_has_the_shape_of_one() throws IOException {
        Path archive = sample("a.zip", 2500, 1);

        long children = lines(archive, "demographics.csv").size();
        long departments = lines(archive, "classes.csv").size();
        assertThat(children).isBetween(800L, 1100L);
        assertThat(children / departments).isBetween(16L, 18L);
        assertThat(lines(archive, "roles.csv").stream().filter(line -> line.contains(",guardian,")))
                .hasSizeBetween((int) (children * 1.5), (int) (children * 1.9));
    }

    @Test
    void the_demo_differs_between_days_of_a_school_year_by_the_substitute_alone() throws IOException {
        Path one = folder.resolve("one.zip");
        Path other = folder.resolve("other.zip");
        DemoRoster.write(one, DemoRoster.TALLBY, TODAY);
        DemoRoster.write(other, DemoRoster.TALLBY, LocalDate.of(2027, 2, 1));

        for (String file : List.of("orgs.csv", "classes.csv", "users.csv", "demographics.csv"))
            assertThat(lines(one, file)).isEqualTo(lines(other, file));
        for (String file : List.of("roles.csv", "enrollments.csv"))
            assertThat(lines(one, file))
                    .filteredOn(line -> !line.contains("2026-11-23"))
                    .isSubsetOf(lines(other, file));
    }

    @Test
    void tove_has_a_child_in_both_municipalities_and_one_account() throws IOException {
        for (String municipality : List.of(DemoRoster.TALLBY, DemoRoster.BJORKVIK)) {
            Path archive = folder.resolve(municipality + ".zip");
            DemoRoster.write(archive, municipality, TODAY);
            assertThat(lines(archive, "users.csv"))
                    .filteredOn(line -> line.contains("guardian-tove"))
                    .hasSize(1);
        }
    }

    @Test
    void who_can_sign_in_to_the_demo_is_in_its_bundles_by_name_and_identifier() throws IOException {
        People people = People.read();
        for (People.Municipality municipality : people.municipalities()) {
            Path archive = folder.resolve(municipality.slug() + ".zip");
            DemoRoster.write(archive, municipality.slug(), TODAY);
            List<String> users = lines(archive, "users.csv");
            List<People.Person> known = new ArrayList<>(municipality.staff());
            people.guardians().stream()
                    .filter(guardian -> guardian.at().contains(municipality.slug()))
                    .forEach(known::add);
            // Nils has an account at the municipality, and Kotte does not know him.
            known.removeIf(person -> person.username().equals("nils"));
            assertThat(known).hasSizeGreaterThan(3);
            for (People.Person person : known)
                assertThat(users)
                        .filteredOn(line -> line.contains("," + person.kotteId() + ","))
                        .as(person.username())
                        .singleElement()
                        .asString()
                        .contains("," + person.given() + "," + person.family() + ",");
            assertThat(users).noneMatch(line -> line.contains("-nils,"));
        }
    }
}
