package se.kotte.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;
import se.kotte.server.identity.oidc.CodeFlow.Asking;
import se.kotte.server.identity.oidc.Secrets;

/** Rule 7 of the package; C10 of the abuse catalogue, as far as it is about the browser that asked. */
class SignInAttemptTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");

    private final Seal seal = Seal.of(Keys.OLD);
    private final SignInAttempt attempt = new SignInAttempt(
            1, Population.STAFF, "/p/documentation/feed", NOW, Asking.QUIETLY, true, Secrets.create());

    @Test
    void an_attempt_comes_back_as_it_went_out() {
        assertThat(SignInAttempt.of(value(), seal, 1, NOW.plusSeconds(60))).hasValue(attempt);
    }

    @Test
    void it_is_refused_at_another_municipality_when_too_old_and_when_changed() {
        assertThat(SignInAttempt.of(value(), seal, 2, NOW)).isEmpty();
        assertThat(SignInAttempt.of(
                        value(), seal, 1, NOW.plus(SignInAttempt.LIFE).minusMillis(1)))
                .isPresent();
        assertThat(SignInAttempt.of(value(), seal, 1, NOW.plus(SignInAttempt.LIFE)))
                .isEmpty();
        assertThat(SignInAttempt.of("x" + value(), seal, 1, NOW)).isEmpty();
    }

    @Test
    void c04_it_is_no_session_and_a_session_is_no_attempt() {
        assertThat(seal.open("kotte-session", value())).isEmpty();
        assertThat(SignInAttempt.of(seal.seal("kotte-session", new byte[] {1}), seal, 1, NOW))
                .isEmpty();
    }

    @Test
    void only_a_quiet_answer_to_the_next_person_is_about_the_last_one() {
        assertThat(attempt.isAboutSomebodyElse()).isTrue();
        for (var asking : Asking.values())
            for (var anew : new boolean[] {true, false})
                assertThat(new SignInAttempt(1, Population.STAFF, "/", NOW, asking, anew, attempt.secrets())
                                .isAboutSomebodyElse())
                        .isEqualTo(asking == Asking.QUIETLY && anew);
    }

    @Test
    void every_attempt_has_secrets_of_its_own() {
        var other = Secrets.create();
        assertThat(other.state()).isNotEqualTo(attempt.secrets().state()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(other.nonce()).isNotEqualTo(attempt.secrets().nonce()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(other.verifier()).isNotEqualTo(attempt.secrets().verifier()).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void the_longest_way_back_fits_into_the_cookie() {
        var longest = new SignInAttempt(
                1,
                Population.GUARDIAN,
                ReturnTo.of("/" + "a".repeat(999)),
                NOW,
                Asking.OPENLY,
                false,
                Secrets.create());
        var header = longest.issue(seal);
        assertThat(longest.returnTo()).hasSize(1000);
        assertThat(header.length()).isLessThan(4096);
        assertThat(header)
                .startsWith("__Host-kotte-sign-in=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1800");
    }

    private String value() {
        var header = attempt.issue(seal);
        return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
    }
}
