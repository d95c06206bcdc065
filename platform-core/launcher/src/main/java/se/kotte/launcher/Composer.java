package se.kotte.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Lays JARs into an exploded WAR. Its web.xml is the core's {@value #WEB_XML}; there are no files outside WEB-INF, since
 * whatever lies there is served by the container without asking anybody.
 */
public final class Composer {

    /** Where the core keeps its web.xml. A plugin may not bring one. */
    public static final String WEB_XML = "META-INF/kotte/web.xml";

    private final List<Path> core = new ArrayList<>();
    private final List<Path> added = new ArrayList<>();
    private final List<Path> classes = new ArrayList<>();

    /** @param core the core and its libraries; one of them holds {@value #WEB_XML} */
    public Composer(Collection<Path> core) {
        this.core.addAll(core);
    }

    /** Adds a plugin, or a test's own JAR. */
    public Composer add(Path jar) {
        added.add(jar);
        return this;
    }

    public Composer addAll(Collection<Path> jars) {
        added.addAll(jars);
        return this;
    }

    /** Adds a folder of compiled classes and resources to WEB-INF/classes: for tests. */
    public Composer addClasses(Path folder) {
        classes.add(folder);
        return this;
    }

    /**
     * Composes into this folder and removes what was there before.
     *
     * @return the same folder
     * @throws LaunchException two JARs have one name, or the web.xml is not there exactly once
     */
    public Path into(Path war) {
        Path lib = Folders.create(Folders.empty(war).resolve("WEB-INF")).resolve("lib");
        Folders.create(lib);
        try {
            Files.write(war.resolve("WEB-INF/web.xml"), webXml());
            for (Path jar : core) copy(jar, lib);
            for (Path jar : added) copy(jar, lib);
            for (Path folder : classes) copyTree(folder, war.resolve("WEB-INF/classes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }

    private byte[] webXml() throws IOException {
        byte[] found = null;
        for (Path jar : core) {
            byte[] here = webXmlOf(jar);
            if (here != null && found != null) throw new LaunchException("A second " + WEB_XML + " lies in " + jar);
            if (here != null) found = here;
        }
        if (found == null) throw new LaunchException("None of the core's JARs holds " + WEB_XML + ": " + core);
        for (Path jar : added)
            if (webXmlOf(jar) != null) throw new LaunchException(jar + " must not hold " + WEB_XML + "; leave it out");
        return found;
    }

    private static byte[] webXmlOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(WEB_XML);
            if (entry == null) return null;
            try (InputStream content = file.getInputStream(entry)) {
                return content.readAllBytes();
            }
        }
    }

    private static void copy(Path jar, Path lib) throws IOException {
        Path target = lib.resolve(jar.getFileName());
        if (Files.exists(target))
            throw new LaunchException("Two JARs are named " + jar.getFileName() + "; the second is " + jar);
        Files.copy(jar, target);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }
}
