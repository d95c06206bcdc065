package se.kotte.launcher.configuration;

import java.util.List;
import java.util.TreeSet;

/** The rights of each role in each municipality as CSV: one line for each, sorted, so that a change of rights is a diff. */
final class PermissionMatrix {

    private PermissionMatrix() {}

    static String csv(List<Configuration> municipalities) {
        TreeSet<String> lines = new TreeSet<>();
        for (Configuration municipality : municipalities)
            municipality.roles().forEach((role, rights) -> {
                for (String capability : rights.capabilities())
                    lines.add(String.join(",", municipality.slug(), rights.population(), role, capability));
            });
        StringBuilder csv = new StringBuilder("municipality,population,role,capability\n");
        for (String line : lines) csv.append(line).append('\n');
        return csv.toString();
    }
}
