package se.kotte.server.plugin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** The plugins that were composed into this application, by their descriptors; fixed from start-up on. */
@ApplicationScoped
public class InstalledPlugins {
    /** The owner of what belongs to no plugin. */
    public static final String CORE = "core";

    private static final String FILE = "META-INF/kotte/plugin.json";

    private final List<Descriptor> descriptors = new ArrayList<>();

    @PostConstruct
    void read() {
        try {
            var files = Thread.currentThread().getContextClassLoader().getResources(FILE);
            while (files.hasMoreElements()) descriptors.add(read(files.nextElement()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Descriptor read(URL file) throws IOException {
        try (var in = file.openStream();
                var reader = Json.createReader(in)) {
            return descriptor(reader.readObject());
        }
    }

    static Descriptor descriptor(JsonObject json) {
        var navigation = json.containsKey("navigation")
                ? json.getJsonArray("navigation").getValuesAs(InstalledPlugins::navigation)
                : List.<Descriptor.Navigation>of();
        return new Descriptor(
                json.getString("id"),
                json.getString("version"),
                json.getString("package"),
                json.getString("texts", null),
                navigation);
    }

    private static Descriptor.Navigation navigation(jakarta.json.JsonValue value) {
        var json = value.asJsonObject();
        return new Descriptor.Navigation(
                json.getString("path"),
                json.getString("text"),
                json.getString("icon"),
                json.getJsonArray("populations").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.toUnmodifiableSet()),
                json.getString("capability", null),
                json.getString("place", "more"),
                json.getInt("order", 100));
    }

    public List<Descriptor> all() {
        return List.copyOf(descriptors);
    }

    public Optional<Descriptor> byId(String id) {
        return descriptors.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /** The id of the plugin that the class belongs to, or {@link #CORE}. */
    public String ownerOf(Class<?> type) {
        var name = type.getPackageName();
        return descriptors.stream()
                .filter(plugin -> name.equals(plugin.packageName()) || name.startsWith(plugin.packageName() + "."))
                .map(Descriptor::id)
                .findFirst()
                .orElse(CORE);
    }

    /** The id of the plugin that the JAR is, or {@link #CORE}. */
    public String ownerOf(JarFile jar) throws IOException {
        var entry = jar.getJarEntry(FILE);
        if (entry == null) return CORE;
        try (var in = jar.getInputStream(entry);
                var reader = Json.createReader(in)) {
            return reader.readObject().getString("id");
        }
    }
}
