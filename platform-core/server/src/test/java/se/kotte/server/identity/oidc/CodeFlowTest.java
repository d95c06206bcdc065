package se.kotte.server.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kotte.api.access.Population;
import se.kotte.server.identity.oidc.CodeFlow.Asking;
import se.kotte.server.identity.oidc.SignInRefused.Kind;

/** Rules 1 to 5 of the package; C01, C02 and C10 of the abuse catalogue, as far as they are about tokens. */
class CodeFlowTest {
    private static final URI CALLBACK = URI.create("http://tallby.localhost:8080/sign-in/callback");
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    @AutoClose
    private final TestIssuer issuer = new TestIssuer();

    private final Secrets secrets = Secrets.create();
    private final CodeFlow flow = new CodeFlow(new Issuers());
    private TenantIdentity tallby;

    CodeFlowTest() throws IOException {}

    @BeforeEach
    void configure() {
        tallby = new TenantIdentity(
                1, Population.STAFF, issuer.address(), "kotte-tallby-staff", "tallby", "tallby", "tallby-idp");
    }

    @Test
    void the_browser_is_sent_to_the_municipalitys_provider_with_everything_that_ties_the_answer_to_it()
            throws Exception {
        var address = flow.begin(tallby, CALLBACK, secrets, SWEDISH, Asking.OPENLY);
        assertThat(address.toString()).startsWith(issuer.address() + "/auth?");
        var sent = URLUtils.parseParameters(address.getRawQuery());
        var challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(secrets.verifier()))
                .getValue();
        assertThat(sent)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("client_id", List.of("kotte-tallby-staff"))
                .containsEntry("redirect_uri", List.of(CALLBACK.toString()))
                .containsEntry("scope", List.of("openid organization:tallby"))
                .containsEntry("kc_idp_hint", List.of("tallby-idp"))
                .containsEntry("state", List.of(secrets.state()))
                .containsEntry("nonce", List.of(secrets.nonce()))
                .containsEntry("code_challenge", List.of(challenge))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsEntry("ui_locales", List.of("sv"))
                .doesNotContainKey("prompt")
                .doesNotContainValue(List.of(secrets.verifier()));
    }

    @Test
    void the_next_person_at_a_tablet_is_asked_who_they_are() throws Exception {
        var address = flow.begin(tallby, CALLBACK, secrets, SWEDISH, Asking.ANEW);
        assertThat(URLUtils.parseParameters(address.getRawQuery())).containsEntry("prompt", List.of("login"));
    }

    @Test
    void an_issuer_of_many_municipalities_is_first_asked_whom_it_knows_from_whichever() throws Exception {
        var address = flow.begin(tallby, CALLBACK, secrets, SWEDISH, Asking.QUIETLY);
        assertThat(URLUtils.parseParameters(address.getRawQuery()))
                .containsEntry("prompt", List.of("none"))
                .containsEntry("scope", List.of("openid organization:*"))
                .containsEntry("state", List.of(secrets.state()))
                .containsEntry("nonce", List.of(secrets.nonce()))
                .containsEntry("code_challenge_method", List.of("S256"))
                .doesNotContainKey("kc_idp_hint");
    }

    @Test
    void who_belongs_to_several_organizations_comes_into_each() throws Exception {
        assertThat(finish(token(claims -> claims.claim("organization", List.of("bjorkvik", "tallby")))))
                .isNotNull();
    }

    @Test
    void a_sound_answer_says_who_it_is() throws Exception {
        var who = finish(token(claims -> claims));
        assertThat(who.issuer()).isEqualTo(issuer.address());
        assertThat(who.subject()).isEqualTo("pia-at-keycloak");
        assertThat(who.sid()).isEqualTo("session-1");
        assertThat(who.acr()).isEqualTo("1");
        assertThat(who.identifier()).isEqualTo("pia.tallby");
        assertThat(who.authTime()).isEqualTo(Instant.ofEpochSecond(1_795_000_000));
    }

    @Test
    void the_code_is_redeemed_with_secret_verifier_and_the_same_address() throws Exception {
        finish(token(claims -> claims));
        var basic = "Basic " + Base64.getEncoder().encodeToString("kotte-tallby-staff:s3cret".getBytes());
        assertThat(issuer.lastForm())
                .containsEntry("authorization", basic)
                .containsEntry("code_verifier", secrets.verifier())
                .containsEntry("redirect_uri", CALLBACK.toString())
                .containsEntry("grant_type", "authorization_code");
    }

    @Test
    void c10_state_of_another_browser_is_refused_and_the_code_not_touched() {
        var code = issuer.codeFor(token(claims -> claims));
        refused(Kind.NOT_OURS, new CodeFlow.Answer(Secrets.create().state(), issuer.address(), code, null));
        refused(Kind.NOT_OURS, new CodeFlow.Answer(null, issuer.address(), code, null));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void c10_an_answer_without_iss_or_of_another_issuer_is_refused_and_the_code_not_touched() {
        var code = issuer.codeFor(token(claims -> claims));
        refused(Kind.NOT_OURS, new CodeFlow.Answer(secrets.state(), null, code, null));
        refused(
                Kind.NOT_OURS,
                new CodeFlow.Answer(secrets.state(), issuer.address() + "/realms/guardians", code, null));
        assertThat(issuer.calls()).isEmpty();
    }

    @Test
    void c10_a_code_counts_once() throws Exception {
        var answer = answer(issuer.codeFor(token(claims -> claims)));
        assertThat(flow.finish(tallby, CALLBACK, secrets, "s3cret", answer)).isNotNull();
        refused(Kind.TOO_LATE, answer);
    }

    @Test
    void c10_the_nonce_of_another_sign_in_and_none_are_refused() {
        refused(
                Kind.NOT_OURS,
                token(claims -> claims.claim("nonce", Secrets.create().nonce())));
        refused(Kind.NOT_OURS, token(claims -> claims.claim("nonce", null)));
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        refused(Kind.NOT_OURS, TestIssuer.unsigned(sound().build()));
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_shared_secret_is_refused() {
        refused(Kind.NOT_OURS, TestIssuer.signedWithThePublicKey(sound().build()));
    }

    @Test
    void a_token_signed_by_someone_else_under_the_same_kid_is_refused() {
        refused(Kind.NOT_OURS, TestIssuer.signed(sound().build(), TestIssuer.FOREIGN_KEY, JWSAlgorithm.RS256));
    }

    @Test
    void an_algorithm_that_is_not_on_the_list_is_refused_though_the_key_is_right() {
        refused(Kind.NOT_OURS, TestIssuer.signed(sound().build(), TestIssuer.KEY, JWSAlgorithm.RS512));
    }

    @Test
    void a_token_of_another_issuer_audience_or_party_is_refused() {
        refused(Kind.NOT_OURS, token(claims -> claims.issuer(issuer.address() + "/realms/guardians")));
        refused(Kind.NOT_OURS, token(claims -> claims.audience("kotte-bjorkvik-staff")));
        refused(Kind.NOT_OURS, token(claims -> claims.audience(List.of("kotte-tallby-staff", "other"))));
        refused(Kind.NOT_OURS, token(claims -> claims.claim("azp", "kotte-bjorkvik-staff")));
    }

    @Test
    void an_expired_token_and_one_from_the_future_are_refused() {
        refused(Kind.NOT_OURS, token(claims -> claims.expirationTime(in(-120))));
        refused(Kind.NOT_OURS, token(claims -> claims.expirationTime(null)));
        refused(Kind.NOT_OURS, token(claims -> claims.issueTime(in(600))));
    }

    @Test
    void c01_a_token_without_the_organization_is_refused() {
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("organization", null)));
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("organization", List.of())));
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("organization", List.of("bjorkvik"))));
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("organization", "tallby bjorkvik")));
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("organization", Map.of("bjorkvik", Map.of()))));
    }

    @Test
    void the_organization_may_come_with_its_attributes() throws Exception {
        assertThat(finish(token(claims -> claims.claim("organization", Map.of("tallby", Map.of("id", "1"))))))
                .isNotNull();
    }

    @Test
    void c01_who_is_signed_in_at_another_municipality_is_told_so_and_can_sign_out_there() {
        var token = token(claims -> claims.claim("idp", "bjorkvik-idp").claim("organization", null));
        var refused = refused(Kind.WRONG_MUNICIPALITY, token);
        assertThat(refused.usedProvider()).hasValue("bjorkvik-idp");
        assertThat(refused.idToken()).hasValue(token);
    }

    @Test
    void c02_another_provider_is_refused_though_it_asserts_tallbys_organization_and_identifier() {
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("idp", "bjorkvik-idp")));
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("idp", null)));
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("idp", List.of("tallby-idp"))));
    }

    @Test
    void c02_a_realm_of_own_accounts_takes_no_provider() throws Exception {
        tallby = new TenantIdentity(
                1, Population.GUARDIAN, issuer.address(), "kotte-tallby-staff", "tallby", null, null);
        assertThat(finish(token(claims -> claims.claim("idp", null).claim("organization", null))))
                .isNotNull();
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("organization", null)));
        refused(Kind.WRONG_MUNICIPALITY, token(claims -> claims.claim("idp", List.of())));
        assertThat(flow.begin(tallby, CALLBACK, secrets, SWEDISH, Asking.OPENLY).toString())
                .doesNotContain("kc_idp_hint")
                .doesNotContain("organization");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, CANCELLED",
        "login_required, NOBODY",
        "interaction_required, NOBODY",
        "account_selection_required, NOBODY",
        "consent_required, NOBODY",
        "temporarily_unavailable, TOO_LATE",
        "server_error, DOWN",
        "<script>, NOT_OURS"
    })
    void what_the_issuer_says_instead_of_a_code_is_told(String error, Kind kind) {
        refused(kind, new CodeFlow.Answer(secrets.state(), issuer.address(), null, error));
        refused(Kind.NOT_OURS, new CodeFlow.Answer("another", issuer.address(), null, error));
    }

    @Test
    void an_answer_with_neither_code_nor_error_is_refused() {
        refused(Kind.NOT_OURS, new CodeFlow.Answer(secrets.state(), issuer.address(), null, null));
        refused(Kind.NOT_OURS, new CodeFlow.Answer(secrets.state(), issuer.address(), " ", null));
    }

    @Test
    void an_issuer_that_is_down_is_noticed_before_the_browser_is_sent_there() {
        issuer.close();
        var refused = catchThrowableOfType(
                SignInRefused.class, () -> flow.begin(tallby, CALLBACK, secrets, SWEDISH, Asking.OPENLY));
        assertThat(refused.kind()).isEqualTo(Kind.DOWN);
    }

    @Test
    void an_issuer_that_goes_down_on_the_way_is_told() {
        var answer = answer(issuer.codeFor(token(claims -> claims)));
        issuer.close();
        refused(Kind.DOWN, answer);
    }

    @Test
    void a_discovery_document_of_another_issuer_is_not_believed() {
        issuer.claimToBe("https://evil.example");
        refused(Kind.DOWN, answer("any"));
    }

    @Test
    void no_redirect_is_followed() throws Exception {
        try (var elsewhere = new TestIssuer()) {
            issuer.redirectEverythingTo(elsewhere.address());
            refused(Kind.DOWN, answer("any"));
            assertThat(issuer.calls()).isNotEmpty();
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void signing_out_hands_the_token_back_so_that_nobody_is_asked() throws Exception {
        var token = token(claims -> claims);
        var back = URI.create("http://tallby.localhost:8080/sign-in");
        var address = flow.end(tallby, token, back, "bye").orElseThrow();
        assertThat(address.toString()).startsWith(issuer.address() + "/end?");
        assertThat(URLUtils.parseParameters(address.getRawQuery()))
                .containsEntry("id_token_hint", List.of(token))
                .containsEntry("client_id", List.of("kotte-tallby-staff"))
                .containsEntry("post_logout_redirect_uri", List.of(back.toString()))
                .containsEntry("state", List.of("bye"));
    }

    @Test
    void the_keys_are_asked_for_once_for_many_sign_ins() throws Exception {
        for (int i = 0; i < 5; i++) finish(token(claims -> claims));
        assertThat(issuer.calls().stream().filter("/keys"::equals)).hasSize(1);
    }

    private Identified finish(String token) throws SignInRefused {
        return flow.finish(tallby, CALLBACK, secrets, "s3cret", answer(issuer.codeFor(token)));
    }

    private SignInRefused refused(Kind kind, String token) {
        return refused(kind, answer(issuer.codeFor(token)));
    }

    private SignInRefused refused(Kind kind, CodeFlow.Answer answer) {
        var refused = catchThrowableOfType(
                SignInRefused.class, () -> flow.finish(tallby, CALLBACK, secrets, "s3cret", answer));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).as(refused.getMessage()).isEqualTo(kind);
        return refused;
    }

    private CodeFlow.Answer answer(String code) {
        return new CodeFlow.Answer(secrets.state(), issuer.address(), code, null);
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return TestIssuer.signed(change.apply(sound()).build());
    }

    private JWTClaimsSet.Builder sound() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.address())
                .subject("pia-at-keycloak")
                .audience("kotte-tallby-staff")
                .issueTime(in(0))
                .expirationTime(in(300))
                .claim("azp", "kotte-tallby-staff")
                .claim("nonce", secrets.nonce())
                .claim("sid", "session-1")
                .claim("acr", "1")
                .claim("auth_time", 1_795_000_000L)
                .claim("idp", "tallby-idp")
                .claim("organization", List.of("tallby"))
                .claim("kotte_id", "pia.tallby");
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
