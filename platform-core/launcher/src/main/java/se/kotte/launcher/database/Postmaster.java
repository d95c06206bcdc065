package se.kotte.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.kotte.launcher.LaunchException;

/** The PostgreSQL process of a data folder, found by the file it writes there: this launcher's, or an earlier one's. */
final class Postmaster {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private Postmaster() {}

    /** Ends it if it runs: open transactions are rolled back, what was committed is written out. */
    static void stop(Path cluster) {
        Optional<ProcessHandle> running = running(cluster);
        if (running.isEmpty()) return;
        ProcessHandle process = running.get();
        interrupt(process.pid());
        try {
            process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It recovers from its log at the next start.
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while PostgreSQL stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process that the folder's postmaster.pid names, unless that number belongs to another process by now. */
    static Optional<ProcessHandle> running(Path cluster) {
        Path file = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) return Optional.empty();
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3) return Optional.empty();
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(process -> process.info()
                            .startInstant()
                            .map(instant ->
                                    Duration.between(instant, started).abs().compareTo(TOLERANCE) < 0)
                            .orElse(false));
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM, all that Java can send, waits for the clients to leave. */
    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }
}
