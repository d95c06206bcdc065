package se.kotte.server.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import se.kotte.server.plugin.InstalledPlugins;

/**
 * The files of the core and of each plugin that browsers load, read once at start-up. An address names the content by its
 * hash, so it can be kept for ever, and is looked up whole: a spelling that is not in the map is not there.
 */
@ApplicationScoped
public class Assets {
    private static final String FOLDER = "META-INF/kotte/assets/";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "webp", "image/webp",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    /** @param owner plugin id, or {@link InstalledPlugins#CORE} */
    public record Asset(String owner, String type, byte[] bytes) {}

    private final Map<String, Asset> byAddress = new ConcurrentHashMap<>();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    private InstalledPlugins plugins;

    Assets() {}

    @jakarta.inject.Inject
    Assets(InstalledPlugins plugins) {
        this.plugins = plugins;
    }

    @PostConstruct
    void read() {
        try {
            for (var jar : plugins.jars()) read(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(JarFile jar) throws IOException {
        var owner = plugins.ownerOf(jar);
        var files = jar.stream()
                .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
                .toList();
        for (var file : files) {
            try (var in = jar.getInputStream(file)) {
                add(owner, file.getName().substring(FOLDER.length()), in.readAllBytes());
            }
        }
    }

    private void add(String owner, String name, byte[] bytes) {
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) throw new IllegalStateException("asset of an unknown type: " + owner + "/" + name);
        var address = "/assets/" + hash(bytes) + "/" + owner + "/" + name;
        byAddress.put(address, new Asset(owner, type, bytes));
        addresses.put(owner + "/" + name, address);
    }

    Asset at(String address) {
        return byAddress.get(address);
    }

    String address(Class<?> owner, String file) {
        var address = addresses.get(plugins.ownerOf(owner) + "/" + file);
        if (address == null) throw new IllegalStateException("no asset " + file + " of " + owner.getName());
        return address;
    }

    /** Sixteen hexadecimal digits that stand for this content. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
