package se.kotte.launcher.database;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.kotte.launcher.LaunchException;

/**
 * The migrations of one plugin, copied out of its JAR: Flyway reads a folder, and no class of the plugin is loaded.
 *
 * @param id from META-INF/kotte/plugin.json
 * @param folder holds the SQL files
 */
record PluginMigrations(String id, Path folder) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{1,39}");

    PluginMigrations {
        if (!ID.matcher(id).matches())
            throw new LaunchException("A plugin's id is lower-case letters and digits, not \"" + id + "\"");
    }

    String schema() {
        return "p_" + id;
    }

    /**
     * Reads a plugin.
     *
     * @param plugin a JAR, or a folder of classes and resources
     * @param into an empty folder for what has to be copied
     * @return nothing if the plugin has no migrations
     */
    static Optional<PluginMigrations> read(Path plugin, Path into) throws IOException {
        if (Files.isDirectory(plugin)) return copy(plugin, plugin, into);
        try (FileSystem jar = FileSystems.newFileSystem(plugin)) {
            return copy(plugin, jar.getPath("/"), into);
        }
    }

    private static Optional<PluginMigrations> copy(Path plugin, Path root, Path into) throws IOException {
        Path descriptor = root.resolve("META-INF/kotte/plugin.json");
        if (!Files.exists(descriptor))
            throw new LaunchException(plugin + " is no plugin: it has no META-INF/kotte/plugin.json");
        Path migrations = root.resolve("META-INF/kotte/migrations");
        if (!Files.isDirectory(migrations)) return Optional.empty();
        String id = id(plugin, descriptor);
        List<Path> files;
        try (Stream<Path> list = Files.list(migrations)) {
            files = list.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) Files.copy(file, into.resolve(file.getFileName().toString()));
        return files.isEmpty() ? Optional.empty() : Optional.of(new PluginMigrations(id, into));
    }

    private static String id(Path plugin, Path descriptor) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(descriptor))) {
            return reader.readObject().getString("id");
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new LaunchException("The plugin.json of " + plugin + " cannot be read: " + e.getMessage(), e);
        }
    }
}
