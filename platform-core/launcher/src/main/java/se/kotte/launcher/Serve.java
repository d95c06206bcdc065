package se.kotte.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kotte serve}: composes what this node serves, starts it, and stays until it ends. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the core and the bundled plugins until it is ended.",
            "",
            "KOTTE_HTTP_PORT (8080), KOTTE_HTTP_ADDRESS (127.0.0.1): where to listen.",
            "KOTTE_DB_URL, KOTTE_DB_USER, KOTTE_DB_PASSWORD: the database, as the application role.",
            "KOTTE_JAVA_OPTS (-Xmx512m): options of the serving JVM.",
            "KOTTE_WORK: a folder of its own, emptied at each start; a temporary one by default.",
            "",
            "Exits with 1 if the application did not deploy, else as the serving process did."
        })
final class Serve implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> environment = System.getenv();
        Distribution distribution = Distribution.current();
        String given = environment.getOrDefault("KOTTE_WORK", "");
        Path work =
                given.isBlank() ? temporary() : Folders.create(Path.of(given).toAbsolutePath());
        if (given.isBlank()) Shutdown.afterwards(() -> Folders.delete(work));

        Path war = new Composer(distribution.core())
                .addAll(distribution.bundledPlugins())
                .into(work.resolve("kotte"));
        PrintStream out = System.out;
        PayaraMicro.Settings settings = new PayaraMicro.Settings(
                distribution.payaraMicro(),
                war,
                work.resolve("payara"),
                environment.getOrDefault("KOTTE_HTTP_ADDRESS", "127.0.0.1"),
                Ports.of(environment, "KOTTE_HTTP_PORT", 8080),
                PayaraMicro.javaOptions(environment, PayaraMicro.JAVA_OPTIONS),
                Environment.ofServe(environment),
                out::println,
                child -> {},
                Duration.ofMinutes(5));
        return PayaraMicro.start(settings).waitFor();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("kotte");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
