package se.kotte.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeopleTest {

    final People people = People.read();

    @Test
    void nobody_shares_an_identifier() {
        List<String> ids = Stream.concat(
                        people.municipalities().stream().flatMap(each -> each.staff().stream()),
                        people.guardians().stream())
                .map(People.Person::kotteId)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void a_guardian_is_known_to_a_municipality_that_there_is() {
        List<String> slugs =
                people.municipalities().stream().map(People.Municipality::slug).toList();

        assertThat(people.guardians())
                .isNotEmpty()
                .allSatisfy(guardian -> assertThat(guardian.at()).isNotEmpty().isSubsetOf(slugs));
    }

    @Test
    void one_account_of_each_role_is_shown() {
        People.Municipality tallby = people.municipalities().get(0);

        assertThat(people.samples(tallby))
                .extracting(People.Person::role)
                .doesNotHaveDuplicates()
                .contains("pedagogue", "principal", "administrator", "guardian");
    }
}
