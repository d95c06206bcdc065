package se.kotte.plugins.documentation.writing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import se.kotte.api.access.Viewer;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;
import se.kotte.api.time.TenantClock;

/** Where an entry is written, and what it is tagged with. */
@Dependent
class Tagging {
    /**
     * A unit where entries are written.
     *
     * @param department it or the one above it; null at a preschool
     */
    record Place(UUID unit, String name, UUID department, String departmentName, UUID preschool, String preschoolName) {
        List<Audience> audiences() {
            return department == null
                    ? List.of(Audience.CHILDREN, Audience.PRESCHOOL, Audience.STAFF)
                    : List.of(Audience.CHILDREN, Audience.DEPARTMENT, Audience.PRESCHOOL, Audience.STAFF);
        }

        /** The unit whose guardians read it; null where it is not for a whole unit. */
        UUID unitOf(Audience audience) {
            if (!audiences().contains(audience)) throw Draft.problem(List.of(Draft.Fault.AUDIENCE_UNKNOWN));
            return switch (audience) {
                case DEPARTMENT -> department;
                case PRESCHOOL -> preschool;
                case CHILDREN, STAFF -> null;
            };
        }
    }

    /** The children who are placed today at or below {@code :unit} and whom the author may see (rule 15). */
    static final String PICKABLE = """
            select v.child_id
              from core_api.placed_children(:tenant, :person, 'documentation.write', :today) v
              join core_api.placement p
                on p.tenant_id = :tenant and p.child_id = v.child_id
               and p.valid_from <= :today and (p.valid_until is null or p.valid_until > :today)
              join core_api.unit_closure k
                on k.tenant_id = :tenant and k.descendant_id = p.unit_id and k.ancestor_id = :unit
            """;

    private final Sql sql;
    private final TenantClock clock;

    @Inject
    Tagging(Sql sql, TenantClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @throws Problem not found, for a unit above the preschools, where nothing is written */
    Place place(UUID unit) {
        return sql.of("""
                        select u.name, d.id as department_id, d.name as department_name, s.id as preschool_id, s.name as preschool_name
                          from core_api.unit u
                          join core_api.unit_closure ks on ks.tenant_id = :tenant and ks.descendant_id = u.id
                          join core_api.unit s on s.tenant_id = :tenant and s.id = ks.ancestor_id and s.kind = 'preschool'
                          left join (core_api.unit_closure kd
                                     join core_api.unit d on d.tenant_id = :tenant and d.id = kd.ancestor_id and d.kind = 'department')
                            on kd.tenant_id = :tenant and kd.descendant_id = u.id
                         where u.tenant_id = :tenant and u.id = :unit
                        """)
                .bind("unit", unit)
                .one(row -> new Place(
                        unit,
                        row.text("name"),
                        row.uuid("department_id"),
                        row.text("department_name"),
                        row.uuid("preschool_id"),
                        row.text("preschool_name")))
                .orElseThrow(Problem::notFound);
    }

    /** @throws Problem invalid, naming the tags that the author cannot set */
    void check(Viewer viewer, Entry entry, Draft draft) {
        var refused = new ArrayList<>(at("children", draft.children(), strangers(viewer, entry, draft)));
        refused.addAll(at("goals", draft.goals(), unknown(draft)));
        if (!refused.isEmpty())
            throw Problem.invalid("Some tags cannot be set here.", refused.toArray(Problem.Field[]::new));
    }

    private List<UUID> strangers(Viewer viewer, Entry entry, Draft draft) {
        return as(viewer, """
                        select t.child_id
                          from unnest(:children) as t (child_id)
                         where t.child_id not in (%s)
                           and t.child_id not in (select x.child_id from p_documentation.entry_child x
                                                   where x.tenant_id = :tenant and x.entry_id = :entry)
                        """.formatted(PICKABLE))
                .bind("unit", entry.unit())
                .bind("entry", entry.id())
                .bindArray("children", "uuid", draft.children())
                .list(row -> row.uuid("child_id"));
    }

    private List<String> unknown(Draft draft) {
        return sql.of("""
                        select t.goal
                          from unnest(:goals) as t (goal)
                         where t.goal not in (select g.curriculum_id || '/' || g.id
                                                from core_api.curriculum_goal g where g.tenant_id = :tenant)
                        """).bindArray("goals", "text", draft.goals()).list(row -> row.text("goal"));
    }

    private static List<Problem.Field> at(String name, List<?> all, List<?> refused) {
        return IntStream.range(0, all.size())
                .filter(i -> refused.contains(all.get(i)))
                .mapToObj(i -> new Problem.Field("/" + name + "/" + i, "not one that can be tagged here"))
                .toList();
    }

    /** Makes the tags those of the draft, which {@link #check} accepted. */
    void store(Entry entry, Draft draft) {
        of(
                        entry,
                        "delete from p_documentation.entry_child where tenant_id = :tenant and entry_id = :entry and child_id <> all(:children)")
                .bindArray("children", "uuid", draft.children())
                .run();
        of(entry, """
                        insert into p_documentation.entry_child (tenant_id, entry_id, child_id, published_at)
                        select :tenant, :entry, t.child_id, cast(:since as timestamptz) from unnest(:children) as t (child_id)
                        on conflict do nothing
                        """).bindArray("children", "uuid", draft.children()).run();
        of(entry, """
                        delete from p_documentation.entry_goal
                         where tenant_id = :tenant and entry_id = :entry and curriculum_id || '/' || goal_id <> all(:goals)
                        """).bindArray("goals", "text", draft.goals()).run();
        of(entry, """
                        insert into p_documentation.entry_goal (tenant_id, entry_id, curriculum_id, goal_id, published_at)
                        select :tenant, :entry, g.curriculum_id, g.id, cast(:since as timestamptz)
                          from core_api.curriculum_goal g
                         where g.tenant_id = :tenant and g.curriculum_id || '/' || g.id = any(:goals)
                        on conflict do nothing
                        """).bindArray("goals", "text", draft.goals()).run();
    }

    /** Tells the tags since when their entry can be read: the feeds go by it. */
    void readableSince(Entry entry) {
        of(
                        entry,
                        "update p_documentation.entry_child set published_at = cast(:since as timestamptz) where tenant_id = :tenant and entry_id = :entry")
                .run();
        of(
                        entry,
                        "update p_documentation.entry_goal set published_at = cast(:since as timestamptz) where tenant_id = :tenant and entry_id = :entry")
                .run();
    }

    private Statement of(Entry entry, String statement) {
        return sql.of(statement).bind("entry", entry.id()).bind("since", entry.readableSince());
    }

    private Statement as(Viewer viewer, String statement) {
        return sql.of(statement).bind("person", viewer.person()).bind("today", clock.today());
    }
}
