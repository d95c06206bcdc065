package se.kotte.plugins.documentation.writing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.kotte.api.access.Viewer;
import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Components;

/** What a writer can choose from: units, children, what they chose last. */
@Dependent
class Picker {
    private static final int MOST_UNITS = 60;
    private static final int OFTEN = 5;
    private static final Duration LATELY = Duration.ofDays(90);

    record Child(UUID id, String givenName, String familyName) {
        String hue() {
            return Components.hue(id);
        }
    }

    private final Sql sql;
    private final TenantClock clock;

    @Inject
    Picker(Sql sql, TenantClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Where the viewer may write, where their role is first: who works in one department writes there without choosing. */
    List<UUID> units(Viewer viewer) {
        return as(viewer, """
                        select u.id
                          from core_api.visible_units(:tenant, :person, 'documentation.write', :today) v
                          join core_api.unit u on u.tenant_id = :tenant and u.id = v.unit_id
                         where u.kind in ('preschool', 'department', 'group') and :population = 'staff'
                           and (u.valid_until is null or u.valid_until > :today)
                         order by u.id in (select s.unit_id
                                             from p_documentation.seats(:tenant, :person, 'documentation.write', :today) s) desc,
                                  case u.kind when 'group' then 1 when 'department' then 2 else 3 end, u.name, u.id
                         limit :limit
                        """).bind("limit", MOST_UNITS).list(row -> row.uuid("id"));
    }

    /** Whom the author can tag at a unit, and whom the entry tags already (null for a new one), by name. */
    List<Child> children(Viewer viewer, UUID unit, UUID entry) {
        return as(viewer, """
                        select c.id, c.given_name, c.family_name
                          from core_api.child c
                         where c.tenant_id = :tenant
                           and c.id in (%s
                                        union
                                        select x.child_id from p_documentation.entry_child x
                                         where x.tenant_id = :tenant and x.entry_id = :entry)
                         order by c.given_name, c.family_name, c.id
                        """.formatted(Tagging.PICKABLE))
                .bind("unit", unit)
                .bind("entry", entry)
                .list(row -> new Child(row.uuid("id"), row.text("given_name"), row.text("family_name")));
    }

    /** How many children of a unit the author sees: the number that an audience is told by. */
    int childCount(Viewer viewer, UUID unit) {
        return as(viewer, "select count(distinct p.child_id) as n from (%s) p".formatted(Tagging.PICKABLE))
                .bind("unit", unit)
                .one(row -> row.number("n"))
                .orElseThrow();
    }

    /** The children of the author's latest published entry at the unit. */
    Set<UUID> last(Viewer viewer, UUID unit) {
        return as(viewer, """
                        select x.child_id
                          from (select e.id
                                  from p_documentation.entry e
                                 where e.tenant_id = :tenant and e.unit_id = :unit and e.author_id = :person
                                   and e.published_at is not null and e.withdrawn_at is null
                                 order by e.published_at desc, e.id desc
                                 limit 1) e
                          join p_documentation.entry_child x on x.tenant_id = :tenant and x.entry_id = e.id
                        """).bind("unit", unit).list(row -> row.uuid("child_id")).stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The goals that the unit's entries are about most often lately, as {@code curriculum/goal}. */
    List<String> often(UUID unit) {
        return sql.of("""
                        select g.curriculum_id || '/' || g.goal_id as goal
                          from p_documentation.entry e
                          join p_documentation.entry_goal g on g.tenant_id = e.tenant_id and g.entry_id = e.id
                         where e.tenant_id = :tenant and e.unit_id = :unit and e.published_at > :since
                           and e.published_at is not null and e.withdrawn_at is null
                         group by g.curriculum_id, g.goal_id
                         order by count(*) desc, 1
                         limit :limit
                        """)
                .bind("unit", unit)
                .bind("since", clock.now().minus(LATELY))
                .bind("limit", OFTEN)
                .list(row -> row.text("goal"));
    }

    private Statement as(Viewer viewer, String statement) {
        return sql.of(statement)
                .bind("person", viewer.person())
                .bind("population", viewer.population())
                .bind("today", clock.today());
    }
}
