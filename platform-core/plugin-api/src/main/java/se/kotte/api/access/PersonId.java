package se.kotte.api.access;

import java.util.UUID;
import org.apiguardian.api.API;

/** The id of a person within the tenant of the request; UUIDv7. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PersonId(UUID value) {
    /** Parses a path segment; text of any other form is answered as something that does not exist. */
    public static PersonId of(String text) {
        return new PersonId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
