package se.kotte.launcher.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.launcher.roster.Roster.Department;
import se.kotte.server.person.Bars;
import se.kotte.server.roster.BundleWriter;

/**
 * The two municipalities of the demo, with the people that tests and screenshots know by name. Who can sign in carries the
 * identifier {@code staff-<municipality>-<name>} or {@code guardian-<name>}.
 */
public final class DemoRoster {

    public static final String TALLBY = "tallby";
    public static final String BJORKVIK = "bjorkvik";

    private DemoRoster() {}

    /**
     * @param municipality {@value #TALLBY} or {@value #BJORKVIK}
     * @param today the substitute's day; the rest is the same for a whole school year
     */
    public static void write(Path archive, String municipality, LocalDate today) throws IOException {
        try (BundleWriter bundle = new BundleWriter(archive)) {
            switch (municipality) {
                case TALLBY -> tallby(new Roster(bundle, 1, "t", "Tallby", "tallby-", today), today);
                case BJORKVIK -> bjorkvik(new Roster(bundle, 2, "b", "Björkvik", "bjorkvik-", today));
                default -> throw new IllegalArgumentException("the demo has no municipality " + municipality);
            }
        }
    }

    private static void tallby(Roster roster, LocalDate today) {
        String north = roster.org("norr", "Norr", "local", null);
        String south = roster.org("soder", "Söder", "local", null);
        String solrosen = roster.org("solrosen", "Solrosen", "school", north);
        String tallbacken = roster.org("tallbacken", "Tallbacken", "school", north);
        String granen = roster.org("granen", "Granen", "school", south);
        String angsgarden = roster.org("angsgarden", "Ängsgården", "school", south);
        Department myran = roster.department(solrosen, "myran", "Myran");
        Department bien = roster.department(solrosen, "bien", "Bien");
        Department humlan = roster.department(solrosen, "humlan", "Humlan");
        Department ekorren = roster.department(tallbacken, "ekorren", "Ekorren");
        Department igelkotten = roster.department(tallbacken, "igelkotten", "Igelkotten");
        Department kotten = roster.department(granen, "kotten", "Kotten");
        Department barret = roster.department(granen, "barret", "Barret");
        Department raven = roster.department(angsgarden, "raven", "Räven");
        Department ugglan = roster.department(angsgarden, "ugglan", "Ugglan");

        roster.staff("Mona", "Ek", staff(TALLBY, "mona"), "districtAdministrator", "t");
        roster.staff("Arvid", "Holm", staff(TALLBY, "arvid"), "ext:areaManager", north);
        roster.staff("Rut", "Åkesson", staff(TALLBY, "rut"), "principal", solrosen);
        roster.teaches(roster.staff("Pia", "Lindgren", staff(TALLBY, "pia"), "teacher", solrosen), myran);
        roster.teaches(roster.staff("Ulf", "Berg", staff(TALLBY, "ulf"), "teacher", granen), kotten);
        roster.substitute("Sam", "Nordin", staff(TALLBY, "sam"), myran, today);

        String gun = roster.guardian("Gun", "Alm", guardian("gun"), null);
        String rolf = roster.guardian("Rolf", "Alm", guardian("rolf"), null);
        String petra = roster.guardian("Petra", "Lund", guardian("petra"), "confidential");
        String dan = roster.guardian("Dan", "Forsberg", guardian("dan"), null);
        String tove = roster.guardian("Tove", "Strand", guardian("tove"), null);
        // The register knows nothing of Rolf's bar: that is Kotte's own, set by bar(…).
        roster.child("Alva", "Alm", myran, null, List.of(gun, rolf));
        roster.child("Bo", "Alm", myran, null, List.of(gun, rolf));
        roster.child("Cid", "Lund", myran, "protected_registration", List.of(petra));
        roster.child("Disa", "Forsberg", bien, null, List.of(dan));
        roster.child("Elin", "Strand", kotten, null, List.of(tove));

        fill(roster, myran, 11, 2);
        fill(roster, bien, 13, 3);
        fill(roster, humlan, 12, 3);
        fill(roster, ekorren, 14, 3);
        fill(roster, igelkotten, 14, 3);
        fill(roster, kotten, 12, 2);
        fill(roster, barret, 13, 3);
        fill(roster, raven, 13, 3);
        fill(roster, ugglan, 13, 3);
        for (String preschool : List.of(tallbacken, granen, angsgarden)) roster.staff("principal", preschool);
        roster.staff("ext:areaManager", south);
    }

