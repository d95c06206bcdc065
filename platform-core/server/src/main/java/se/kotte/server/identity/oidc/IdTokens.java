package se.kotte.server.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import se.kotte.server.identity.oidc.SignInRefused.Kind;

/** Judges ID tokens (OpenID Connect Core 1.0, section 3.1.3.7, and what tells one municipality from another). */
final class IdTokens {
    /** No symmetric algorithm and not {@code none}: whoever knows a public key could sign. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final Issuers issuers;

    IdTokens(Issuers issuers) {
        this.issuers = issuers;
    }

    Identified judge(JWT token, TenantIdentity identity, String nonce) throws SignInRefused {
        var claims = verified(token, identity, nonce);
        // Whoever else is named as audience could use the token as well, and is nobody we know.
        if (claims.getAudience().size() != 1) throw SignInRefused.of(Kind.NOT_OURS, "more than one audience");
        var client = claims.getAuthorizedParty();
        if (client != null && !client.getValue().equals(identity.clientId()))
            throw SignInRefused.of(Kind.NOT_OURS, "azp is another client");
        var used = claims.getStringClaim("idp");
        // The claim as it is, not as text: one of another form is not the same as none.
        if (!Objects.equals(claims.getClaim("idp"), identity.idpAlias()))
            throw SignInRefused.wrongMunicipality(
                    "the identity provider used is not the municipality's", used, token.serialize());
        if (!isMember(claims.getClaim("organization"), identity.requiredOrganization()))
            throw SignInRefused.wrongMunicipality("the organization claim is not there", used, token.serialize());
        return identified(token, claims);
    }

    private IDTokenClaimsSet verified(JWT token, TenantIdentity identity, String nonce) throws SignInRefused {
        try {
            var validator = new IDTokenValidator(
                    new Issuer(identity.issuer()),
                    new ClientID(identity.clientId()),
                    new JWSVerificationKeySelector<SecurityContext>(ALGORITHMS, issuers.keys(identity.issuer())),
                    null);
            return validator.validate(token, new Nonce(nonce));
        } catch (IOException | KeySourceException e) {
            throw SignInRefused.of(Kind.DOWN, "no keys of " + identity.issuer(), e);
        } catch (BadJOSEException | JOSEException e) {
            throw SignInRefused.of(Kind.NOT_OURS, "ID token: " + e.getMessage());
        }
    }

    /** The claim is a list of aliases, or an object of them if the realm adds their attributes. */
    private static boolean isMember(Object claim, String required) {
        if (required == null) return true;
        if (claim instanceof Collection<?> aliases) return aliases.contains(required);
        if (claim instanceof Map<?, ?> aliases) return aliases.containsKey(required);
        return required.equals(claim);
    }

    private static Identified identified(JWT token, IDTokenClaimsSet claims) {
        var authenticated =
                claims.getAuthenticationTime() == null ? claims.getIssueTime() : claims.getAuthenticationTime();
        return new Identified(
                claims.getIssuer().getValue(),
                claims.getSubject().getValue(),
                claims.getSessionID() == null ? "" : claims.getSessionID().getValue(),
                claims.getACR() == null ? "" : claims.getACR().getValue(),
                Instant.ofEpochMilli(authenticated.getTime()),
                claims.getStringClaim("kotte_id"),
                token.serialize());
    }
}
