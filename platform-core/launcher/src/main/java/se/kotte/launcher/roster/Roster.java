package se.kotte.launcher.roster;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import se.kotte.server.roster.BundleWriter;
import se.kotte.server.roster.BundleWriter.User;

/** People, added one by one to the bundle of one municipality. */
final class Roster {

    private static final String NOT_OF_AN_ADDRESS = "[^a-z0-9]";

    private final BundleWriter bundle;
    private final Random random;
    private final Names names;
    private final String root;
    private final String identifiers;
    private final LocalDate schoolYear;
    private int users;
    private int departments;

    /**
     * @param root sourcedId and short name of the municipality
     * @param identifiers what the identifiers of its made-up people begin with
     */
    Roster(BundleWriter bundle, long seed, String root, String name, String identifiers, LocalDate today) {
        this.bundle = bundle;
        this.random = new Random(seed);
        this.names = new Names(random);
        this.root = root;
        this.identifiers = identifiers;
        this.schoolYear =
                LocalDate.of(today.getMonthValue() >= 8 ? today.getYear() : today.getYear() - 1, Month.AUGUST, 1);
        bundle.org(root, name, "district", null);
    }

    int users() {
        return users;
    }

    /** A sourcedId for an org below the municipality. */
    String org(String word, String name, String type, String parent) {
        String id = root + "-" + word;
        bundle.org(id, name, type, parent == null ? root : parent);
        return id;
    }

    /** Where children are and staff work. */
    record Department(String id, String preschool) {}

    Department department(String preschool, String word, String name) {
        String id = preschool + "-" + word;
        bundle.department(id, name, preschool);
        departments++;
        return new Department(id, preschool);
    }

    Department department(String preschool, int number) {
        return department(preschool, Integer.toString(departments + 1), Names.department(number));
    }

    /** A grown-up by name; {@code identifier} as it is, or made up. */
    String adult(String given, String family, String identifier, String protection) {
        String id = "p" + ++users;
        return adult(id, given, family, identifier == null ? identifiers + id : identifier, protection);
    }

    private String adult(String id, String given, String family, String identifier, String protection) {
        String mail = ascii(given) + "." + ascii(family) + "." + id + "@example.org";
        String phone = "070-174 06 " + String.format(Locale.ROOT, "%02d", 5 + random.nextInt(95));
        bundle.user(new User(id, given, family, mail, phone, identifier, List.of(), protection, null));
        return id;
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll(NOT_OF_AN_ADDRESS, "");
    }

    String guardian(String given, String family, String identifier, String protection) {
        String id = adult(given, family, identifier, protection);
        bundle.role("r" + id, id, "guardian", root, null, null);
        return id;
    }

    /** Somebody with a role of OneRoster at an org. */
    String staff(String given, String family, String identifier, String role, String org) {
        String id = adult(given, family, identifier, null);
        bundle.role("r" + id, id, role, org, null, null);
        return id;
    }

    String staff(String role, String org) {
        return staff(names.adult(), names.family(), null, role, org);
    }

    /** Who works in a department, since the beginning of the school year. */
    void teaches(String staff, Department department) {
        bundle.enrollment(
                "t" + staff + "-" + department.id(),
                staff,
                department.id(),
                department.preschool(),
                "teacher",
                schoolYear,
                null);
    }

    /** A substitute, in a department on one day. */
    void substitute(String given, String family, String identifier, Department department, LocalDate day) {
        String id = adult(given, family, identifier, null);
        bundle.role("r" + id + "-" + day, id, "ext:substitute", department.preschool(), day, day);
        bundle.enrollment("t" + id + "-" + day, id, department.id(), department.preschool(), "teacher", day, day);
    }

    /** A child in a department, since last August or the one before. */
    void child(String given, String family, Department department, String protection, List<String> guardians) {
        String id = "p" + ++users;
        bundle.user(new User(id, given, family, null, null, null, guardians, protection, null));
        bundle.role("r" + id, id, "student", department.preschool(), null, null);
        int years = random.nextInt(4);
        bundle.birthDate(id, schoolYear.minusYears(1 + years).minusDays(30L + random.nextInt(330)));
        bundle.enrollment(
                "e" + id,
                id,
                department.id(),
                department.preschool(),
                "student",
                schoolYear.minusYears(years == 0 ? 0 : random.nextInt(2)),
                null);
    }

    /** Children in a department, with families. */
    void families(Department department, int children) {
        for (int i = 0; i < children; ) i += family(department, children - i);
    }

    /**
     * A family of two to four: one or two children, most with two guardians.
     *
     * @param most children there is room for
     * @return how many there are
     */
    int family(Department department, int most) {
        String family = names.family();
        List<String> guardians = random.nextInt(10) == 0
                ? List.of(guardian(names.adult(), family, null, null))
                : List.of(
                        guardian(names.adult(), family, null, null),
                        guardian(names.adult(), random.nextBoolean() ? family : names.family(), null, null));
        child(names.child(), family, department, random.nextInt(150) == 0 ? "confidential" : null, guardians);
        if (most < 2 || random.nextInt(6) != 0) return 1;
        child(names.child(), family, department, null, guardians);
        return 2;
    }
}
