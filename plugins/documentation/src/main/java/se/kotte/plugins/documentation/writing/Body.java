package se.kotte.plugins.documentation.writing;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import se.kotte.api.problem.Problem;

/**
 * Reads a JSON object from a request, after the rights were asked: a resource method takes the stream, since a body bound
 * to a parameter is parsed, and refused, before the method begins.
 */
final class Body {
    private static final int LARGEST = 200_000;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private Body() {}

    static JsonObject object(InputStream body) {
        var bytes = bytes(body);
        try (var reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            // Besides its own exceptions the parser throws bare ones, for what is nested too deep.
            throw Problem.invalid("The body is not a JSON object in which each name stands once.");
        }
    }

    private static byte[] bytes(InputStream body) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw Problem.of(Problem.Type.TOO_LARGE, "At most " + LARGEST + " bytes.");
            return bytes;
        } catch (IOException e) {
            throw Problem.invalid("The body ended too early. Send it again.");
        }
    }
}
