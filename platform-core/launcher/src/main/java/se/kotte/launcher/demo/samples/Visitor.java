package se.kotte.launcher.demo.samples;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.kotte.launcher.LaunchException;

/**
 * A person at a very small browser: follows redirects and keeps cookies by host. Names below {@code localhost} are answered
 * on 127.0.0.1, since the JVM cannot look them up everywhere; secure cookies are sent there as browsers do.
 */
final class Visitor {
    private static final int MOST_REDIRECTS = 20;
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private static final Pattern PATH = Pattern.compile("(?i);\\s*Path=([^;]*)");

    /** Two realms of one Keycloak have cookies of the same names, told apart by their paths. */
    private record Cookie(String name, String path) {}

    private record Answer(String verb, URI address, int status, String location, String text) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, Map<Cookie, String>> cookies = new HashMap<>();
    private final String origin;

    /** @param origin of the municipality */
    Visitor(String origin) {
        this.origin = origin;
    }

    /** Signs in at the municipality's own sign-in. */
    void signIn(String username, String password) {
        Answer page = follow(get(URI.create(origin + "/sign-in/staff")));
        var form = FORM.matcher(page.text());
        if (!form.find()) throw new LaunchException("No sign-in form at " + page.address() + ": HTTP " + page.status());
        String fields = "username=" + encoded(username) + "&password=" + encoded(password) + "&credentialId=";
        URI action = page.address().resolve(form.group(1).replace("&amp;", "&"));
        Answer end = follow(send(action, "POST", "application/x-www-form-urlencoded", BodyPublishers.ofString(fields)));
        if (!end.address().toString().startsWith(origin) || end.status() >= 400)
            throw new LaunchException(username + " could not sign in: HTTP " + end.status() + " at " + end.address());
    }

    /** A page of the municipality. */
    String page(String path) {
        Answer page = follow(get(URI.create(origin + path)));
        if (page.status() != 200) throw refused(page);
        return page.text();
    }

    /** A call of the API. */
    String call(String verb, String path, String type, byte[] body) {
        Answer answer = send(URI.create(origin + path), verb, type, BodyPublishers.ofByteArray(body));
        if (answer.status() >= 300) throw refused(answer);
        return answer.text();
    }

    private static LaunchException refused(Answer answer) {
        return new LaunchException(answer.verb() + " " + answer.address() + " was answered with HTTP " + answer.status()
                + ": " + answer.text().lines().findFirst().orElse(""));
    }

    private Answer follow(Answer answer) {
        Answer last = answer;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            if (last.status() / 100 != 3 || last.location() == null) return last;
            last = get(last.address().resolve(last.location()));
        }
        throw new LaunchException("Redirected without an end at " + last.address());
    }

    private Answer get(URI address) {
        return send(address, "GET", null, BodyPublishers.noBody());
    }

    private Answer send(URI address, String verb, String type, HttpRequest.BodyPublisher body) {
        Map<Cookie, String> jar = cookies.computeIfAbsent(address.getHost(), host -> new HashMap<>());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.toString().replaceFirst("://[^/:]+", "://127.0.0.1")))
                .timeout(Duration.ofSeconds(60))
                .header("Host", address.getRawAuthority())
                .header("Accept", type == null ? "text/html" : "text/html, application/json")
                .header("Accept-Language", "sv")
                .header("Sec-Fetch-Site", "same-origin")
                .method(verb, body);
        if (type != null) request.header("Content-Type", type);
        String sent = jar.entrySet().stream()
                .filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) request.header("Cookie", sent);
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (String cookie : answer.headers().allValues("Set-Cookie")) keep(jar, cookie);
            return new Answer(
                    verb,
                    address,
                    answer.statusCode(),
                    answer.headers().firstValue("Location").orElse(null),
                    answer.body());
        } catch (IOException e) {
            throw new LaunchException("No answer from " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while " + address + " was asked", e);
        }
    }

    private static void keep(Map<Cookie, String> jar, String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        var path = PATH.matcher(cookie);
        Cookie key = new Cookie(pair[0], path.find() ? path.group(1) : "/");
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) jar.remove(key);
        else jar.put(key, pair[1]);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
