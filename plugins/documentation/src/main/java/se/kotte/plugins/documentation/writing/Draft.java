package se.kotte.plugins.documentation.writing;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import se.kotte.api.problem.Problem;

/**
 * What someone typed, from a form or from JSON: text tidied, ids well-formed, nothing looked up yet. Whatever else was sent
 * along is not in here and so is never stored.
 *
 * @param audience null for a word that is none
 * @param goals {@code curriculum/goal}
 */
record Draft(String title, String body, Audience audience, List<UUID> children, List<String> goals) {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 20_000;
    private static final int MOST_CHILDREN = 300;
    private static final int MOST_GOALS = 60;

    static final Draft EMPTY = new Draft("", "", Audience.CHILDREN, List.of(), List.of());

    /** Something the writer can mend, in the order of the form. */
    enum Fault {
        TITLE_MISSING("/title", "Give it a title before it is published."),
        TITLE_LONG("/title", "At most " + LONGEST_TITLE + " characters."),
        BODY_LONG("/body", "At most " + LONGEST_BODY + " characters."),
        CHILDREN_MISSING("/children", "Tag one child at least, or choose another audience."),
        AUDIENCE_UNKNOWN("/audience", "One of children, department, preschool, staff, as the unit allows.");

        private final String pointer;
        private final String detail;

        Fault(String pointer, String detail) {
            this.pointer = pointer;
            this.detail = detail;
        }

        /** Key of its text, and name of the field in forms: {@code title-missing}, {@code title}. */
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        String field() {
            return pointer.substring(1);
        }
    }

    Draft {
        children = children.stream().distinct().toList();
        goals = goals.stream().distinct().toList();
        if (children.size() > MOST_CHILDREN || goals.size() > MOST_GOALS)
            throw Problem.invalid("At most " + MOST_CHILDREN + " children and " + MOST_GOALS + " goals.");
    }

    static Draft of(MultivaluedMap<String, String> form) {
        return new Draft(
                Wording.line(form.getFirst("title")),
                Wording.text(form.getFirst("body")),
                Audience.of(form.getFirst("audience")).orElse(null),
                ids(form.getOrDefault("child", List.of())),
                form.getOrDefault("goal", List.of()));
    }

    /** @throws Problem invalid, where a member is of another type than it should be */
    static Draft of(JsonObject json) {
        var audience = text(json, "audience");
        return new Draft(
                Wording.line(text(json, "title")),
                Wording.text(text(json, "body")),
                Audience.of(audience.isEmpty() ? Audience.CHILDREN.code() : audience)
                        .orElse(null),
                ids(texts(json, "children")),
                texts(json, "goals"));
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (title.length() > LONGEST_TITLE) faults.add(Fault.TITLE_LONG);
        if (body.length() > LONGEST_BODY) faults.add(Fault.BODY_LONG);
        if (audience == null) faults.add(Fault.AUDIENCE_UNKNOWN);
        return faults;
    }

    List<Fault> faultsToPublish() {
        var faults = faults();
        if (title.isEmpty()) faults.add(0, Fault.TITLE_MISSING);
        if (audience == Audience.CHILDREN && children.isEmpty()) faults.add(Fault.CHILDREN_MISSING);
        return faults;
    }

    static Problem problem(List<Fault> faults) {
        return Problem.invalid(
                "Some of it has to be mended first.",
                faults.stream()
                        .map(fault -> new Problem.Field(fault.pointer, fault.detail))
                        .toArray(Problem.Field[]::new));
    }

    /** Equal for equal content: what a repeated request is compared by. */
    String hash(UUID unit) {
        var canonical = String.join(
                "\0",
                unit.toString(),
                title,
                body,
                String.valueOf(audience),
                children.stream().sorted().toList().toString(),
                goals.stream().sorted().toList().toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<UUID> ids(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> id(texts.get(i), "/children/" + i))
                .toList();
    }

    static UUID id(String text, String pointer) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // answered below, as any other text that is no id
        }
        throw invalid(pointer, "an id in its form of 36 characters");
    }

    private static String text(JsonObject json, String name) {
        var value = json.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) return "";
        if (value instanceof JsonString string) return string.getString();
        throw invalid("/" + name, "a string");
    }

    private static List<String> texts(JsonObject json, String name) {
        var value = json.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) return List.of();
        if (!(value instanceof JsonArray array)) throw invalid("/" + name, "an array of strings");
        var texts = new ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonString string)) throw invalid("/" + name + "/" + i, "a string");
            texts.add(string.getString());
        }
        return texts;
    }

    private static Problem invalid(String pointer, String expected) {
        return Problem.invalid("Something is of another form than expected.", new Problem.Field(pointer, expected));
    }
}
