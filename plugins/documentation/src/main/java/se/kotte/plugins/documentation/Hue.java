package se.kotte.plugins.documentation;

import java.util.List;
import java.util.Map;

/** Which of the seven hues of the look stands for a cluster of goals: always the same one. */
public final class Hue {
    private static final List<String> HUES = List.of("sun", "clay", "berry", "plum", "sky", "lake", "leaf");

    private static final Map<String, String> CLUSTERS = Map.of(
            "norms", "plum",
            "personal", "sun",
            "language", "sky",
            "culture", "berry",
            "science", "leaf",
            "math", "lake",
            "influence", "clay");

    private Hue() {}

    /** @param cluster id of a cluster or section of a curriculum; null for none */
    public static String ofCluster(String cluster) {
        if (cluster == null) return HUES.get(0);
        var known = CLUSTERS.get(cluster);
        return known != null ? known : HUES.get(Math.floorMod(cluster.hashCode(), HUES.size()));
    }
}
