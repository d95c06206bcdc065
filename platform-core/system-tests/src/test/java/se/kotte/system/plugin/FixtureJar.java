package se.kotte.system.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs {@code se.kotte.plugins.fixture} and {@code src/test/plugins/fixture} as a vendor's build would. */
final class FixtureJar {
    private FixtureJar() {}

    static Path pack(Path jar) {
        return write(jar, zip -> {
            addClasses(zip, "se/kotte/plugins/fixture");
            add(zip, resources(), file -> true);
        });
    }

    /** A JAR of one package of the tests' and these texts. */
    static Path packed(Path jar, String folder, Map<String, String> resources) {
        return write(jar, zip -> {
            addClasses(zip, folder);
            for (var resource : resources.entrySet()) {
                zip.putNextEntry(new ZipEntry(resource.getKey()));
                zip.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private interface Content {
        void into(ZipOutputStream zip) throws IOException, URISyntaxException;
    }

    private static Path write(Path jar, Content content) {
        try {
            Files.createDirectories(jar.getParent());
            try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                content.into(zip);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addClasses(ZipOutputStream zip, String folder) throws IOException, URISyntaxException {
        var classes = Path.of(FixtureJar.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        add(zip, classes, file -> file.startsWith(classes.resolve(folder)));
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
