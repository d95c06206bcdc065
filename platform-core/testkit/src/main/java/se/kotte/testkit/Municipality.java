package se.kotte.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.Ids;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.UnitId;

/**
 * A municipality in the making: small builders that compose. Each call writes and commits its rows as the owner of the
 * tables, so that what is made needs no rights and may be wrong on purpose.
 *
 * <p>Relations, placements and assignments begin a year before {@link #today()} and are open at the end, unless dates are
 * given; {@code until} is exclusive everywhere.
 */
public final class Municipality {
    private static final List<String> PEDAGOGUE = List.of("child.read", "documentation.read", "documentation.write");

    /** The roles that every municipality begins with, and what they may. */
    private static final Map<String, List<String>> ROLES = Map.of(
            "pedagogue", PEDAGOGUE,
            "substitute", PEDAGOGUE,
            "principal",
                    List.of(
                            "child.read",
                            "documentation.read",
                            "documentation.write",
                            "documentation.manage",
                            "person.read"),
            "area-manager", List.of("child.read", "documentation.read"),
            "administrator",
                    List.of(
                            "child.read",
                            "person.read",
                            "person.manage",
                            "unit.manage",
                            "role.manage",
                            "import.run",
                            "audit.read",
                            "plugin.manage",
                            "documentation.read"),
            "protected-reader", List.of("child.protected"),
            "guardian", List.of("child.read", "documentation.read"));

    private final TestDatabase db;
    private final int tenant;
    private final String slug;
    private final LocalDate today;
    private final UnitId root;

    private Municipality(TestDatabase db, int tenant, String slug, String name, LocalDate today) {
        this.db = db;
        this.tenant = tenant;
        this.slug = slug;
        this.today = today;
        write(
                "insert into core.tenant (id, slug, name, origin) values (:t, :slug, :name, :origin)",
                Map.of("slug", slug, "name", name, "origin", "http://" + host() + ":8080"));
        write("insert into core.host (name, tenant_id) values (:host, :t)", Map.of("host", host()));
        ROLES.forEach((role, capabilities) ->
                role(role, role.equals("guardian") ? Population.GUARDIAN : Population.STAFF, capabilities));
        this.root = unit("municipality", name, null);
    }

