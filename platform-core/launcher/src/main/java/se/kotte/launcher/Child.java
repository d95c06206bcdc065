package se.kotte.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A process that the launcher started: its lines are read as they come, and it is ended with everything it started
 * itself.
 */
public final class Child implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Duration grace;
    private final Thread reader;

    private Child(String name, Process process, Duration grace, Consumer<String> lines) {
        this.name = name;
        this.process = process;
        this.grace = grace;
        reader = new Thread(() -> read(process, lines), name + " output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process with exactly this environment. It ends with this process, if not before.
     *
     * @param grace how long it may take to end after SIGTERM, before it is killed
     * @param lines gets each line of its output and error output, on a thread of its own
     */
    public static Child start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Duration grace,
            Consumer<String> lines) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return Shutdown.start(() -> {
            try {
                Process process = builder.start();
                process.getOutputStream().close();
                return new Child(name, process, grace, lines);
            } catch (IOException e) {
                throw new LaunchException(name + " could not be started: " + e.getMessage(), e);
            }
        });
    }

    /** The java command that runs this launcher. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for its end and its last line. */
    public int waitFor() throws InterruptedException {
        int code = process.waitFor();
        reader.join(TimeUnit.SECONDS.toMillis(5));
        Shutdown.forget(this);
        return code;
    }

    /** Ends it: asks first, kills after the grace. Does nothing if it is over. */
    @Override
    public void close() {
        // Taken before the parent ends: afterwards its children belong to init.
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        family.forEach(ProcessHandle::destroy);
        end(family, grace);
        Shutdown.forget(this);
    }

    /** Waits until all of them are gone; kills those that are not when the grace is over. */
    static void end(List<ProcessHandle> family, Duration grace) {
        CompletableFuture<?> all = CompletableFuture.allOf(
                family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            family.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) lines.accept(line);
        } catch (IOException | UncheckedIOException e) {
            // The pipe was closed because the process is gone.
        }
    }

    @Override
    public String toString() {
        return name + " (process " + process.pid() + ")";
    }
}
