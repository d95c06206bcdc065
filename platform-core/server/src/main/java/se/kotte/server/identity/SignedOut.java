package se.kotte.server.identity;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Remembers what was signed out, for as long as a cookie of it may still be around. A platform table: an issuer's session
 * has no municipality. Commits by itself, outside any transaction: when this returns, every node refuses the session.
 */
@ApplicationScoped
class SignedOut {
    @Resource(lookup = "java:global/kotte")
    private DataSource dataSource;

    SignedOut() {}

    SignedOut(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The person signed out here. Sessions of the same issuer's session that begin later count: while the issuer is down
     * its own session goes on, and signing in by it again is what the person asked for.
     */
    public void here(Session session, Instant now) {
        var earliest = session.startedAt().plusMillis(1);
        var before = now.isAfter(earliest) ? now : earliest;
        if (session.sid().isEmpty())
            add(session.issuer(), "sub", session.subject(), before, session.absoluteEnd(), now);
        else add(session.issuer(), "sid", session.sid(), before, session.absoluteEnd(), now);
    }

    /** The issuer ended one of its sessions: nothing of it counts ever again. */
    public void session(String issuer, String sid, Instant lastEnd, Instant now) {
        add(issuer, "sid", sid, null, lastEnd, now);
    }

    /** The issuer ended every session that {@code subject} has until now. */
    public void subject(String issuer, String subject, Instant lastEnd, Instant now) {
        add(issuer, "sub", subject, now, lastEnd, now);
    }

    /** @param before null: for good */
    private void add(String issuer, String kind, String value, Instant before, Instant expires, Instant now) {
        var insert = """
                insert into core.signed_out (issuer, kind, value, before, expires_at)
                values (?, ?, ?, coalesce(?, timestamptz 'infinity'), ?)
                    on conflict (issuer, kind, value) do update
                   set before = greatest(signed_out.before, excluded.before),
                       expires_at = greatest(signed_out.expires_at, excluded.expires_at)
                """;
        try (var connection = dataSource.getConnection()) {
            try (var statement = connection.prepareStatement(insert)) {
                statement.setString(1, issuer);
                statement.setString(2, kind);
                statement.setString(3, value);
                statement.setObject(4, at(before), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setObject(5, at(expires));
                statement.executeUpdate();
            }
            try (var statement = connection.prepareStatement("delete from core.signed_out where expires_at < ?")) {
                statement.setObject(1, at(now));
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a sign-out down", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
