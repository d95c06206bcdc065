package se.kotte.server.plugin;

import java.util.List;
import java.util.Set;

/**
 * What a plugin says of itself in {@code META-INF/kotte/plugin.json}.
 *
 * @param id short name in addresses, schema and configuration
 * @param packageName the Java package of all its classes
 * @param texts name of a class beside whose package the plugin's texts stand; null for none
 * @param capabilities that its resources ask for, beside those of the core
 * @param observes the core events it is told of
 * @param navigation its entries in the navigation
 */
public record Descriptor(
        String id,
        String version,
        String packageName,
        String texts,
        List<Capability> capabilities,
        Set<Observed> observes,
        List<Navigation> navigation) {

    /** @param roles that get it when a municipality begins; from then on it is the municipality's to say */
    public record Capability(String id, Set<String> roles) {}

    public record Observed(String type, int version) {}

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

    /** The schema of its tables, if it has any. */
    public String schema() {
        return "p_" + id;
    }
}
