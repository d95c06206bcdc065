package se.kotte.server.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle that a test changes cell by cell. The headers are written out, so that they judge those of the importer. */
final class TestBundle {
    private static final Map<String, String> HEADERS = Map.of(
            "orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "classes",
                    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                            + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "users",
                    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
                            + "identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
                            + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
            "roles",
                    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                            + "userProfileSourcedId",
            "enrollments",
                    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
                            + "beginDate,endDate",
            "demographics",
                    "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
                            + "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
                            + "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
                            + "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus");

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> rows = new LinkedHashMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, byte[]> instead = new LinkedHashMap<>();

    private TestBundle() {
        manifest.put("manifest.version", "1.0");
        manifest.put("oneroster.version", "1.2");
        for (var file : List.of("orgs", "classes", "users", "roles", "enrollments", "demographics")) {
            headers.put(
                    file, new java.util.ArrayList<>(List.of(HEADERS.get(file).split(","))));
            rows.put(file, new LinkedHashMap<>());
            manifest.put("file." + file, "bulk");
        }
    }

    /**
     * Municipality m with area north; below it preschool sun with ant and bee; below the municipality preschool fir with
     * fox. Children ann and bob (ant), cia (bee), dan (fox); gus is guardian of ann and bob, gia of cia and dan. pam
     * teaches in ant, pim assists in the whole of sun, pia is principal of sun, ada administrator.
     */
    static TestBundle small() {
        var bundle = new TestBundle();
        bundle.row("orgs", "m", "name", "Testby", "type", "district");
        bundle.row("orgs", "north", "name", "Norr", "type", "local", "parentSourcedId", "m");
        bundle.row("orgs", "sun", "name", "Solen", "type", "school", "parentSourcedId", "north");
        bundle.row("orgs", "fir", "name", "Granen", "type", "school", "parentSourcedId", "m");
        bundle.department("ant", "Myran", "sun");
        bundle.department("bee", "Biet", "sun");
        bundle.department("fox", "Räven", "fir");
        bundle.child("ann", "ant", "gus")
                .child("bob", "ant", "gus")
                .child("cia", "bee", "gia")
                .child("dan", "fox", "gia");
        bundle.user("gus", "m", "guardian").user("gia", "m", "guardian");
        bundle.user("pam", "sun", "teacher").teaches("pam", "ant");
        bundle.user("pim", "sun", "aide").user("pia", "sun", "principal").user("ada", "m", "districtAdministrator");
        return bundle;
    }

    TestBundle department(String id, String title, String school) {
        return row("classes", id, "title", title, "classType", "homeroom", "schoolSourcedId", school);
    }

    TestBundle child(String id, String department, String agents) {
        user(id, schoolOf(department), "student");
        set("users", id, "agentSourcedIds", agents);
        set("users", id, "userMasterIdentifier", "");
        row("demographics", id, "birthDate", "2022-03-04");
        return enrollment("e-" + id, id, department, "student");
    }

    /** With the role {@code r-<id>} and an identifier {@code <id>.identifier}. */
    TestBundle user(String id, String org, String role) {
        row(
                "users",
                id,
                "enabledUser",
                "true",
                "username",
                id,
                "givenName",
                "Given-" + id,
                "familyName",
                "Family-" + id,
                "userMasterIdentifier",
                id + ".identifier");
        return role("r-" + id, id, org, role);
    }

    TestBundle role(String id, String user, String org, String role) {
        return row("roles", id, "userSourcedId", user, "roleType", "primary", "role", role, "orgSourcedId", org);
    }

    /** Enrolls {@code user} with the enrollment {@code t-<user>}. */
    TestBundle teaches(String user, String department) {
        return enrollment("t-" + user, user, department, "teacher");
    }

    TestBundle enrollment(String id, String user, String department, String role) {
        return row(
                "enrollments",
                id,
                "classSourcedId",
                department,
                "schoolSourcedId",
                schoolOf(department),
                "userSourcedId",
                user,
                "role",
                role,
                "primary",
                "true",
                "beginDate",
                "2026-08-17");
    }

    private String schoolOf(String department) {
        return rows.get("classes").get(department).get("schoolSourcedId");
    }

    TestBundle row(String file, String id, String... cells) {
        var row = new LinkedHashMap<String, String>();
        row.put("sourcedId", id);
        for (int i = 0; i < cells.length; i += 2) row.put(cells[i], cells[i + 1]);
        rows.get(file).put(id, row);
        return this;
    }

    /** A second row of the same sourcedId. */
    TestBundle twin(String file, String id) {
        rows.get(file).put(id + "\u0000twin", rows.get(file).get(id));
        return this;
    }

    TestBundle set(String file, String id, String column, String value) {
        if (!headers.get(file).contains(column)) headers.get(file).add(column);
        if (rows.get(file).get(id).put(column, value) == value) throw new IllegalArgumentException("no change");
        return this;
    }

    TestBundle remove(String file, String id) {
        if (rows.get(file).remove(id) == null) throw new IllegalArgumentException(file + " has no " + id);
        return this;
    }

    /** Takes a user out with everything that refers to it. */
    TestBundle without(String user) {
        remove("users", user);
        rows.get("roles").values().removeIf(row -> user.equals(row.get("userSourcedId")));
        rows.get("enrollments").values().removeIf(row -> user.equals(row.get("userSourcedId")));
        rows.get("demographics").remove(user);
        for (var row : rows.get("users").values()) {
            var agents = row.get("agentSourcedIds");
            if (agents == null) continue;
            row.put(
                    "agentSourcedIds",
                    List.of(agents.split(",")).stream()
                            .filter(a -> !a.equals(user))
                            .collect(Collectors.joining(",")));
        }
        return this;
    }

    /** Leaves the header only. */
    TestBundle empty(String file) {
        rows.get(file).clear();
        return this;
    }

    TestBundle manifest(String property, String value) {
        manifest.put(property, value);
        return this;
    }

    /** Replaces the columns of a header, or their order. */
    TestBundle header(String file, String from, String to) {
        var header = String.join(",", headers.get(file)).replace(from, to);
        headers.put(file, new java.util.ArrayList<>(List.of(header.split(","))));
        return this;
    }

    /** Writes these bytes in place of the file; null leaves it out of the archive. */
    TestBundle instead(String file, byte[] content) {
        instead.put(file, content);
        return this;
    }

    String text(String file) {
        if (file.equals("manifest"))
            return "propertyName,value\r\n"
                    + manifest.entrySet().stream()
                            .map(property -> property.getKey() + "," + property.getValue() + "\r\n")
                            .collect(Collectors.joining());
        var header = headers.get(file);
        return String.join(",", header) + "\r\n"
                + rows.get(file).values().stream()
                        .map(row -> header.stream()
                                        .map(column -> quoted(row.getOrDefault(column, "")))
                                        .collect(Collectors.joining(","))
                                + "\r\n")
                        .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        return cell.matches("[\\p{L}\\p{N} ._:@-]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    void write(OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            var files = new java.util.ArrayList<>(List.of("manifest"));
            files.addAll(headers.keySet());
            instead.keySet().stream().filter(file -> !files.contains(file)).forEach(files::add);
            for (var file : files) {
                if (instead.containsKey(file) && instead.get(file) == null) continue;
                zip.putNextEntry(new ZipEntry(file + ".csv"));
                zip.write(
                        instead.containsKey(file)
                                ? instead.get(file)
                                : text(file).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    Path in(Path folder) {
        try {
            var archive = Files.createTempFile(folder, "bundle", ".zip");
            try (var out = Files.newOutputStream(archive)) {
                write(out);
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