    private static void bjorkvik(Roster roster) {
        String havet = roster.org("havet", "Havet", "school", null);
        String backen = roster.org("backen", "Bäcken", "school", null);
        Department masen = roster.department(havet, "masen", "Måsen");
        Department tarnan = roster.department(havet, "tarnan", "Tärnan");
        Department forellen = roster.department(backen, "forellen", "Forellen");

        roster.staff("Bea", "Sandberg", staff(BJORKVIK, "bea"), "districtAdministrator", "b");
        roster.staff("Hans", "Öberg", staff(BJORKVIK, "hans"), "principal", havet);
        roster.staff("Rakel", "Hedlund", staff(BJORKVIK, "rakel"), "principal", backen);
        roster.teaches(roster.staff("Britta", "Sjögren", staff(BJORKVIK, "britta"), "teacher", havet), masen);

        String tove = roster.guardian("Tove", "Strand", guardian("tove"), null);
        roster.child("Havi", "Strand", masen, null, List.of(tove));
        fill(roster, masen, 12, 2);
        fill(roster, tarnan, 13, 3);
        fill(roster, forellen, 14, 3);
    }

    private static void fill(Roster roster, Department department, int children, int staff) {
        for (int i = 0; i < staff; i++)
            roster.teaches(roster.staff(i == 0 ? "teacher" : "aide", department.preschool()), department);
        roster.families(department, children);
    }

    private static String staff(String municipality, String name) {
        return "staff-" + municipality + "-" + name;
    }

    private static String guardian(String name) {
        return "guardian-" + name;
    }

    /**
     * Bars Rolf from Alva, on behalf of Mona, who administers Tallby. Again, it changes nothing.
     *
     * @param application a connection of the application role, not in autocommit, after the import of Tallby; the caller
     *     commits
     */
    public static void bar(Connection application, Instant now) throws SQLException {
        int tenant;
        try (var query = application.prepareStatement(
                "select id, set_config('app.tenant', id::text, true) from core.tenant where slug = ?")) {
            query.setString(1, TALLBY);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) throw new IllegalStateException("Tallby was not applied");
                tenant = rows.getInt("id");
            }
        }
        UUID rolf = person(application, tenant, "guardian", guardian("rolf"));
        Bars.bar(
                application,
                tenant,
                new PersonId(person(application, tenant, "staff", staff(TALLBY, "mona"))),
                new PersonId(rolf),
                new ChildId(child(application, tenant, rolf, "Alva")),
                "Kontaktförbud enligt beslut (påhittat för demon)",
                now);
    }

    private static UUID person(Connection application, int tenant, String population, String identifier)
            throws SQLException {
        try (var query = application.prepareStatement("""
                select person_id from core.sign_in_identifier
                 where tenant_id = ? and population = ? and identifier = ?""")) {
            query.setInt(1, tenant);
            query.setString(2, population);
            query.setString(3, identifier);
            return one(query, identifier);
        }
    }

    private static UUID child(Connection application, int tenant, UUID guardian, String given) throws SQLException {
        try (var query = application.prepareStatement("""
                select g.child_id
                  from core.guardian g
                  join core.person p on p.tenant_id = g.tenant_id and p.id = g.child_id
                 where g.tenant_id = ? and g.guardian_id = ? and p.given_name = ?""")) {
            query.setInt(1, tenant);
            query.setObject(2, guardian);
            query.setString(3, given);
            return one(query, given);
        }
    }

    private static UUID one(java.sql.PreparedStatement query, String what) throws SQLException {
        try (var rows = query.executeQuery()) {
            if (!rows.next()) throw new IllegalStateException(what + " was not imported");
            return rows.getObject(1, UUID.class);
        }
    }
}
