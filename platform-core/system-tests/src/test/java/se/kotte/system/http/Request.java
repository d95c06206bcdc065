package se.kotte.system.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One HTTP request in the making: connects to loopback, names the host by its header, follows nothing. */
final class Request {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came back. */
    record Answer(int status, java.net.http.HttpHeaders headers, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** What the abuse catalogue calls 404-same: status, header names and body. */
        String shape() {
            var names = new TreeSet<>(headers.map().keySet());
            return status + " " + names + "\n" + text();
        }
    }

    private final int port;
    private final List<String> headers = new ArrayList<>();

    Request(int port, String host) {
        this.port = port;
        header("Host", host);
    }

    Request header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** As a browser asks for a page. */
    Request page() {
        return header("Accept", "text/html");
    }

    /** As a page of the same origin sends a write. */
    Request sameOrigin() {
        return header("Sec-Fetch-Site", "same-origin");
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path, String type, String body) {
        return header("Content-Type", type).send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    Answer send(String verb, String path) {
        return send(verb, path, HttpRequest.BodyPublishers.noBody());
    }

    Answer send(String verb, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(verb, body)
                .headers(headers.toArray(String[]::new))
                .build();
        try {
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return headers.stream().collect(Collectors.joining(" "));
    }
}
