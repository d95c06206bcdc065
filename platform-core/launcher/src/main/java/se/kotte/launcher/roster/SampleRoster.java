package se.kotte.launcher.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import se.kotte.launcher.roster.Roster.Department;
import se.kotte.server.roster.BundleWriter;

/** A municipality of a given size: preschools of four departments with 18 children and three staff each. */
public final class SampleRoster {

    private static final int DEPARTMENTS = 4;
    private static final int CHILDREN = 18;
    private static final int STAFF = 3;
    private static final int PRESCHOOLS_OF_AN_AREA = 12;

    private SampleRoster() {}

    /**
     * @param users how many people, exactly
     * @param today the day in whose school year it is
     */
    public static void write(Path archive, int users, long seed, LocalDate today) throws IOException {
        try (BundleWriter bundle = new BundleWriter(archive)) {
            Roster roster = new Roster(bundle, seed, "sample", "Storby", "sample-" + seed + "-", today);
            roster.staff("districtAdministrator", "sample");
            String area = null;
            for (int number = 0; roster.users() < users; number++) {
                if (number % PRESCHOOLS_OF_AN_AREA == 0) {
                    int place = number / PRESCHOOLS_OF_AN_AREA + 1;
                    area = roster.org("area-" + place, "Område " + place, "local", null);
                    if (roster.users() < users) roster.staff("ext:areaManager", area);
                }
                String preschool = roster.org("preschool-" + (number + 1), Names.preschool(number), "school", area);
                if (roster.users() < users) roster.staff("principal", preschool);
                for (int i = 0; i < DEPARTMENTS; i++) {
                    Department department = roster.department(preschool, i);
                    for (int s = 0; s < STAFF && roster.users() < users; s++)
                        roster.teaches(roster.staff(s == 0 ? "teacher" : "aide", preschool), department);
                    // A family is at most four people: the last ones are filled up with staff of the preschool.
                    for (int c = 0; c < CHILDREN && roster.users() + 4 <= users; )
                        c += roster.family(department, CHILDREN - c);
                }
                while (users - roster.users() < 4 && roster.users() < users) roster.staff("aide", preschool);
            }
        }
    }
}
