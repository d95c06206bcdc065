package se.kotte.api.file;

import java.util.UUID;
import org.apiguardian.api.API;
import se.kotte.api.access.Ids;

/** The id of a stored file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FileId(UUID value) {
    public static FileId of(String text) {
        return new FileId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
