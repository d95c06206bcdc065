package se.kotte.system.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code kotte demo} as a user starts it, in a process of its own, on ports and data of its own. */
final class Demo {
    private static final int MINUTES_TO_START = 8;

    private static Demo started;

    final int http;
    final Path data;
    private final Process process;
    private volatile boolean isReady;

    private Demo() throws IOException, InterruptedException {
        var home = Path.of(System.getProperty("kotte.home")).normalize();
        var target = Path.of(System.getProperty("kotte.target"));
        // A start of its own each time: ports are chosen anew, and what an earlier run left was made with others.
        Files.createDirectories(target);
        data = Files.createTempDirectory(target, "demo");
        http = freePort();
        var builder = new ProcessBuilder(home.resolve("bin/kotte").toString(), "demo").redirectErrorStream(true);
        builder.environment().put("KOTTE_DATA", data.toString());
        builder.environment().put("KOTTE_HTTP_PORT", Integer.toString(http));
        builder.environment().put("KOTTE_KEYCLOAK_PORT", Integer.toString(freePort()));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        var ready = new CountDownLatch(1);
        var log = Files.newBufferedWriter(target.resolve("demo.log"));
        var reader = new Thread(() -> {
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.write(line + "\n");
                    log.flush();
                    if (line.contains("Kotte is ready")) {
                        isReady = true;
                        ready.countDown();
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                ready.countDown();
            }
        });
        reader.setDaemon(true);
        reader.start();
        if (!ready.await(MINUTES_TO_START, TimeUnit.MINUTES) || !isReady)
            throw new IllegalStateException("the demo did not start; see " + target.resolve("demo.log"));
    }

    static synchronized Demo get() {
        if (started == null) {
            try {
                started = new Demo();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return started;
    }

    String tallby(String path) {
        return "http://tallby.localhost:" + http + path;
    }

    String bjorkvik(String path) {
        return "http://bjorkvik.localhost:" + http + path;
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
