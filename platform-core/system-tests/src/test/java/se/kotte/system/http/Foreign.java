package se.kotte.system.http;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.kotte.system.endpoints.Endpoint;
import se.kotte.system.http.Request.Answer;

/** Calls an enumerated endpoint with ids in the place of its parameters. */
final class Foreign {
    /** Parameters that name no row of a municipality. */
    private static final Map<String, String> PLAIN = Map.of(
            "address",
            "nothing",
            "hash",
            "nothing",
            "size",
            "medium",
            "population",
            "staff",
            "curriculum",
            "se.lpfo18",
            "goal",
            "empathy-helping");

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");

    /** Well-formed: what cannot be parsed is refused before anybody is asked, alike for ids that are and are not. */
    private static final String UPLOAD = """
            --x\r
            Content-Disposition: form-data; name="photo"; filename="a.jpg"\r
            Content-Type: image/jpeg\r
            \r
            nothing\r
            --x--\r
            """;

    private Foreign() {}

    /** The path with {@code ids} filled in; empty for an endpoint that names nothing of a municipality. */
    static Optional<String> path(Endpoint endpoint, Map<String, String> ids) {
        var named = new boolean[1];
        var path = PARAMETER.matcher(endpoint.path()).replaceAll(match -> {
            var name = match.group(1);
            if (PLAIN.containsKey(name)) return PLAIN.get(name);
            if (!ids.containsKey(name))
                throw new IllegalStateException(endpoint + " has a parameter that this test must learn: " + name);
            named[0] = true;
            return ids.get(name);
        });
        return named[0] ? Optional.of(path) : Optional.empty();
    }

    /** As a page of the same origin does it, with a body that is nearly right. */
    static Answer call(Request request, Endpoint endpoint, String path) {
        var api = endpoint.path().startsWith("/api/");
        request.sameOrigin().header("Accept", api ? "application/json" : "text/html");
        if (WITHOUT_BODY.contains(endpoint.verb())) return request.send(endpoint.verb(), path);
        var photos = endpoint.path().endsWith("/photos");
        request.header(
                "Content-Type",
                photos
                        ? (api ? "image/jpeg" : "multipart/form-data; boundary=x")
                        : api ? "application/json" : "application/x-www-form-urlencoded");
        if (endpoint.verb().equals("PUT")) request.header("If-Match", "\"0\"");
        var body = photos
                ? UPLOAD
                : api
                        ? "{\"title\":\"x\",\"body\":\"x\",\"audience\":\"children\",\"children\":[],\"goals\":[]}"
                        : "title=x&body=x&audience=children&version=0&do=save";
        return request.send(endpoint.verb(), path, HttpRequest.BodyPublishers.ofString(body));
    }
}
