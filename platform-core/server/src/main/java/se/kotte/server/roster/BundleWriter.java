package se.kotte.server.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a OneRoster 1.2 bundle (CSV, bulk) as {@link RosterImport} reads it. What is the same row by row is the same byte
 * by byte. The rows are held in memory until it is closed.
 */
public final class BundleWriter implements Closeable {
    /** The moment that every entry of the archive carries. */
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** What the columns metadata.* of users.csv hold. */
    private static final List<String> METADATA = List.of("metadata.protection", "metadata.language");

    private final Path archive;
    private final Map<RosterFile, ByteArrayOutputStream> contents = new EnumMap<>(RosterFile.class);
    private final Map<RosterFile, CsvWriter> writers = new EnumMap<>(RosterFile.class);

    public BundleWriter(Path archive) {
        this.archive = archive;
        for (var file : RosterFile.values()) {
            var content = new ByteArrayOutputStream();
            var writer = CsvWriter.builder().build(content, StandardCharsets.UTF_8);
            contents.put(file, content);
            writers.put(file, writer);
            writer.writeRecord(header(file));
        }
    }

    private static List<String> header(RosterFile file) {
        if (file != RosterFile.USERS) return file.columns();
        var header = new ArrayList<>(file.columns());
        header.addAll(METADATA);
        return header;
    }

    /**
     * @param type district, local, school or department
     * @param parent null for the municipality itself
     */
    public void org(String id, String name, String type, String parent) {
        row(RosterFile.ORGS, Map.of("sourcedId", id, "name", name, "type", type, "parentSourcedId", blank(parent)));
    }

    public void department(String id, String title, String school) {
        row(
                RosterFile.CLASSES,
                Map.of("sourcedId", id, "title", title, "classType", "homeroom", "schoolSourcedId", school));
    }

    /**
     * A human. Everything but id and names may be null or empty.
     *
     * @param identifier by which a first sign-in is matched
     * @param agents the guardians of a child
     * @param protection none, confidential or protected_registration
     * @param language as BCP 47 has it
     */
    public record User(
            String id,
            String given,
            String family,
            String email,
            String phone,
            String identifier,
            List<String> agents,
            String protection,
            String language) {}

    public void user(User user) {
        row(
                RosterFile.USERS,
                Map.ofEntries(
                        Map.entry("sourcedId", user.id()),
                        Map.entry("enabledUser", "true"),
                        Map.entry("username", user.id()),
                        Map.entry("givenName", user.given()),
                        Map.entry("familyName", user.family()),
                        Map.entry("email", blank(user.email())),
                        Map.entry("phone", blank(user.phone())),
                        Map.entry("userMasterIdentifier", blank(user.identifier())),
                        Map.entry("agentSourcedIds", String.join(",", user.agents())),
                        Map.entry("metadata.protection", blank(user.protection())),
                        Map.entry("metadata.language", blank(user.language()))));
    }

    /** @param begin and end, the last day, may be null */
    public void role(String id, String user, String role, String org, LocalDate begin, LocalDate end) {
        row(
                RosterFile.ROLES,
                Map.of(
                        "sourcedId", id,
                        "userSourcedId", user,
                        "roleType", "primary",
                        "role", role,
                        "orgSourcedId", org,
                        "beginDate", day(begin),
                        "endDate", day(end)));
    }

    /**
     * @param role student or teacher
     * @param begin and end, the last day, may be null
     */
    public void enrollment(
            String id, String user, String department, String school, String role, LocalDate begin, LocalDate end) {
        row(
                RosterFile.ENROLLMENTS,
                Map.of(
                        "sourcedId", id,
                        "userSourcedId", user,
                        "classSourcedId", department,
                        "schoolSourcedId", school,
                        "role", role,
                        "primary", "true",
                        "beginDate", day(begin),
                        "endDate", day(end)));
    }

    public void birthDate(String user, LocalDate day) {
        row(RosterFile.DEMOGRAPHICS, Map.of("sourcedId", user, "birthDate", day(day)));
    }

    private void row(RosterFile file, Map<String, String> cells) {
        writers.get(file)
                .writeRecord(header(file).stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .toList());
    }

    private static String blank(String text) {
        return text == null ? "" : text;
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    @Override
    public void close() throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                var zip = new ZipOutputStream(out)) {
            next(zip, RosterFile.MANIFEST);
            zip.write(manifest().getBytes(StandardCharsets.UTF_8));
            for (var file : RosterFile.values()) {
                writers.get(file).close();
                next(zip, file.file());
                contents.get(file).writeTo(zip);
            }
        }
    }

    private static void next(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(MOMENT);
        zip.putNextEntry(entry);
    }

    private static String manifest() {
        var written = new TreeSet<String>();
        for (var file : RosterFile.values()) written.add(file.id());
        var manifest = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
        for (var id : new TreeSet<>(RosterFile.ALL))
            manifest.append("file.").append(id).append(written.contains(id) ? ",bulk\r\n" : ",absent\r\n");
        return manifest.append("source.systemName,Kotte\r\nsource.systemCode,kotte\r\n")
                .toString();
    }
}
