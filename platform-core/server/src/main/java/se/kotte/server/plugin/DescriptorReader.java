package se.kotte.server.plugin;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code plugin.json}: what the host acts on, strictly; keys that are for people or for the vendor's kit, not at all. */
final class DescriptorReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{1,39}");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final Set<String> OF_THE_CORE = Set.of("se.kotte", "se.kotte.api", "se.kotte.server");

    private DescriptorReader() {}

    /** @throws IllegalStateException says which plugin and what is wrong with it */
    static Descriptor read(JsonObject json) {
        var id = json.getString("id");
        if (!ID.matcher(id).matches() || id.equals(InstalledPlugins.CORE))
            throw new IllegalStateException("a plugin cannot have the id " + id);
        var packageName = json.getString("package");
        if (!PACKAGE.matcher(packageName).matches()
                || OF_THE_CORE.stream().anyMatch(core -> core.equals(packageName))
                || packageName.startsWith("se.kotte.api.")
                || packageName.startsWith("se.kotte.server."))
            throw new IllegalStateException("plugin " + id + " cannot have the package " + packageName);
        var plugin = new Descriptor(
                id,
                json.getString("version"),
                packageName,
                json.getString("texts", null),
                objects(json, "capabilities").map(DescriptorReader::capability).toList(),
                objects(json, "observes").map(DescriptorReader::observed).collect(Collectors.toUnmodifiableSet()),
                objects(json, "navigation").map(DescriptorReader::navigation).toList());
        checkNames(plugin);
        return plugin;
    }

    private static void checkNames(Descriptor plugin) {
        for (var capability : plugin.capabilities())
            if (!capability.id().startsWith(plugin.id() + "."))
                throw new IllegalStateException("plugin " + plugin.id() + " declares the capability " + capability.id()
                        + "; call it " + plugin.id() + ".<what>");
        for (var entry : plugin.navigation())
            if (!Place.PAGES.holds(plugin.id(), entry.path()))
                throw new IllegalStateException("plugin " + plugin.id() + " has " + entry.path()
                        + " in its navigation; its pages lie below " + Place.PAGES.of(plugin.id()));
    }

    private static Descriptor.Capability capability(JsonObject json) {
        return new Descriptor.Capability(json.getString("id"), strings(json, "roles"));
    }

    private static Descriptor.Observed observed(JsonObject json) {
        return new Descriptor.Observed(json.getString("type"), json.getInt("version"));
    }

    private static Descriptor.Navigation navigation(JsonObject json) {
        return new Descriptor.Navigation(
                json.getString("path"),
                json.getString("text"),
                json.getString("icon"),
                strings(json, "populations"),
                json.getString("capability", null),
                json.getString("place", "more"),
                json.getInt("order", 100));
    }

    private static Stream<JsonObject> objects(JsonObject json, String key) {
        return values(json, key, JsonValue::asJsonObject);
    }

    private static Set<String> strings(JsonObject json, String key) {
        return values(json, key, value -> ((JsonString) value).getString()).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Stream<T> values(JsonObject json, String key, Function<JsonValue, T> as) {
        return json.getOrDefault(key, JsonArray.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(as);
    }
}