    /**
     * A municipality with a host, the usual roles and its root unit, and nothing else.
     *
     * @param tenant its number, free in this database
     * @param slug also its host name, as {@code <slug>.localhost}
     * @param today the day that dates are reckoned from
     */
    public static Municipality empty(TestDatabase db, int tenant, String slug, LocalDate today) {
        var name = slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1);
        return new Municipality(db, tenant, slug, name, today);
    }

    /** Tallby with its whole cast, as tenant 1. */
    public static Tallby tallby(TestDatabase db, LocalDate today) {
        return Tallby.in(empty(db, 1, "tallby", today));
    }

    /** Björkvik with its whole cast, as tenant 2. */
    public static Bjorkvik bjorkvik(TestDatabase db, LocalDate today) {
        return Bjorkvik.in(new Municipality(db, 2, "bjorkvik", "Björkvik", today));
    }

    public int tenant() {
        return tenant;
    }

    public String slug() {
        return slug;
    }

    public String host() {
        return slug + ".localhost";
    }

    public LocalDate today() {
        return today;
    }

    /** The unit of kind municipality, above all others. */
    public UnitId root() {
        return root;
    }

    /** Runs {@code work} as the application, in this municipality. */
    public <T> T read(TestDatabase.Work<T> work) {
        return db.inTenant(tenant, work);
    }

    public void role(String role, Population population, List<String> capabilities) {
        write(
                "insert into core.role (tenant_id, id, population) values (:t, :role, :population)",
                Map.of("role", role, "population", population));
        capabilities.forEach(capability -> grant(role, capability));
    }

    /** Adds a capability to a role. */
    public void grant(String role, String capability) {
        write(
                "insert into core.role_capability (tenant_id, role_id, capability) values (:t, :role, :capability)",
                Map.of("role", role, "capability", capability));
    }

    public UnitId area(String name) {
        return unit("area", name, root);
    }

    public UnitId preschool(String name) {
        return unit("preschool", name, root);
    }

    public UnitId department(String name, UnitId preschool) {
        return unit("department", name, preschool);
    }

    /** A unit with its rows in the closure; {@code parent} is null for the root alone. */
    public UnitId unit(String kind, String name, UnitId parent) {
        var id = new UnitId(Ids.create());
        write(
                """
                with made as (
                    insert into core.unit (tenant_id, id, parent_id, kind, name)
                    values (:t, :id, :parent, :kind, :name)
                )
                insert into core.unit_closure (tenant_id, ancestor_id, descendant_id, depth)
                select tenant_id, ancestor_id, :id, depth + 1
                  from core.unit_closure
                 where tenant_id = :t and descendant_id = :parent
                union all
                select :t, :id, :id, 0""",
                parent == null
                        ? nullable("id", id, "parent", null, "kind", kind, "name", name)
                        : Map.of("id", id, "parent", parent, "kind", kind, "name", name));
        return id;
    }

    /** A person with the family name of {@code name}'s last word, or "Test". */
    public PersonId person(String name) {
        var id = new PersonId(Ids.create());
        var words = name.split(" ", 2);
        write(
                """
                insert into core.person (tenant_id, id, given_name, family_name, source_id)
                values (:t, :id, :given, :family, :source)""",
                Map.of(
                        "id",
                        id,
                        "given",
                        words[0],
                        "family",
                        words.length > 1 ? words[1] : "Test",
                        "source",
                        id.toString()));
        return id;
    }

    /** A child without a placement. */
    public ChildId child(String name) {
        var id = new ChildId(person(name).value());
        write(
                "insert into core.child (tenant_id, id, birth_date) values (:t, :id, :birth)",
                Map.of("id", id, "birth", today.minusYears(4)));
        return id;
    }

    /** A child placed at {@code unit} for a year already, with no end. */
    public ChildId child(String name, UnitId unit) {
        var child = child(name);
        placement(child, unit, today.minusYears(1), null);
        return child;
    }

    public UUID placement(ChildId child, UnitId unit, LocalDate from, LocalDate until) {
        var id = Ids.create();
        write("""
                insert into core.placement (tenant_id, id, child_id, unit_id, valid_from, valid_until)
                values (:t, :id, :child, :unit, :from, :until)""", nullable("id", id, "child", child, "unit", unit, "from", from, "until", until));
        return id;
    }

    /** Ends every placement of the child: {@code until} is its first day without. */
    public void endPlacements(ChildId child, LocalDate until) {
        write(
                "update core.placement set valid_until = :until where tenant_id = :t and child_id = :child",
                Map.of("child", child, "until", until));
    }

    public void guardian(PersonId guardian, ChildId child) {
        guardian(guardian, child, today.minusYears(1), null);
    }

    public void guardian(PersonId guardian, ChildId child, LocalDate from, LocalDate until) {
        write("""
                insert into core.guardian (tenant_id, guardian_id, child_id, valid_from, valid_until)
                values (:t, :guardian, :child, :from, :until)""", nullable("guardian", guardian, "child", child, "from", from, "until", until));
    }

    /** Bars a guardian from a child to whom they are related. */
    public void bar(PersonId guardian, ChildId child, PersonId by) {
        write(
                """
                update core.guardian set barred_at = :at, barred_by = :by, bar_reason = 'court order'
                 where tenant_id = :t and guardian_id = :guardian and child_id = :child""",
                Map.of(
                        "guardian",
                        guardian,
                        "child",
                        child,
                        "by",
                        by,
                        "at",
                        today.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    /** @param protection {@code confidential} or {@code protected_registration} */
    public void protect(PersonId person, String protection) {
        write(
                "update core.person set protection = :protection where tenant_id = :t and id = :id",
                Map.of("id", person, "protection", protection));
    }

    public void protect(ChildId child) {
        protect(new PersonId(child.value()), "protected_registration");
    }

    public UUID assignment(PersonId person, String role, UnitId unit) {
        return assignment(person, role, unit, today.minusYears(1), null);
    }

    public UUID assignment(PersonId person, String role, UnitId unit, LocalDate from, LocalDate until) {
        var id = Ids.create();
        write("""
                insert into core.assignment (tenant_id, id, person_id, role_id, unit_id, valid_from, valid_until)
                values (:t, :id, :person, :role, :unit, :from, :until)""", nullable("id", id, "person", person, "role", role, "unit", unit, "from", from, "until", until));
        return id;
    }

    /** An identifier by which a first sign-in finds the person. */
    public void identifier(PersonId person, Population population, String identifier) {
        write("""
                insert into core.sign_in_identifier (tenant_id, population, identifier, person_id)
                values (:t, :population, :identifier, :person)""", Map.of("person", person, "population", population, "identifier", identifier));
    }

    /** A member of staff with one assignment and the identifier {@code <name in lower case>.<slug>}. */
    public PersonId staff(String name, String role, UnitId unit) {
        var person = person(name);
        assignment(person, role, unit);
        identifier(person, Population.STAFF, identifierOf(name));
        return person;
    }

    /** A guardian of {@code children}, with the identifier {@code <name in lower case>}: one account in many tenants. */
    public PersonId guardianOf(String name, ChildId... children) {
        var person = person(name);
        for (var child : children) guardian(person, child);
        identifier(person, Population.GUARDIAN, name.toLowerCase(Locale.ROOT));
        return person;
    }

    String identifierOf(String name) {
        return name.toLowerCase(Locale.ROOT) + "." + slug;
    }

    private void write(String statement, Map<String, ?> parameters) {
        db.asOwner(sql -> {
            var bound = sql.of(statement).bind("t", tenant);
            parameters.forEach(bound::bind);
            return bound.run();
        });
    }

    private static Map<String, Object> nullable(Object... namesAndValues) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return map;
    }
}
