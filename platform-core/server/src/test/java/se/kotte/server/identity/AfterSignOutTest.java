package se.kotte.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.access.Population;

/** Rule 7 of the package; C11 of the abuse catalogue, for the address that the issuer sends a browser to after a sign-out. */
class AfterSignOutTest {
    @Test
    void the_next_person_signs_in_where_the_last_one_was() {
        var next = AfterSignOut.of(new AfterSignOut(Population.STAFF, "/p/documentation/feed").state());
        assertThat(next).hasValue(new AfterSignOut(Population.STAFF, "/p/documentation/feed"));
        assertThat(next.orElseThrow().address("http://tallby.localhost:8080"))
                .hasToString(
                        "http://tallby.localhost:8080/sign-in/staff?again=last&returnTo=%2Fp%2Fdocumentation%2Ffeed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff//evil.example", "staff/\\evil.example", "staff/a\r\nb"})
    void c11_a_forged_way_back_leads_to_the_start_page(String state) {
        assertThat(AfterSignOut.of(state)).hasValue(new AfterSignOut(Population.STAFF, "/"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bye", "staff", "admin/", "/staff/", "https://evil.example/"})
    void anything_else_is_no_next_sign_in(String state) {
        assertThat(AfterSignOut.of(state)).isEmpty();
    }
}
