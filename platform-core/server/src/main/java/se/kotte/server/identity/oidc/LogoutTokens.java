package se.kotte.server.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** Judges logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
public final class LogoutTokens {
    /**
     * Whose sessions end.
     *
     * @param sid of one session; null: all of {@code subject}
     * @param subject null if the token names a session alone
     */
    public record LoggedOut(String issuer, String sid, String subject) {}

    /** Why a token counts for nothing. The message is for the log. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Issuers issuers;

    public LogoutTokens(Issuers issuers) {
        this.issuers = issuers;
    }

    /**
     * Judges {@code token}. What can be seen without a key is judged first, so that nothing is fetched for a token that
     * could not count anyway.
     *
     * @param clients the ids of our clients at an issuer; none for an issuer that is not ours
     */
    public LoggedOut judge(String token, Function<String, Set<String>> clients, Instant now) throws Refused {
        try {
            var jwt = SignedJWT.parse(token);
            if (!IdTokens.ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) throw new Refused("algorithm");
            var claims = jwt.getJWTClaimsSet();
            var client = client(claims, clients);
            freshness(claims, now);
            var validator = new LogoutTokenValidator(
                    new Issuer(claims.getIssuer()),
                    new ClientID(client),
                    false,
                    new JWSVerificationKeySelector<SecurityContext>(
                            IdTokens.ALGORITHMS, issuers.keys(claims.getIssuer())),
                    null);
            return loggedOut(validator.validate(jwt));
        } catch (java.text.ParseException | ParseException | RuntimeException e) {
            // The library answers some malformed claims with a NullPointerException.
            throw new Refused("not a logout token");
        } catch (BadJOSEException | JOSEException | IOException e) {
            throw new Refused(e.getMessage());
        }
    }

    private static String client(JWTClaimsSet claims, Function<String, Set<String>> clients)
            throws Refused, ParseException {
        // Reads the form of the claims: events, jti, sub or sid, no nonce.
        new LogoutTokenClaimsSet(claims);
        if (claims.getClaim("nonce") != null) throw new Refused("a nonce: it is an ID token");
        var ours = clients.apply(claims.getIssuer());
        return claims.getAudience().stream()
                .filter(ours::contains)
                .findFirst()
                .orElseThrow(() -> new Refused("no client of ours at that issuer"));
    }

    private static void freshness(JWTClaimsSet claims, Instant now) throws Refused {
        var issued = claims.getIssueTime().toInstant();
        if (issued.isAfter(now.plus(SKEW)) || issued.isBefore(now.minus(FRESH))) throw new Refused("not fresh");
    }

    private static LoggedOut loggedOut(LogoutTokenClaimsSet claims) {
        return new LoggedOut(
                claims.getIssuer().getValue(),
                claims.getSessionID() == null ? null : claims.getSessionID().getValue(),
                claims.getSubject() == null ? null : claims.getSubject().getValue());
    }
}
