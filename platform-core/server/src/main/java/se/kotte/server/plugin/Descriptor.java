package se.kotte.server.plugin;

import java.util.List;
import java.util.Set;

/**
 * What a plugin says of itself in {@code META-INF/kotte/plugin.json}.
 *
 * @param id short name in addresses, schema and configuration
 * @param packageName the Java package of all its classes
 * @param texts name of a class beside whose package the plugin's texts stand
 * @param navigation its entries in the navigation
 */
public record Descriptor(String id, String version, String packageName, String texts, List<Navigation> navigation) {
    /**
     * @param text key in the plugin's texts
     * @param icon name in the sprite
     * @param populations who gets it
     * @param capability needed to see it; null for everyone of the populations
     * @param place {@code primary}, {@code new} or {@code more}
     * @param order lower comes first
     */
    public record Navigation(
            String path,
            String text,
            String icon,
            Set<String> populations,
            String capability,
            String place,
            int order) {}
}
