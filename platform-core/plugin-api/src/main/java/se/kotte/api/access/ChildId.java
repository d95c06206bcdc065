package se.kotte.api.access;

import java.util.UUID;
import org.apiguardian.api.API;

/** The id of a child within the tenant of the request; UUIDv7. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChildId(UUID value) {
    /** Parses a path segment; text of any other form is answered as something that does not exist. */
    public static ChildId of(String text) {
        return new ChildId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
