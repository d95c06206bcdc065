package se.kotte.server.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import se.kotte.api.access.Population;

/** Turns a session into its cookie and back, and judges what came back. Needs no database: any node judges alike. */
final class SessionCookie {
    /** What became of a cookie. */
    sealed interface Judged {
        /** @param renew the cookie is to be issued again */
        record Accepted(Session session, boolean renew) implements Judged {}

        record Refused(Reason reason) implements Judged {}
    }

    private static final String TYPE = "kotte-session";
    private static final int VERSION = 1;

    /** The browser keeps the cookie a little longer than it counts, so that its end can be explained. */
    private static final Duration TO_BE_EXPLAINED = Duration.ofDays(1);

    private final Seal seal;
    private final Map<Population, Limits> limits;

    SessionCookie(Seal seal, Map<Population, Limits> limits) {
        this.seal = seal;
        this.limits = limits;
    }

    /** A session that begins now. */
    Session begin(
            int tenant,
            Population population,
            String issuer,
            String subject,
            String sid,
            String acr,
            Instant authTime,
            Instant now) {
        var end = now.plus(limits.get(population).absolute());
        return new Session(tenant, population, issuer, subject, sid, acr, authTime, now, now, end);
    }

    /** The {@code Set-Cookie} header that carries {@code session}. */
    String issue(Session session) {
        var value = seal.seal(TYPE, bytes(session));
        if (!limits.get(session.population()).kept()) return Cookies.SESSION.set(value);
        var left = Duration.between(session.issuedAt(), session.absoluteEnd());
        return Cookies.SESSION.set(value, left.plus(TO_BE_EXPLAINED));
    }

    /** @param tenant of the host that the cookie was sent to */
    Judged judge(String value, int tenant, Instant now) {
        var content = seal.open(TYPE, value);
        if (content.isEmpty()) return new Judged.Refused(Reason.UNREADABLE);
        Session session;
        try {
            session = session(content.get());
        } catch (IOException | IllegalArgumentException e) {
            return new Judged.Refused(Reason.UNREADABLE);
        }
        if (session.tenant() != tenant) return new Judged.Refused(Reason.OTHER_MUNICIPALITY);
        var limit = limits.get(session.population());
        if (!now.isBefore(session.absoluteEnd())
                || !now.isBefore(session.issuedAt().plus(limit.idle()))) return new Judged.Refused(Reason.EXPIRED);
        return new Judged.Accepted(session, !now.isBefore(session.issuedAt().plus(limit.renewal())));
    }

    /** When no session that exists now can be valid any more: for how long a sign-out must be remembered. */
    Instant lastEnd(Instant now) {
        return limits.values().stream()
                .map(limit -> now.plus(limit.absolute()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static byte[] bytes(Session session) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(session.tenant());
            out.writeUTF(session.population().code());
            out.writeUTF(session.issuer());
            out.writeUTF(session.subject());
            out.writeUTF(session.sid());
            out.writeUTF(session.acr());
            out.writeLong(session.authTime().toEpochMilli());
            out.writeLong(session.startedAt().toEpochMilli());
            out.writeLong(session.issuedAt().toEpochMilli());
            out.writeLong(session.absoluteEnd().toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Session session(byte[] content) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        if (in.readByte() != VERSION) throw new IOException("of another version");
        var session = new Session(
                in.readInt(),
                Population.of(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()));
        if (in.available() > 0) throw new IOException("longer than a session");
        return session;
    }
}
