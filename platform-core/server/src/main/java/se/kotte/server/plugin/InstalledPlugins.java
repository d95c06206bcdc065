package se.kotte.server.plugin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/** The plugins that were composed into this application, by their descriptors; fixed from start-up on. */
@ApplicationScoped
public class InstalledPlugins {
    /** The owner of what belongs to no plugin. */
    public static final String CORE = "core";

    private static final String FILE = "META-INF/kotte/plugin.json";
    private static final String FILE_OF_THE_CORE = "META-INF/kotte/web.xml";

    private final List<Descriptor> descriptors = new ArrayList<>();

    /** Those of this JAR's application, for what runs before injection does. */
    static InstalledPlugins ofThisApplication() {
        var plugins = new InstalledPlugins();
        plugins.read();
        return plugins;
    }

    @PostConstruct
    void read() {
        try {
            var files = Thread.currentThread().getContextClassLoader().getResources(FILE);
            while (files.hasMoreElements()) {
                try (var in = files.nextElement().openStream()) {
                    add(DescriptorReader.read(json(in)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JARs of the core and of the plugins, as the application's own loader has them open: not to be closed. */
    public List<JarFile> jars() throws IOException {
        var jars = new ArrayList<JarFile>();
        for (var one : List.of(FILE, FILE_OF_THE_CORE)) {
            var files = Thread.currentThread().getContextClassLoader().getResources(one);
            while (files.hasMoreElements())
                if (files.nextElement().openConnection() instanceof JarURLConnection connection)
                    jars.add(connection.getJarFile());
        }
        return jars;
    }

    /** @throws IllegalStateException another plugin has the id, or one of the two packages lies in the other */
    void add(Descriptor plugin) {
        for (var other : descriptors) {
            if (other.id().equals(plugin.id()))
                throw new IllegalStateException("two plugins have the id " + plugin.id());
            if (liesIn(other.packageName(), plugin.packageName()) || liesIn(plugin.packageName(), other.packageName()))
                throw new IllegalStateException("the plugins " + other.id() + " and " + plugin.id()
                        + " share a package: " + other.packageName() + ", " + plugin.packageName());
        }
        descriptors.add(plugin);
    }

    public List<Descriptor> all() {
        return List.copyOf(descriptors);
    }

    public Optional<Descriptor> byId(String id) {
        return descriptors.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /** The id of the plugin that the class belongs to, or {@link #CORE}. */
    public String ownerOf(Class<?> type) {
        return descriptors.stream()
                .filter(plugin -> liesIn(type.getPackageName(), plugin.packageName()))
                .map(Descriptor::id)
                .findFirst()
                .orElse(CORE);
    }

    /** The id of the plugin that the JAR is, or {@link #CORE}. */
    public String ownerOf(JarFile jar) throws IOException {
        var entry = jar.getJarEntry(FILE);
        if (entry == null) return CORE;
        try (var in = jar.getInputStream(entry)) {
            return json(in).getString("id");
        }
    }

    private static boolean liesIn(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + ".");
    }

    private static JsonObject json(InputStream in) {
        try (var reader = Json.createReader(in)) {
            return reader.readObject();
        }
    }
}
