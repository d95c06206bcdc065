package se.kotte.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kotte.api.access.Population.GUARDIAN;
import static se.kotte.api.access.Population.STAFF;
import static se.kotte.server.identity.SignInFixture.guardian;
import static se.kotte.server.identity.SignInFixture.staff;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.PersonId;
import se.kotte.server.identity.Binding.Match;

/** Rule 5 of the package; C02 of the abuse catalogue. */
class BindingTest {
    @AutoClose
    final SignInFixture house = new SignInFixture();

    private final int tallby = house.tallby.tenant();
    private final int bjorkvik = house.bjorkvik.tenant();

    @Test
    void the_first_sign_in_binds_the_one_person_who_carries_the_identifier() {
        var pia = staff("s-pia", "pia.tallby");
        assertThat(house.match(tallby, STAFF, pia)).isEqualTo(Match.FOUND);
        assertThat(house.find(house.session(tallby, STAFF, pia, SignInFixture.NOW))
                        .person())
                .isEqualTo(new SignedIn.Person(house.tallby.pia().value(), "Pia Test"));
        assertThat(deeds()).containsExactly("sign-in.bound " + house.tallby.pia());
    }

    @Test
    void from_then_on_the_subject_counts_and_no_identifier() {
        house.match(tallby, STAFF, staff("s-pia", "pia.tallby"));
        for (var identifier : new String[] {"pia.tallby", "rut.tallby", "nobody", "", null})
            assertThat(house.match(tallby, STAFF, staff("s-pia", identifier))).isEqualTo(Match.FOUND);
        assertThat(house.count("sign_in")).isEqualTo(1);
        assertThat(house.find(house.session(tallby, STAFF, staff("s-pia", null), SignInFixture.NOW))
                        .person()
                        .id())
                .isEqualTo(house.tallby.pia().value());
    }

    @Test
    void someone_unknown_gets_no_account() {
        assertThat(house.match(tallby, STAFF, staff("s-x", "nobody.tallby"))).isEqualTo(Match.UNKNOWN);
        assertThat(house.match(tallby, STAFF, staff("s-x", null))).isEqualTo(Match.UNKNOWN);
        assertThat(house.match(tallby, STAFF, staff("s-x", " "))).isEqualTo(Match.UNKNOWN);
        assertThat(house.count("sign_in")).isZero();
    }

    @Test
    void two_candidates_are_refused() {
        var namesake = house.tallby.municipality().person("Pia Berg");
        house.tallby.municipality().identifier(namesake, STAFF, "pia.tallby");
        assertThat(house.match(tallby, STAFF, staff("s-pia", "pia.tallby"))).isEqualTo(Match.TWO);
        assertThat(house.count("sign_in")).isZero();
    }

    @Test
    void of_two_candidates_one_of_whom_has_left_the_other_is_meant() {
        var namesake = house.tallby.municipality().person("Pia Berg");
        house.tallby.municipality().identifier(namesake, STAFF, "pia.tallby");
        house.end(tallby, namesake);
        assertThat(house.match(tallby, STAFF, staff("s-pia", "pia.tallby"))).isEqualTo(Match.FOUND);
    }

    @Test
    void a_person_who_has_left_is_not_matched_and_one_who_was_bound_is_told() {
        house.end(tallby, house.tallby.ulf());
        assertThat(house.match(tallby, STAFF, staff("s-ulf", "ulf.tallby"))).isEqualTo(Match.UNKNOWN);
        house.match(tallby, STAFF, staff("s-pia", "pia.tallby"));
        house.end(tallby, house.tallby.pia());
        assertThat(house.match(tallby, STAFF, staff("s-pia", "pia.tallby"))).isEqualTo(Match.LEFT);
    }

    @Test
    void a_bound_person_is_never_bound_to_another_subject_and_the_try_is_audited() {
        house.match(tallby, STAFF, staff("s-pia", "pia.tallby"));
        assertThat(house.match(tallby, STAFF, staff("s-thief", "pia.tallby"))).isEqualTo(Match.TAKEN);
        assertThat(house.count("sign_in")).isEqualTo(1);
        assertThat(house.find(house.session(tallby, STAFF, staff("s-thief", null), SignInFixture.NOW))
                        .gone())
                .isEqualTo(Reason.SIGNED_OUT);
        assertThat(deeds())
                .containsExactly("sign-in.bound " + house.tallby.pia(), "sign-in.refused " + house.tallby.pia());
    }

    @Test
    void c02_bjorkviks_provider_asserting_pias_identifier_finds_nobody_of_tallby() {
        assertThat(house.match(bjorkvik, STAFF, staff("s-evil", "pia.tallby"))).isEqualTo(Match.UNKNOWN);
        assertThat(house.count("sign_in")).isZero();
    }

    @Test
    void identifiers_of_guardians_are_not_those_of_staff() {
        assertThat(house.match(tallby, GUARDIAN, guardian("g-pia", "pia.tallby")))
                .isEqualTo(Match.UNKNOWN);
        assertThat(house.match(tallby, STAFF, staff("s-gun", "gun"))).isEqualTo(Match.UNKNOWN);
    }

    @Test
    void one_account_is_bound_in_each_municipality_by_itself() {
        var tove = guardian("g-tove", "tove");
        assertThat(house.match(tallby, GUARDIAN, tove)).isEqualTo(Match.FOUND);
        assertThat(house.find(house.session(bjorkvik, GUARDIAN, tove, SignInFixture.NOW))
                        .gone())
                .isEqualTo(Reason.SIGNED_OUT);
        assertThat(house.match(bjorkvik, GUARDIAN, tove)).isEqualTo(Match.FOUND);
        assertThat(house.find(house.session(tallby, GUARDIAN, tove, SignInFixture.NOW))
                        .person()
                        .id())
                .isEqualTo(house.tallby.tove().value());
        assertThat(house.find(house.session(bjorkvik, GUARDIAN, tove, SignInFixture.NOW))
                        .person()
                        .id())
                .isEqualTo(house.bjorkvik.tove().value());
    }

    @Test
    void many_first_sign_ins_at_once_bind_once() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var matches = threads.invokeAll(IntStream.range(0, 16)
                    .<java.util.concurrent.Callable<Match>>mapToObj(i ->
                            () -> house.match(tallby, STAFF, staff("s-" + i % 2, "pia.tallby")))
                    .toList());
            int found = 0;
            for (var match : matches) if (match.get() == Match.FOUND) found++;
            assertThat(found).isEqualTo(8);
        } finally {
            threads.shutdown();
        }
        assertThat(house.count("sign_in")).isEqualTo(1);
    }

    private List<String> deeds() {
        return house.db.asOwner(sql -> sql.of("select deed, subject_id from core.audit order by id")
                .list(row -> row.text("deed") + " " + new PersonId(row.uuid("subject_id"))));
    }
}
