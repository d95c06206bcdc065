package se.kotte.server.roster;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the bundle says it holds, compared with what it holds. */
final class Manifest {
    private static final List<String> COLUMNS = List.of("propertyName", "value");

    private Manifest() {}

    /** Rejects every disagreement between {@code manifest.csv} and the archive. */
    static void check(Bundle bundle, Rejections rejections) throws IOException, SQLException, BadBundle {
        if (!bundle.has(RosterFile.MANIFEST))
            throw new BadBundle(
                    RosterFile.MANIFEST, "missing-file", "It is missing. A OneRoster bundle begins with it.");
        Map<String, String> properties = new HashMap<>();
        new CsvFile(bundle, RosterFile.MANIFEST, rejections).read(COLUMNS, record -> {
            if (properties.put(record.getField(0).strip(), record.getField(1).strip()) != null)
                reject(rejections, record.getStartingLineNumber(), "duplicate-id", "The property stands here twice.");
        });
        if (!"1.2".equals(properties.get("oneroster.version")))
            reject(rejections, 0, "wrong-version", "oneroster.version must be 1.2. Export as OneRoster 1.2.");
        for (var file : RosterFile.values()) {
            if (file.isNeeded() && "absent".equals(mode(properties, file.id())))
                reject(rejections, 0, "missing-file", "file." + file.id() + " is absent, and Kotte needs it as bulk.");
        }
        for (var id : RosterFile.ALL) {
            boolean there = bundle.has(id + ".csv");
            switch (mode(properties, id)) {
                case "bulk" -> {
                    if (!there)
                        rejections.add(new Rejection(
                                id + ".csv",
                                0,
                                "missing-file",
                                "The manifest names it and the archive does not hold it. Add it."));
                }
                case "absent" -> {
                    if (there)
                        rejections.add(new Rejection(
                                id + ".csv",
                                0,
                                "unexpected-file",
                                "The archive holds it and the manifest says absent. Say bulk, or leave it out."));
                }
                case "delta" ->
                    reject(
                            rejections,
                            0,
                            "delta",
                            "file." + id + " is delta. Kotte reads bulk files only: export all.");
                default -> reject(rejections, 0, "wrong-value", "file." + id + " must be bulk or absent.");
            }
        }
    }

    private static String mode(Map<String, String> properties, String id) {
        return properties.getOrDefault("file." + id, "absent");
    }

    private static void reject(Rejections rejections, long line, String code, String detail) {
        rejections.add(new Rejection(RosterFile.MANIFEST, line, code, detail));
    }
}
