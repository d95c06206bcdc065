package se.kotte.launcher.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import se.kotte.launcher.Child;
import se.kotte.launcher.Folders;
import se.kotte.launcher.LaunchException;

/** Keycloak unpacked and built. Its folder is only read from then on: each demo keeps its data elsewhere. */
final class Installation {

    private static final List<String> BUILD =
            List.of("build", "--db=dev-file", "--health-enabled=false", "--features=organization");
    private static final String COMPLETE = ".kotte-built";

    private final Path home;

    private Installation(Path home) {
        this.home = home;
    }

    /**
     * Takes what is in the cache, or makes it: seconds, or half a minute.
     *
     * @param zip org.keycloak:keycloak-quarkus-dist
     * @param cache folder for all demos of this user
     * @param started told of the build process
     */
    static Installation in(Path cache, Path zip, Consumer<Child> started) {
        Folders.create(cache);
        try (FileChannel file = FileChannel.open(
                        cache.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            Path home = cache.resolve(root(zip));
            Installation installation = new Installation(home);
            Path complete = home.resolve(COMPLETE);
            String wanted = BUILD + " " + Files.size(zip);
            if (!Files.exists(complete) || !Files.readString(complete).equals(wanted)) {
                Folders.delete(home);
                unpack(zip, cache);
                installation.build(started);
                Files.writeString(complete, wanted);
            }
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be unpacked into " + cache, e);
        }
    }

    /** The command line that runs Keycloak: what bin/kc.sh does, without a shell that would be one more process to end. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Child.java());
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        for (String opened : List.of("util", "util.concurrent", "security", "lang"))
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US"));
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.add("-Dpicocli.disable.closures=true");
        command.add("-Dquarkus-log-max-startup-records=10000");
        command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(arguments);
        return command;
    }

    private void build(Consumer<Child> started) {
        Deque<String> last = new ArrayDeque<>();
        Child build = Child.start("Keycloak's build", command(BUILD), Map.of(), home, Duration.ofSeconds(5), line -> {
            synchronized (last) {
                last.addLast(line);
                if (last.size() > 15) last.removeFirst();
            }
        });
        started.accept(build);
        try {
            int code = build.waitFor();
            synchronized (last) {
                if (code != 0)
                    throw new LaunchException(
                            "Keycloak could not be built (exit code " + code + "):\n  " + String.join("\n  ", last));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while Keycloak was built", e);
        } finally {
            build.close();
        }
    }

    /** The one folder that the zip holds, as keycloak-26.7.3. */
    private static String root(Path zip) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            ZipEntry first = entries.getNextEntry();
            if (first == null) throw new LaunchException(zip + " is no Keycloak distribution");
            return Path.of(first.getName()).getName(0).toString();
        }
    }

    private static void unpack(Path zip, Path cache) throws IOException {
        try (InputStream content = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(content)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = cache.resolve(entry.getName()).normalize();
                if (!target.startsWith(cache)) throw new IOException(entry.getName() + " leads out of " + cache);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }
}
