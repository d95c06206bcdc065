package se.kotte.system.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs {@code se.kotte.plugins.fixture} and {@code src/test/plugins/fixture} as a vendor's build would. */
final class FixtureJar {
    private FixtureJar() {}

    static Path pack(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                var classes = Path.of(FixtureJar.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                add(zip, classes, file -> file.startsWith(classes.resolve("se/kotte/plugins/fixture")));
                add(zip, resources(), file -> true);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path resources() {
        return Path.of(System.getProperty("kotte.target")).resolveSibling("src/test/plugins/fixture");
    }

    private static void add(ZipOutputStream zip, Path root, Predicate<Path> which) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile).filter(which)::iterator) {
                zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
    }
}
