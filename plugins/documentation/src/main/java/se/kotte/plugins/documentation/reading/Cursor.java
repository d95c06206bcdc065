package se.kotte.plugins.documentation.reading;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import se.kotte.api.problem.Problem;

/**
 * A place in a list that is newest first: whatever comes after (published_at, id). It grants nothing: brought by someone
 * else it is a place in their own list.
 */
public record Cursor(Instant at, UUID id) {
    /** Before the newest. */
    public static final Cursor START =
            new Cursor(Instant.parse("9999-12-31T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int BYTES = Long.BYTES * 3;
    private static final int CHARACTERS = BYTES * 4 / 3;
    private static final int UUID_VERSION = 7;

    /**
     * Reads the form that {@link #text()} writes; null and empty are the start.
     *
     * @throws Problem invalid, for any other text
     */
    public static Cursor of(String text) {
        if (text == null || text.isEmpty()) return START;
        if (text.length() != CHARACTERS) throw unreadable();
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var cursor = new Cursor(
                    Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS), new UUID(bytes.getLong(), bytes.getLong()));
            if (cursor.at.isBefore(EARLIEST) || cursor.at.isAfter(LATEST) || cursor.id.version() != UUID_VERSION)
                throw unreadable();
            return cursor;
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw unreadable();
        }
    }

    /** Opaque text for an address. */
    public String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().encodeToString(bytes.array());
    }

    private static Problem unreadable() {
        return Problem.invalid(
                "This cursor is not one that a list gave. Begin without it.",
                new Problem.Field("cursor", "leave it out to begin at the newest"));
    }
}
