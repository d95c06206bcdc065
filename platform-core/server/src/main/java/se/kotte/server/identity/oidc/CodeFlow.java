package se.kotte.server.identity.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kotte.server.identity.oidc.SignInRefused.Kind;

/** The code flow, from sending the browser to the issuer to knowing who it is; and the way out again. */
public final class CodeFlow {
    /**
     * What the issuer sent the browser back with.
     *
     * @param state null, like the others, where the address had none
     */
    public record Answer(String state, String iss, String code, String error) {}

    /** How the issuer is to find out who it is. */
    public enum Asking {
        /**
         * Without a word to the person: whom it knows already, from whichever municipality, or that it knows nobody. A
         * realm that several municipalities share cannot sign a second person in beside the first, and says so on a page
         * of its own, where nobody knows how to go on; so it is asked first.
         */
        QUIETLY,
        /** By the municipality's own provider. */
        OPENLY,
        /** The same, and also of whom the provider knows already: for the next person at a shared tablet. */
        ANEW
    }

    private final Issuers issuers;
    private final IdTokens tokens;

    public CodeFlow(Issuers issuers) {
        this.issuers = issuers;
        this.tokens = new IdTokens(issuers);
    }

    /**
     * The address to send the browser to.
     *
     * @throws SignInRefused the issuer does not answer
     */
    public URI begin(TenantIdentity identity, URI callback, Secrets secrets, Locale language, Asking asking)
            throws SignInRefused {
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope(identity, asking), new ClientID(identity.clientId()), callback)
                .endpointURI(discover(identity).getAuthorizationEndpointURI())
                .state(new State(secrets.state()))
                .nonce(new Nonce(secrets.nonce()))
                .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256)
                .uiLocales(languages(language));
        if (asking == Asking.QUIETLY) request.prompt(Prompt.Type.NONE);
        if (asking == Asking.ANEW) request.prompt(Prompt.Type.LOGIN);
        if (asking != Asking.QUIETLY && identity.idpAlias() != null)
            request.customParameter("kc_idp_hint", identity.idpAlias());
        return request.build().toURI();
    }

    /** The scope {@code organization:<alias>} makes the issuer ask whom it knows already once more; {@code *} does not. */
    private static Scope scope(TenantIdentity identity, Asking asking) {
        var scope = new Scope("openid");
        if (identity.requiredOrganization() != null)
            scope.add("organization:" + (asking == Asking.QUIETLY ? "*" : identity.requiredOrganization()));
        return scope;
    }

    /**
     * Judges the answer and asks the issuer who it is. Holds the calling thread for as long as the issuer takes (at most
     * a few seconds), so never inside a transaction.
     *
     * @param callback as in {@link #begin}
     * @param secrets of the browser that brought the answer
     */
    public Identified finish(TenantIdentity identity, URI callback, Secrets secrets, String clientSecret, Answer answer)
            throws SignInRefused {
        if (!secrets.state().equals(answer.state())) throw SignInRefused.of(Kind.NOT_OURS, "state is another's");
        if (!identity.issuer().equals(answer.iss()))
            throw SignInRefused.of(Kind.NOT_OURS, "iss is " + (answer.iss() == null ? "missing" : "another"));
        if (answer.error() != null) throw told(answer.error());
        if (answer.code() == null || answer.code().isBlank())
            throw SignInRefused.of(Kind.NOT_OURS, "neither code nor error");
        return tokens.judge(
                redeem(identity, callback, secrets, clientSecret, answer.code()), identity, secrets.nonce());
    }

    /**
     * The address that ends the issuer's own session, and with it those of all its clients.
     *
     * @param idToken of that session; the issuer asks nothing back for it
     * @param then where the issuer sends the browser, registered with it
     * @param state comes back there
     * @return none if the issuer has no such address
     * @throws SignInRefused the issuer does not answer
     */
    public Optional<URI> end(TenantIdentity identity, String idToken, URI then, String state) throws SignInRefused {
        var address = discover(identity).getEndSessionEndpointURI();
        if (address == null) return Optional.empty();
        try {
            var request = new LogoutRequest(
                    address,
                    JWTParser.parse(idToken),
                    null,
                    new ClientID(identity.clientId()),
                    then,
                    new State(state),
                    null);
            return Optional.of(request.toURI());
        } catch (java.text.ParseException e) {
            return Optional.empty();
        }
    }

    private OIDCProviderMetadata discover(TenantIdentity identity) throws SignInRefused {
        try {
            return issuers.discover(identity.issuer());
        } catch (IOException e) {
            throw SignInRefused.of(Kind.DOWN, identity.issuer() + " does not answer", e);
        }
    }

    private JWT redeem(TenantIdentity identity, URI callback, Secrets secrets, String clientSecret, String code)
            throws SignInRefused {
        var request = new TokenRequest(
                        discover(identity).getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(identity.clientId()), new Secret(clientSecret)),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), callback, new CodeVerifier(secrets.verifier())))
                .toHTTPRequest();
        request.setConnectTimeout(Issuers.CONNECT_MILLIS);
        request.setReadTimeout(Issuers.READ_MILLIS);
        request.setFollowRedirects(false);
        try {
            return idToken(identity, request.send());
        } catch (IOException e) {
            throw SignInRefused.of(Kind.DOWN, identity.issuer() + " does not redeem codes", e);
        } catch (ParseException e) {
            throw SignInRefused.of(Kind.NOT_OURS, "no token response: " + e.getMessage());
        }
    }

    private static JWT idToken(TenantIdentity identity, HTTPResponse http) throws ParseException, SignInRefused {
        if (http.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR)
            throw SignInRefused.of(Kind.DOWN, identity.issuer() + " answered " + http.getStatusCode());
        var response = OIDCTokenResponseParser.parse(http);
        if (response instanceof OIDCTokenResponse success)
            return success.getOIDCTokens().getIDToken();
        var error = response.toErrorResponse().getErrorObject();
        if (OAuth2Error.INVALID_GRANT.equals(error)) throw SignInRefused.of(Kind.TOO_LATE, "the code was refused");
        throw SignInRefused.of(
                Kind.DOWN, "the token endpoint refuses client " + identity.clientId() + ": " + error.getCode());
    }

    /** Error codes of RFC 6749 section 4.1.2.1 and OpenID Connect Core section 3.1.2.6. */
    private static SignInRefused told(String error) {
        return switch (error) {
            case "access_denied" -> SignInRefused.of(Kind.CANCELLED, "cancelled at the issuer");
            case "login_required", "interaction_required", "account_selection_required", "consent_required" ->
                SignInRefused.of(Kind.NOBODY, "the issuer knows nobody");
            case "temporarily_unavailable" -> SignInRefused.of(Kind.TOO_LATE, "the issuer gave up waiting");
            case "server_error" -> SignInRefused.of(Kind.DOWN, "the issuer has an error");
            default -> SignInRefused.of(Kind.NOT_OURS, "the issuer refused");
        };
    }

    private static List<LangTag> languages(Locale language) {
        try {
            return List.of(LangTag.parse(language.toLanguageTag()));
        } catch (LangTagException e) {
            return List.of();
        }
    }
}
