package se.kotte.server.roster;

import java.util.List;

/**
 * One kind of thing that an import brings.
 *
 * @param id as the report calls it
 * @param standing how many of them, brought by imports, are in force before this one
 * @param plan what would be done, one row for each thing that is not already as wanted: action (add, change, end), file,
 *     line, label (the sourcedId), what (the columns that change), and the values
 * @param apply statements that carry out the plan, in turn
 */
record Kind(String id, String standing, String plan, List<String> apply) {
    String table() {
        return "roster_plan_" + id.replace(' ', '_');
    }
}
