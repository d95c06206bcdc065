package se.kotte.system.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One run of {@code kotte demo}, whose lines are read as far as a test wants. */
final class StartedDemo implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private StartedDemo(Process process) {
        this.process = process;
        var reader = new Thread(this::read, "demo output");
        reader.setDaemon(true);
        reader.start();
    }

    static StartedDemo start(Path home, Map<String, String> variables) throws IOException {
        var builder = new ProcessBuilder(home.resolve("bin/kotte").toString(), "demo").redirectErrorStream(true);
        builder.environment().putAll(variables);
        return new StartedDemo(builder.start());
    }

    private void read() {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) say(line);
        } catch (IOException e) {
            say("the output cannot be read: " + e);
        }
    }

    private synchronized void say(String line) {
        lines.add(line);
        notifyAll();
    }

    synchronized String output() {
        return String.join("\n", lines);
    }

    /** Waits for a line; fails when the demo ends without one. */
    synchronized void await(Predicate<String> line) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
        while (lines.stream().noneMatch(line)) {
            if (!process.isAlive() || System.nanoTime() > deadline)
                throw new AssertionError("the demo did not come so far:\n" + output());
            wait(200);
        }
    }

    int waitFor() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new AssertionError("the demo does not end:\n" + output());
        return process.exitValue();
    }

    /** SIGTERM. */
    int end() throws InterruptedException {
        process.destroy();
        return waitFor();
    }

    /** SIGKILL: no farewell. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) end();
    }
}
