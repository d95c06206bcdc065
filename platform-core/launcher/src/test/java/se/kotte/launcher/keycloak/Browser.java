package se.kotte.launcher.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: follows redirects, keeps cookies by path, fills in the sign-in form. */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    private final Map<String, Map<String, String>> cookies;
    private final String outside;

    /** Pages that were shown, that is, answers that were no redirect. */
    final List<String> shown = new ArrayList<>();

    /** @param outside prefix of addresses that are not asked: there the journey ends */
    Browser(String outside) {
        this(outside, new LinkedHashMap<>());
    }

    private Browser(String outside, Map<String, Map<String, String>> cookies) {
        this.outside = outside;
        this.cookies = cookies;
    }

    /** The same browser, on its way to another place. */
    Browser butEndsAt(String outside) {
        return new Browser(outside, cookies);
    }

    /** Goes there and on by redirects; ends with the address outside, or with a page. */
    URI open(URI address) throws IOException, InterruptedException {
        return go(HttpRequest.newBuilder(address).GET());
    }

    /** Fills in the form of the page that is shown. */
    URI signIn(String username, String password) throws IOException, InterruptedException {
        Matcher form = FORM.matcher(shown.get(shown.size() - 1));
        if (!form.find()) throw new AssertionError("no form on: " + shown.get(shown.size() - 1));
        String body = "username=" + encode(username) + "&password=" + encode(password);
        return go(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private URI go(HttpRequest.Builder first) throws IOException, InterruptedException {
        HttpRequest.Builder next = first;
        for (int steps = 0; steps < 20; steps++) {
            URI address = next.build().uri();
            if (address.toString().startsWith(outside)) return address;
            String cookie = cookies(address);
            if (!cookie.isEmpty()) next.header("Cookie", cookie);
            HttpResponse<String> response = http.send(next.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            if (response.statusCode() / 100 != 3) {
                shown.add(response.body());
                return address;
            }
            String location = response.headers().firstValue("Location").orElseThrow();
            next = HttpRequest.newBuilder(address.resolve(location)).GET();
        }
        throw new AssertionError("a loop");
    }

    private String cookies(URI address) {
        return cookies.entrySet().stream()
                .filter(path -> address.getPath().startsWith(path.getKey()))
                .flatMap(path -> path.getValue().entrySet().stream())
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String header) {
        String[] parts = header.split(";\\s*");
        String[] pair = parts[0].split("=", 2);
        String path = "/";
        boolean ended = false;
        for (String part : parts) {
            if (part.toLowerCase().startsWith("path=")) path = part.substring(5);
            if (part.equalsIgnoreCase("Max-Age=0")) ended = true;
        }
        Map<String, String> there = cookies.computeIfAbsent(path, none -> new LinkedHashMap<>());
        if (ended) there.remove(pair[0]);
        else there.put(pair[0], pair[1]);
    }

    static Map<String, String> query(URI address) {
        Map<String, String> values = new HashMap<>();
        if (address.getRawQuery() == null) return values;
        for (String pair : address.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
