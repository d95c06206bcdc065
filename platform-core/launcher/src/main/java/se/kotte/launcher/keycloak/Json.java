package se.kotte.launcher.keycloak;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON files of this package with placeholders: {@code ${name}}; {@code $${x}} stays as {@code ${x}}. */
final class Json {

    private static final Pattern PLACE = Pattern.compile("\\$(\\$?)\\{([^}]+)}");

    private Json() {}

    static JsonObject object(String file, Map<String, String> values) {
        return read(file, values).asJsonObject();
    }

    static JsonArray array(String file, Map<String, String> values) {
        return read(file, values).asJsonArray();
    }

    private static JsonStructure read(String file, Map<String, String> values) {
        return parse(fill(text(file), values));
    }

    static String text(String file) {
        try (InputStream content = Json.class.getResourceAsStream(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonStructure parse(String text) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(text))) {
            return reader.read();
        }
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String name = place.group(2);
            if (!place.group(1).isEmpty()) return Matcher.quoteReplacement("${" + name + "}");
            String value = values.get(name);
            if (value == null) throw new IllegalArgumentException("no value for " + name);
            String quoted = jakarta.json.Json.createValue(value).toString();
            return Matcher.quoteReplacement(quoted.substring(1, quoted.length() - 1));
        });
    }
}
