package se.kotte.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import se.kotte.api.access.Population;

/**
 * What the session cookie holds: who signed in where and until when. No rights: those are read anew for each request.
 *
 * @param tenant id of the municipality it was issued for, and is refused elsewhere
 * @param authTime when the person last proved who they are
 */
public record Session(
        int tenant,
        Population population,
        String issuer,
        String subject,
        String sid,
        String acr,
        Instant authTime,
        Instant issuedAt,
        Instant absoluteEnd) {
    static final String ATTRIBUTE = Session.class.getName();

    /** The session that the identity filter accepted for this request. */
    public static Optional<Session> of(HttpServletRequest request) {
        return Optional.ofNullable((Session) request.getAttribute(ATTRIBUTE));
    }
}
