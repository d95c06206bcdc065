package se.kotte.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import se.kotte.api.access.Population;

/**
 * What the session cookie holds: who signed in where and until when. No rights: those are read anew for each request.
 *
 * @param tenant id of the municipality it was issued for, and is refused elsewhere
 * @param sid the issuer's name for its own session; empty if it names none
 * @param acr how the person proved who they are, in the issuer's words; empty if it says nothing
 * @param authTime when the person last proved who they are, by the issuer's clock
 * @param startedAt when Kotte began this session: a sign-out ends every session begun before it
 * @param issuedAt when the cookie was last issued: the idle limit counts from here
 * @param absoluteEnd when it ends, however much it is used
 */
public record Session(
        int tenant,
        Population population,
        String issuer,
        String subject,
        String sid,
        String acr,
        Instant authTime,
        Instant startedAt,
        Instant issuedAt,
        Instant absoluteEnd) {
    static final String ATTRIBUTE = Session.class.getName();

    /** The session that the identity filter accepted for this request. */
    public static Optional<Session> of(HttpServletRequest request) {
        return Optional.ofNullable((Session) request.getAttribute(ATTRIBUTE));
    }

    Session issuedAgain(Instant now) {
        return new Session(tenant, population, issuer, subject, sid, acr, authTime, startedAt, now, absoluteEnd);
    }
}
