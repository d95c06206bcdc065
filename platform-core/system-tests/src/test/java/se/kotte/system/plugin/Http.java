package se.kotte.system.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HTTP byte by byte: a client library would tidy up just what is tried here. One connection for each request. */
final class Http {
    /**
     * @param headers by name in lower case; Date is left out
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.get(name);
        }

        /** What a stranger could tell two answers apart by. */
        String fingerprint() {
            return status + "\n" + headers + "\n" + text();
        }
    }

    private final int port;

    Http(int port) {
        this.port = port;
    }

    Answer get(String host, String path, String... headers) {
        return send("GET", host, path, new byte[0], headers);
    }

    /** From the tenant's own pages, as far as a browser would tell. */
    Answer post(String host, String path, String type, byte[] body) {
        return send("POST", host, path, body, "Content-Type: " + type, "Sec-Fetch-Site: same-origin");
    }

    Answer send(String method, String host, String path, byte[] body, String... headers) {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n");
        for (var header : headers) head.append(header).append("\r\n");
        if (body.length > 0) head.append("Content-Length: ").append(body.length).append("\r\n");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return read(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private static Answer read(byte[] bytes) {
        var all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) throw new IllegalStateException("no HTTP answer: " + all);
        var lines = List.of(all.substring(0, end).split("\r\n"));
        var headers = new TreeMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var name = line.substring(0, line.indexOf(':')).toLowerCase(java.util.Locale.ROOT);
            if (!name.equals("date"))
                headers.merge(name, line.substring(name.length() + 1).strip(), (a, b) -> a + " | " + b);
        }
        var body = all.substring(end + 4);
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ")[1]),
                headers,
                "chunked".equals(headers.remove("transfer-encoding"))
                        ? joined(body)
                        : body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] joined(String chunks) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int size = Integer.parseInt(chunks.substring(at, line), 16);
            if (size == 0) return out.toByteArray();
            out.writeBytes(chunks.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
            at = line + 2 + size + 2;
        }
    }
}
