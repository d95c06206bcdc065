package se.kotte.server.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a role of OneRoster is in Kotte. */
final class RoleMap {
    /** Roles of staff, by the role in roles.csv. */
    private static final Map<String, String> STAFF = new TreeMap<>(Map.of(
            "teacher", "pedagogue",
            "aide", "pedagogue",
            "ext:substitute", "substitute",
            "principal", "principal",
            "siteAdministrator", "principal",
            "districtAdministrator", "administrator",
            "ext:areaManager", "area-manager"));

    /** Those who work in a department when enrollments.csv has them there as teacher. */
    private static final Set<String> TEACHING = Set.of("teacher", "aide", "ext:substitute");

    /** Roles of OneRoster that give nothing here. */
    private static final Set<String> OTHER = Set.of("counselor", "proctor", "relative", "systemAdministrator");

    private static final Set<String> FAMILY = Set.of("guardian", "parent", "student");

    private RoleMap() {}

    /** The cell {@code role}: one of the standard, or an extension. */
    static String known(Cells row) {
        var role = row.required("role");
        if (role == null || STAFF.containsKey(role) || OTHER.contains(role) || FAMILY.contains(role)) return role;
        if (role.matches("ext:[A-Za-z0-9_.-]{1,100}")) return role;
        var all = new ArrayList<>(STAFF.keySet());
        all.addAll(OTHER);
        all.addAll(FAMILY);
        return row.reject(
                "wrong-value",
                "role must be one of " + all.stream().sorted().collect(Collectors.joining(", "))
                        + ", or begin with ext:.");
    }

    /** A temporary table {@code roster_role_map (source, role, teaching)}. */
    static void stage(RosterDb db) {
        List<String> rows = new ArrayList<>();
        STAFF.forEach(
                (source, role) -> rows.add("('" + source + "', '" + role + "', " + TEACHING.contains(source) + ")"));
        db.keep("roster_role_map", "select * from (values " + String.join(", ", rows) + ") m (source, role, teaching)");
    }
}
