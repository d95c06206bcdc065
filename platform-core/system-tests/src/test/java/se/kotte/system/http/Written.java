package se.kotte.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.UnitId;

/** Entries made as programs of the municipality make them: over the API, with a photo that is really rendered. */
final class Written {
    static final String API = "/api/plugins/documentation/v1";
    private static final int SECONDS_TO_RENDER = 60;

    private Written() {}

    /** A published entry of Tallby's; its id. */
    static String entry(
            Served served, PersonId author, UnitId unit, String title, String audience, List<ChildId> children) {
        var draft = draft(served, author, unit, title, audience, children);
        publish(served, author, draft);
        return draft;
    }

    static String draft(
            Served served, PersonId author, UnitId unit, String title, String audience, List<ChildId> children) {
        var ids = Json.createArrayBuilder();
        children.forEach(child -> ids.add(child.toString()));
        var body = Json.createObjectBuilder()
                .add("unit", unit.toString())
                .add("title", title)
                .add("body", "What happened: " + title)
                .add("audience", audience)
                .add("children", ids)
                .add("goals", Json.createArrayBuilder())
                .build();
        var answer = served.tallby(Population.STAFF, author)
                .sameOrigin()
                .post(API + "/entries", "application/json", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id(answer.text());
    }

    static void publish(Served served, PersonId author, String entry) {
        var answer = served.tallby(Population.STAFF, author)
                .sameOrigin()
                .send("PUT", API + "/entries/" + entry + "/publication");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Uploads a photo and waits until it is rendered; the file's id. */
    static String photo(Served served, PersonId author, String entry) {
        var answer = served.tallby(Population.STAFF, author)
                .sameOrigin()
                .header("Content-Type", "image/jpeg")
                .send("POST", API + "/entries/" + entry + "/photos", HttpRequest.BodyPublishers.ofByteArray(jpeg()));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        var file = id(answer.text());
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_RENDER);
        while (!state(served, file).equals("ready")) {
            assertThat(System.nanoTime())
                    .as("photo " + file + " is " + state(served, file))
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return file;
    }

    private static String state(Served served, String file) {
        return served.database.asOwner(sql -> sql.of("select state from core.file where id = :id::uuid")
                .bind("id", file)
                .one(row -> row.text("state"))
                .orElse("gone"));
    }

    static Map<String, String> ids(String entry, ChildId child, String file) {
        return Map.of("id", entry, "child", child.toString(), "file", file);
    }

    private static String id(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject().getString("id");
        }
    }

    private static byte[] jpeg() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
