package se.kotte.server.plugin;

/** Where the addresses of a plugin lie: two prefixes that no other plugin and not the core can have. */
enum Place {
    REST("/api/plugins/%s/v1"),
    PAGES("/p/%s");

    private final String prefix;

    Place(String prefix) {
        this.prefix = prefix;
    }

    String of(String plugin) {
        return prefix.formatted(plugin);
    }

    /** @param path with or without the leading slash, as JAX-RS has it */
    boolean holds(String plugin, String path) {
        var full = path.startsWith("/") ? path : "/" + path;
        return full.equals(of(plugin)) || full.startsWith(of(plugin) + "/");
    }
}
