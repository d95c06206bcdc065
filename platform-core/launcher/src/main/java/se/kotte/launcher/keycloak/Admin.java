package se.kotte.launcher.keycloak;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import se.kotte.launcher.LaunchException;

/** Keycloak's Admin REST API, as far as provisioning needs it. Paths are below {@code /admin/realms}. */
final class Admin {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final String password;
    private String token;
    private long tokenEnds;

    /** @param address of Keycloak, as {@code http://localhost:8180} */
    Admin(String address, String password) {
        this.address = address;
        this.password = password;
    }

    /** What is there, or nothing. */
    Optional<JsonStructure> get(String path) {
        HttpResponse<String> response = send("GET", path, null);
        if (response.statusCode() == 404) return Optional.empty();
        return Optional.of(Json.parse(expect(response, "GET", path, Set.of(200)).body()));
    }

    /** Creates. */
    void post(String path, JsonValue body) {
        expect(send("POST", path, body), "POST", path, Set.of(200, 201, 204));
    }

    /** Changes. */
    void put(String path, JsonValue body) {
        expect(send("PUT", path, body), "PUT", path, Set.of(200, 202, 204));
    }

    /**
     * Creates the member of a collection, or changes the one that is there.
     *
     * @param query added to the collection's path to look for it, as {@code ?search=x}
     * @param key the field by which it is found again
     * @param id the field by which it is addressed
     * @return its id
     */
    String ensure(String collection, String query, String key, String id, JsonObject wanted) {
        Optional<String> there = find(collection + query, key, id, wanted);
        if (there.isPresent()) put(collection + "/" + encode(there.get()), withId(wanted, id, there.get()));
        else post(collection, wanted);
        return there.or(() -> find(collection + query, key, id, wanted))
                .orElseThrow(() -> new LaunchException(collection + " at Keycloak lacks what was just created"));
    }

    private Optional<String> find(String path, String key, String id, JsonObject wanted) {
        JsonArray list = get(path).map(JsonArray.class::cast).orElse(JsonValue.EMPTY_JSON_ARRAY);
        return list.getValuesAs(JsonObject.class).stream()
                .filter(member -> wanted.get(key).equals(member.get(key)))
                .map(member -> member.getString(id))
                .findFirst();
    }

    private static JsonObject withId(JsonObject object, String id, String value) {
        return jakarta.json.Json.createObjectBuilder(object).add(id, value).build();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(String method, String path, JsonValue body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/admin/realms" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        return send(request.build());
    }

    /** Lives a minute; a new one is taken in time. */
    private String token() {
        if (token != null && System.nanoTime() < tokenEnds) return token;
        String form = "grant_type=password&client_id=admin-cli&username=" + Keycloak.ADMINISTRATOR + "&password="
                + encode(password);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = expect(send(request), "POST", "token", Set.of(200));
        JsonObject answer = Json.parse(response.body()).asJsonObject();
        tokenEnds = System.nanoTime()
                + Duration.ofSeconds(answer.getInt("expires_in") / 2).toNanos();
        token = answer.getString("access_token");
        return token;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LaunchException("Keycloak does not answer " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while Keycloak was provisioned", e);
        }
    }

    private static HttpResponse<String> expect(
            HttpResponse<String> response, String method, String path, Set<Integer> statuses) {
        if (statuses.contains(response.statusCode())) return response;
        throw new LaunchException(
                "Keycloak answered " + response.statusCode() + " to " + method + " " + path + ": " + response.body());
    }
}
