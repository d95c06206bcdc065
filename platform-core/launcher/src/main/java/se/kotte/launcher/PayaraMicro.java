package se.kotte.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The serving process: Payara Micro with one exploded WAR at the root.
 *
 * <p>{@link #start()} returns when the application answers, so a caller that holds a {@code PayaraMicro} holds one that
 * serves.
 */
public final class PayaraMicro implements AutoCloseable {

    /** What the serving JVM gets when KOTTE_JAVA_OPTS says nothing. */
    public static final List<String> JAVA_OPTIONS = List.of("-Xmx512m");

    /** The same for development, tests and the demo: half the start-up time, less memory, lower throughput. */
    public static final List<String> QUICK_JAVA_OPTIONS =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration ANSWERS_AFTER_READY = Duration.ofSeconds(10);

    private final Child process;
    private final String address;
    private final int port;

    private PayaraMicro(Child process, String address, int port) {
        this.process = process;
        this.address = address;
        this.port = port;
    }

    /**
     * What to start.
     *
     * @param jar payara-micro.jar
     * @param war the folder that {@link Composer} filled
     * @param work a folder of its own, emptied at each start: the unpacked runtime (100 MB) and its settings
     * @param environment what the process needs beside the locale: database, keys, secrets of the tenants. Never what
     *     owns the schema
     * @param output gets each line of its log
     * @param started told of the process as soon as it exists
     */
    public record Settings(
            Path jar,
            Path war,
            Path work,
            String address,
            int port,
            List<String> javaOptions,
            Map<String, String> environment,
            Consumer<String> output,
            Consumer<Child> started,
            Duration patience) {

        /** On 127.0.0.1, quick to start, quiet: for tests. */
        public static Settings quick(Path jar, Path war, Path work, int port, Map<String, String> environment) {
            return new Settings(
                    jar,
                    war,
                    work,
                    "127.0.0.1",
                    port,
                    QUICK_JAVA_OPTIONS,
                    environment,
                    line -> {},
                    child -> {},
                    Duration.ofMinutes(2));
        }

        public Settings withOutput(Consumer<String> output) {
            return new Settings(jar, war, work, address, port, javaOptions, environment, output, started, patience);
        }
    }

    /**
     * Starts it and waits until the application answers.
     *
     * @throws LaunchException the port is taken, the application did not deploy, or did not answer in time; the process
     *     is gone then
     */
    public static PayaraMicro start(Settings settings) {
        Ports.requireFree(settings.address, settings.port, "KOTTE_HTTP_PORT");
        StartLog log = new StartLog();
        Child child = Child.start(
                "Kotte server",
                command(settings, Folders.empty(settings.work.toAbsolutePath())),
                Environment.serving(settings.environment),
                settings.work,
                GRACE,
                line -> {
                    log.add(line);
                    settings.output.accept(line);
                });
        settings.started.accept(child);
        PayaraMicro server = new PayaraMicro(child, settings.address, settings.port);
        try {
            server.awaitDeployed(log, settings.patience);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** KOTTE_JAVA_OPTS split at white space, or the default. */
    public static List<String> javaOptions(Map<String, String> environment, List<String> otherwise) {
        String options = environment.getOrDefault("KOTTE_JAVA_OPTS", "").strip();
        return options.isEmpty() ? otherwise : List.of(options.split("\\s+"));
    }

    private static List<String> command(Settings settings, Path work) {
        Path temporary = Folders.create(work.resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Child.java());
        command.addAll(settings.javaOptions);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + temporary);
        // Without the first, JPA reads on a connection that knows no tenant; without the second, it hands one tenant's
        // row to another.
        command.add("-Declipselink.transaction.join-existing=true");
        command.add("-Declipselink.cache.shared.default=false");
        // Its manifest opens and exports the packages of the JDK that Payara needs.
        command.addAll(List.of("-jar", settings.jar.toAbsolutePath().toString()));
        command.addAll(List.of("--nocluster", "--disablephonehome", "--contextroot", "/"));
        command.addAll(List.of("--port", Integer.toString(settings.port)));
        command.addAll(List.of("--prebootcommandfile", preBoot(work, settings.address)));
        command.addAll(List.of("--logproperties", logging(work)));
        command.addAll(List.of("--deploy", settings.war.toAbsolutePath().toString()));
        return command;
    }

    /** Writes the settings that must hold before the container starts into {@code work}; the file's path. */
    public static String preBoot(Path work, String address) {
        String config = "set configs.config.server-config.";
        return write(
                work.resolve("pre-boot.asadmin"),
                // --nocluster alone leaves Hazelcast running and listening on all addresses.
                config + "hazelcast-config-specific-configuration.enabled=false\n"
                        + config + "network-config.network-listeners.network-listener.http-listener.address=" + address
                        + "\n"
                        + config + "network-config.protocols.protocol.http-listener.http.server-header=false\n"
                        + config + "network-config.protocols.protocol.http-listener.http.xpowered-by=false\n");
    }

    private static String logging(Path work) {
        try (InputStream properties = PayaraMicro.class.getResourceAsStream("logging.properties")) {
            return write(
                    work.resolve("logging.properties"), new String(properties.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Path file, String content) {
        try {
            return Files.writeString(file, content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ready is: the container is done and reports no failure, and the application answers. A failed deployment answers 500
     * or 503 to everything; a server that keeps its health page from this address answers 404, which will do.
     */
    private void awaitDeployed(StartLog log, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Long ready = null;
        while (true) {
            if (!process.isAlive())
                throw new LaunchException("The Kotte server ended while it started:\n" + log.reason());
            if (log.failed()) throw new LaunchException("The application did not deploy:\n" + log.reason());
            if (log.ready()) {
                int status = health();
                if (status >= 200 && status < 500) return;
                if (ready == null) ready = System.nanoTime();
                if (System.nanoTime() - ready > ANSWERS_AFTER_READY.toNanos())
                    throw new LaunchException("The Kotte server is up, but its /health answers "
                            + (status == 0 ? "nothing" : status) + ":\n" + log.reason());
            }
            if (System.nanoTime() > deadline)
                throw new LaunchException(
                        "The Kotte server did not start within " + patience.toSeconds() + " s:\n" + log.reason());
            pause();
        }
    }

    /** The status of its health page, 0 if it does not answer. */
    private int health() {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + address + ":" + port + "/health")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while the server started", e);
        }
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends, and tells how. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it: requests under way get {@code 20 s}. */
    @Override
    public void close() {
        process.close();
    }
}
