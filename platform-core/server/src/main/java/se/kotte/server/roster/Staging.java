package se.kotte.server.roster;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads the files of a bundle into temporary tables, rejecting what one row alone shows to be wrong. */
final class Staging {
    private static final Set<String> ORG_TYPES =
            Set.of("department", "school", "district", "local", "state", "national");
    private static final Set<String> CLASS_TYPES = Set.of("homeroom", "scheduled");
    private static final Set<String> ENROLLMENT_ROLES = Set.of("administrator", "proctor", "student", "teacher");
    private static final Set<String> PROTECTIONS = Set.of("none", "confidential", "protected_registration");

    private final Bundle bundle;
    private final RosterDb db;
    private final Rejections rejections;

    Staging(Bundle bundle, RosterDb db, Rejections rejections) {
        this.bundle = bundle;
        this.db = db;
        this.rejections = rejections;
    }

    /** Whether every file could be read to its end: only then is it worth comparing them with each other. */
    boolean read() throws IOException, SQLException {
        boolean whole = true;
        for (var file : RosterFile.values()) {
            db.run("drop table if exists pg_temp." + file.table());
            db.run("create temporary table " + file.table() + " (line bigint, source_id text, " + file.staged()
                    + ") on commit drop");
            if (bundle.has(file.file())) whole &= read(file);
            db.run("analyze " + file.table());
        }
        return whole;
    }

    private boolean read(RosterFile file) throws IOException, SQLException {
        var csv = new CsvFile(bundle, file.file(), rejections);
        try (var rows = new CopyRows(db.connection(), file.table())) {
            var cells = new Cells(file, csv.header(), rejections);
            csv.read(file.columns(), record -> stage(file, cells.of(record), rows));
            return true;
        } catch (BadBundle e) {
            rejections.add(e.rejection());
            return false;
        }
    }

    private static void stage(RosterFile file, Cells row, CopyRows out) throws SQLException {
        row.checkStatus();
        var id = row.id("sourcedId");
        if (id == null) return;
        switch (file) {
            case ORGS ->
                out.row(
                        row.line(),
                        id,
                        row.required("name"),
                        row.word("type", row.required("type"), ORG_TYPES),
                        row.idOrNull("parentSourcedId"));
            case CLASSES ->
                out.row(
                        row.line(),
                        id,
                        row.required("title"),
                        row.word("classType", row.required("classType"), CLASS_TYPES),
                        row.id("schoolSourcedId"));
            case USERS -> stageUser(row, id, out);
            case ROLES -> {
                var begin = row.date("beginDate");
                var end = row.date("endDate");
                row.checkPeriod(begin, end);
                out.row(
                        row.line(),
                        id,
                        row.id("userSourcedId"),
                        RoleMap.known(row),
                        begin,
                        end,
                        row.id("orgSourcedId"));
            }
            case ENROLLMENTS -> {
                var begin = row.date("beginDate");
                var end = row.date("endDate");
                row.checkPeriod(begin, end);
                out.row(
                        row.line(),
                        id,
                        row.id("classSourcedId"),
                        row.id("schoolSourcedId"),
                        row.id("userSourcedId"),
                        row.word("role", row.required("role"), ENROLLMENT_ROLES),
                        begin,
                        end);
            }
            case DEMOGRAPHICS -> out.row(row.line(), id, row.date("birthDate"));
        }
    }

    private static void stageUser(Cells row, String id, CopyRows out) throws SQLException {
        var given = row.required("givenName");
        var family = row.required("familyName");
        var preferredGiven = row.stored("preferredGivenName");
        var preferredFamily = row.stored("preferredFamilyName");
        out.row(
                row.line(),
                id,
                row.flag("enabledUser"),
                preferredGiven == null ? given : preferredGiven,
                preferredFamily == null ? family : preferredFamily,
                row.stored("email"),
                row.stored("phone"),
                row.ids("agentSourcedIds"),
                row.stored("userMasterIdentifier"),
                row.language("metadata.language"),
                row.word("metadata.protection", row.text("metadata.protection"), PROTECTIONS),
                row.idOrNull("primaryOrgSourcedId"));
    }

    /** The files of the bundle that Kotte has no use for. */
    static List<String> unread(Bundle bundle) {
        return RosterFile.ALL.stream()
                .map(id -> id + ".csv")
                .filter(bundle::has)
                .filter(name -> {
                    for (var file : RosterFile.values()) if (file.file().equals(name)) return false;
                    return true;
                })
                .sorted()
                .toList();
    }
}
