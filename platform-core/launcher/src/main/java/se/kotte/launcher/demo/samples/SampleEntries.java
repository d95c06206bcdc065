package se.kotte.launcher.demo.samples;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kotte.launcher.LaunchException;

/** Has the sample people write the entries of {@code entries.json}, with pictures that were made for Kotte. */
public final class SampleEntries {
    private static final String API = "/api/plugins/documentation/v1/entries";
    private static final String NEW = "/p/documentation/new";
    private static final Pattern UNIT = Pattern.compile("name=\"unit\" value=\"([0-9a-f-]{36})\"");

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final int port;
    private final String password;
    private final Consumer<String> progress;

    /**
     * @param port where Kotte answers
     * @param password of every sample account
     * @param progress is told of each entry
     */
    public SampleEntries(int port, String password, Consumer<String> progress) {
        this.port = port;
        this.password = password;
        this.progress = progress;
    }

    /** Writes all of them. Not to be done twice: that the entries are there is the caller's to know. */
    public void write() {
        for (JsonObject entry : read().getValuesAs(JsonObject.class)) {
            progress.accept(entry.getString("author") + " writes “" + entry.getString("title") + "”");
            write(entry);
        }
    }

    private void write(JsonObject entry) {
        Visitor author = author(entry.getString("municipality"), entry.getString("author"));
        String page = author.page(NEW);
        Matcher named = Pattern.compile("href=\"" + Pattern.quote(NEW)
                        + "\\?unit=([0-9a-f-]{36})\"[^>]*>(?:<[^>]+>|\\s)*" + Pattern.quote(entry.getString("unit")))
                .matcher(page);
        if (named.find()) page = author.page(NEW + "?unit=" + named.group(1));
        var children = Json.createArrayBuilder();
        for (JsonString name : entry.getJsonArray("children").getValuesAs(JsonString.class)) {
            children.add(found(
                    Pattern.compile(
                            "name=\"child\" value=\"([0-9a-f-]{36})\"(?:(?!name=\"child\").)*?<span>"
                                    + Pattern.quote(name.getString()) + "\\b",
                            Pattern.DOTALL),
                    page));
        }
        var goals = Json.createArrayBuilder();
        for (JsonString goal : entry.getJsonArray("goals").getValuesAs(JsonString.class))
            goals.add("se.lpfo18/" + goal.getString());
        JsonObject body = Json.createObjectBuilder()
                .add("unit", found(UNIT, page))
                .add("title", entry.getString("title"))
                .add("body", entry.getString("body"))
                .add("audience", entry.getString("audience"))
                .add("children", children)
                .add("goals", goals)
                .build();
        String id = id(author.call("POST", API, "application/json", bytes(body)));
        for (JsonObject photo : entry.getJsonArray("photos").getValuesAs(JsonObject.class)) {
            String file =
                    id(author.call("POST", API + "/" + id + "/photos", "image/webp", picture(photo.getString("file"))));
            JsonObject words = Json.createObjectBuilder()
                    .add("alt", photo.getString("alt"))
                    .build();
            author.call("PUT", API + "/" + id + "/photos/" + file, "application/json", bytes(words));
        }
        author.call("PUT", API + "/" + id + "/publication", "application/json", new byte[0]);
    }

    private Visitor author(String municipality, String name) {
        return visitors.computeIfAbsent(municipality + "/" + name, key -> {
            Visitor visitor = new Visitor("http://" + municipality + ".localhost:" + port);
            visitor.signIn(name, password);
            return visitor;
        });
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) throw new LaunchException("The page for new entries shows nothing like " + pattern);
        return matcher.group(1);
    }

    private static String id(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject().getString("id");
        }
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonArray read() {
        try (InputStream file = SampleEntries.class.getResourceAsStream("entries.json");
                var reader = Json.createReader(file)) {
            return reader.readArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture(String name) {
        try (InputStream file = SampleEntries.class.getResourceAsStream(name + ".webp")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
