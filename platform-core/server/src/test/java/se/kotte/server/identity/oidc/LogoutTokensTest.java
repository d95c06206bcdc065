package se.kotte.server.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.server.identity.oidc.LogoutTokens.LoggedOut;

/** Rules 3 and 5 of the package; C07 of the abuse catalogue. */
class LogoutTokensTest {
    private static final Instant NOW = Instant.now();
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @AutoClose
    private final TestIssuer issuer = new TestIssuer();

    private final LogoutTokens tokens = new LogoutTokens(new Issuers());

    LogoutTokensTest() throws IOException {}

    @Test
    void a_sound_token_names_the_session_that_ended() throws Exception {
        assertThat(judge(token(claims -> claims)))
                .isEqualTo(new LoggedOut(issuer.address(), "session-1", "gun-at-keycloak"));
    }

    @Test
    void a_token_without_a_session_names_the_person() throws Exception {
        assertThat(judge(token(claims -> claims.claim("sid", null))))
                .isEqualTo(new LoggedOut(issuer.address(), null, "gun-at-keycloak"));
    }

    @Test
    void c07_a_token_that_comes_again_says_the_same_again() throws Exception {
        var token = token(claims -> claims);
        assertThat(judge(token)).isEqualTo(judge(token));
    }

    @Test
    void c07_an_unknown_issuer_is_refused_without_a_call() throws Exception {
        try (var unknown = new TestIssuer()) {
            refused(token(claims -> claims.issuer(unknown.address())));
            assertThat(unknown.calls()).isEmpty();
            assertThat(issuer.calls()).isEmpty();
        }
    }

    @Test
    void c07_a_token_that_names_one_issuer_and_is_signed_by_another_is_refused() {
        refused(TestIssuer.signed(sound().build(), TestIssuer.FOREIGN_KEY, JWSAlgorithm.RS256));
    }

    @Test
    void c07_a_client_that_is_not_ours_at_that_issuer_is_refused_without_a_call() {
        refused(token(claims -> claims.audience("kotte-of-another-issuer")));
        refused(token(claims -> claims.audience(List.of())));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void c07_alg_none_is_refused_without_a_call() {
        refused(TestIssuer.unsigned(sound().build()));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void c07_hs256_with_the_public_key_is_refused_without_a_call() {
        refused(TestIssuer.signedWithThePublicKey(sound().build()));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void c07_a_nonce_is_refused_without_a_call() {
        refused(token(claims -> claims.claim("nonce", "n")));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void c07_no_logout_event_is_refused_without_a_call() {
        refused(token(claims -> claims.claim("events", null)));
        refused(token(claims -> claims.claim("events", Map.of())));
        refused(token(claims -> claims.claim("events", Map.of("http://schemas.openid.net/event/other", Map.of()))));
        refused(token(claims -> claims.claim("events", EVENT)));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void neither_session_nor_person_no_id_and_no_time_are_refused_without_a_call() {
        refused(token(claims -> claims.claim("sid", null).subject(null)));
        refused(token(claims -> claims.jwtID(null)));
        refused(token(claims -> claims.issueTime(null)));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void an_old_token_and_one_from_the_future_are_refused_without_a_call() {
        refused(token(claims -> claims.issueTime(in(-301))));
        refused(token(claims -> claims.issueTime(in(120))));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void an_expired_token_is_refused() {
        refused(token(claims -> claims.expirationTime(in(-120))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "...", "eyJhbGciOiJSUzI1NiJ9.e30.AA", "eyJhbGciOiJSUzI1NiJ9.W10.AA"})
    void what_is_no_token_is_refused_without_a_call(String text) {
        refused(text);
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void c07_a_flood_of_unknown_keys_asks_the_issuer_no_more_than_a_few_times() {
        for (int i = 0; i < 50; i++) {
            var key = new com.nimbusds.jose.jwk.RSAKey.Builder(TestIssuer.FOREIGN_KEY)
                    .keyID("made-up-" + i)
                    .build();
            refused(TestIssuer.signed(sound().build(), key, JWSAlgorithm.RS256));
        }
        assertThat(issuer.calls()).hasSizeBetween(2, 4);
    }

    private LoggedOut judge(String token) throws LogoutTokens.Refused {
        return tokens.judge(
                token, asked -> asked.equals(issuer.address()) ? Set.of("kotte-tallby-guardian") : Set.of(), NOW);
    }

    private void refused(String token) {
        assertThatThrownBy(() -> judge(token)).isInstanceOf(LogoutTokens.Refused.class);
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return TestIssuer.signed(change.apply(sound()).build());
    }

    private JWTClaimsSet.Builder sound() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.address())
                .subject("gun-at-keycloak")
                .audience("kotte-tallby-guardian")
                .issueTime(in(0))
                .expirationTime(in(120))
                .jwtID("j-1")
                .claim("sid", "session-1")
                .claim("events", Map.of(EVENT, Map.of()));
    }

    private static Date in(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }
}
