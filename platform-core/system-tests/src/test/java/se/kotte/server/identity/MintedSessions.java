package se.kotte.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import se.kotte.api.access.Population;

/**
 * Session cookies as a node with the same keys issues them, without an issuer: for tests of what comes after the sign-in.
 * The sign-in itself is tested with the real Keycloak.
 */
public final class MintedSessions {
    public static final String ISSUER = "https://issuer.test";

    private final SessionCookie cookies;

    /** @param keys as configured by {@code kotte.session.keys} */
    public MintedSessions(String keys) {
        var limits = new Limits(Duration.ofHours(1), Duration.ofHours(8), false);
        cookies = new SessionCookie(Seal.of(keys), Map.of(Population.STAFF, limits, Population.GUARDIAN, limits));
    }

    /** {@code name=value} of a session that begins now. */
    public String cookie(int tenant, Population population, String subject) {
        var now = Instant.now();
        return cookie(tenant, population, subject, now, now);
    }

    /** {@code name=value} of a session that began and was last issued in the past. */
    public String cookie(int tenant, Population population, String subject, Instant began, Instant issued) {
        var session = cookies.begin(
                        tenant, population, ISSUER, subject, UUID.randomUUID().toString(), "", began, began)
                .issuedAgain(issued);
        return cookies.issue(session).split(";", 2)[0];
    }
}
