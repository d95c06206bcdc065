package se.kotte.api.access;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.apiguardian.api.API;
import se.kotte.api.problem.Problem;

/** Makes and reads ids (UUIDv7, RFC 9562 section 5.7). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Ids {
    private Ids() {}

    /** A new id; ids made later sort later, to the millisecond. */
    public static UUID create() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * Reads the canonical form of 36 characters.
     *
     * @throws Problem not found, for any other text: a malformed id is the id of nothing
     */
    public static UUID parse(String text) {
        if (text == null || text.length() != 36) throw Problem.notFound();
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
