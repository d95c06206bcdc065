package se.kotte.launcher.configuration;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads JSON files and judges them by the schemas of this version. */
final class JsonFiles {

    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 32;

    /** What fails only because something below it does. */
    private static final Set<String> COMBINING =
            Set.of("properties", "additionalProperties", "propertyNames", "items", "$ref");

    /** A name that stands twice is a mistake, of which one parser would take the first and another the last. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of(
            JsonConfig.KEY_STRATEGY,
            JsonConfig.KeyStrategy.NONE,
            "org.eclipse.parsson.maxDepth",
            Integer.toString(MAX_DEPTH)));

    private final Validator validator;
    private final URI tenant;
    private final URI curriculum;

    JsonFiles() {
        validator = new ValidatorFactory()
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .createValidator();
        tenant = validator.registerSchema(resource("tenant.schema.json"));
        curriculum = validator.registerSchema(resource("curriculum.schema.json"));
    }

    /** The file, or null after telling what is wrong with it. */
    JsonObject tenant(Path file, String name, Consumer<Finding> findings) {
        return read(file, name, tenant, findings);
    }

    JsonObject curriculum(Path file, String name, Consumer<Finding> findings) {
        return read(file, name, curriculum, findings);
    }

    private JsonObject read(Path file, String name, URI schema, Consumer<Finding> findings) {
        JsonObject json;
        try {
            if (!Files.isRegularFile(file)) {
                findings.accept(new Finding(name, "", "there is no such file"));
                return null;
            }
            if (Files.size(file) > MAX_BYTES) {
                findings.accept(new Finding(name, "", "it is larger than 1 MB"));
                return null;
            }
            try (InputStream in = Files.newInputStream(file);
                    var reader = READERS.createReader(in, StandardCharsets.UTF_8)) {
                json = reader.readObject();
            }
        } catch (RuntimeException e) {
            // The parser throws several kinds, one of them bare, and its messages quote what it read.
            findings.accept(new Finding(name, "", "it is not a JSON object in UTF-8 with each name once, or too deep"));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Validator.Result result = validator.validate(schema, json);
        if (result.isValid()) return json;
        result.getErrors().stream()
                .filter(error -> !COMBINING.contains(String.valueOf(error.getKeyword())))
                .map(error -> new Finding(name, error.getInstanceLocation(), message(error)))
                .distinct()
                .forEach(findings);
        return null;
    }

    /** In words that hold nothing of the file: somebody may have written a secret where its name belongs. */
    private static String message(Error error) {
        return switch (String.valueOf(error.getKeyword())) {
            case "required" -> "lacks " + error.getError().replaceFirst("^[^\\[]*", "");
            case "type" -> "is of another type than the schema wants";
            case "enum", "const" -> "is not one of the values that the schema allows";
            case "pattern" -> "does not have the form that the schema wants";
            case "minimum", "maximum" -> "is too small or too large";
            case "uniqueItems" -> "holds something twice";
            case "null" -> "does not belong here";
            default -> "is not as the schema wants it (" + error.getKeyword() + ")";
        };
    }

    private static String resource(String name) {
        try (InputStream in = JsonFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
