package se.kotte.launcher.keycloak;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.kotte.launcher.Child;
import se.kotte.launcher.Folders;
import se.kotte.launcher.LaunchException;
import se.kotte.launcher.Ports;
import se.kotte.launcher.Shutdown;

/** A running Keycloak. */
public final class Keycloak implements AutoCloseable {

    /** Its first administrator, in the realm master. */
    public static final String ADMINISTRATOR = "admin";

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Child process;
    private final int port;

    private Keycloak(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * What to start.
     *
     * @param zip the distribution
     * @param cache where it is unpacked and built, for all demos
     * @param data where this one keeps its realms and accounts
     * @param password of {@value #ADMINISTRATOR}; counts when the data are made
     * @param output gets each line of its log
     * @param started told of each process as soon as it exists
     */
    public record Settings(
            Path zip,
            Path cache,
            Path data,
            int port,
            String password,
            Consumer<String> output,
            Consumer<Child> started,
            Duration patience) {}

    /**
     * Starts it and waits until it answers.
     *
     * @throws LaunchException the port is taken, or it did not start; the process is gone then
     */
    public static Keycloak start(Settings settings) {
        Ports.requireFree("127.0.0.1", settings.port, "KOTTE_KEYCLOAK_PORT");
        Path cache = settings.cache.toAbsolutePath().normalize();
        Path data = Folders.create(settings.data.toAbsolutePath().normalize());
        Installation installation = Installation.in(cache, settings.zip, settings.started);
        List<String> command = installation.command(List.of(
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port,
                "--hostname=" + address(settings.port),
                "--db-url=jdbc:h2:file:" + data.resolve("keycloak") + ";NON_KEYWORDS=VALUE;TRACE_LEVEL_FILE=0"));
        Map<String, String> environment =
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR, "KC_BOOTSTRAP_ADMIN_PASSWORD", settings.password);
        Child child = Child.start("Keycloak", command, environment, data, GRACE, settings.output);
        settings.started.accept(child);
        Keycloak keycloak = new Keycloak(child, settings.port);
        try {
            keycloak.awaitAnswer(settings.patience);
            return keycloak;
        } catch (RuntimeException e) {
            keycloak.close();
            throw e;
        }
    }

    private static String address(int port) {
        return "http://localhost:" + port;
    }

    /** Where browsers and the server reach it. */
    public String address() {
        return address(port);
    }

    /** Ended with the process that answers, not with "started in", which comes before the realms are there. */
    private void awaitAnswer(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (status() != 200) {
            if (!process.isAlive()) throw new LaunchException("Keycloak ended while it started");
            if (System.nanoTime() > deadline)
                throw new LaunchException("Keycloak did not start within " + patience.toSeconds() + " s");
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("Interrupted while Keycloak started", e);
            }
        }
    }

    private int status() {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/realms/master")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Has this done when the process ends, unless that is because this one does. */
    public void onEnd(Runnable action) {
        process.handle().onExit().thenRun(() -> {
            if (!Shutdown.isUnderWay()) action.run();
        });
    }

    @Override
    public void close() {
        process.close();
    }
}
