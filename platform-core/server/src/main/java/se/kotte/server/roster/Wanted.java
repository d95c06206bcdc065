package se.kotte.server.roster;

/**
 * What the municipality should look like by the bundle, in temporary tables, with the ids of what is there already and new
 * ids for the rest. {@code label} is the sourcedId as the source knows it.
 */
final class Wanted {
    private Wanted() {}

    static void make(RosterDb db) {
        RoleMap.stage(db);
        db.keep("roster_under", UNDER);
        db.keep("roster_agent", AGENTS);
        db.keep("roster_capacity", CAPACITIES);
        db.keep("roster_unit", UNITS);
        db.keep("roster_person", PEOPLE);
        db.keep("roster_placement", PLACEMENTS);
        db.keep("roster_guardian", GUARDIANS);
        db.keep("roster_taught", TAUGHT);
        db.keep("roster_assignment", ASSIGNMENTS);
        db.keep("roster_identifier", IDENTIFIERS);
    }

    /** Every org with itself and each org above it; ends also where they run in a circle. */
    private static final String UNDER = """
            with recursive under as (
                select source_id as org, source_id as above from pg_temp.roster_orgs
                union
                select u.org, o.parent
                  from under u
                  join pg_temp.roster_orgs o on o.source_id = u.above
                 where o.parent is not null
            )
            select org, above from under""";

    private static final String AGENTS = """
            select distinct on (u.source_id, trim(a.agent)) u.line, u.source_id as child, trim(a.agent) as agent
              from pg_temp.roster_users u
              cross join lateral string_to_table(u.agents, ',') a (agent)
             where exists (select 1 from pg_temp.roster_roles r where r.user_id = u.source_id and r.role = 'student')
             order by u.source_id, trim(a.agent), u.line""";

    /** In which capacities a user is there at all, and as whom they may sign in today. */
    private static final String CAPACITIES = """
            select r.user_id,
                   coalesce(bool_or(r.role = 'student'), false) as student,
                   coalesce(bool_or(r.role in ('guardian', 'parent')), false) as guardian,
                   coalesce(bool_or(m.role is not null), false) as staff,
                   coalesce(bool_or(r.role in ('guardian', 'parent') and coalesce(r.end_date >= :today, true)), false) as guardian_now,
                   coalesce(bool_or(m.role is not null and coalesce(r.end_date >= :today, true)), false) as staff_now,
                   min(r.begin_date) filter (where r.role in ('guardian', 'parent')) as guardian_from,
                   case when not bool_or(r.end_date is null) filter (where r.role in ('guardian', 'parent'))
                        then max(r.end_date) filter (where r.role in ('guardian', 'parent')) + 1
                   end as guardian_until
              from pg_temp.roster_roles r
              left join pg_temp.roster_role_map m on m.source = r.role
             where r.user_id is not null
             group by r.user_id""";

    private static final String UNITS = """
            with unit as (
                select 'orgs.csv' as file, o.line, o.source_id as label, 'org:' || o.source_id as source_id, o.name,
                       case o.type
                           when 'district' then 'municipality'
                           when 'local' then 'area'
                           when 'school' then 'preschool'
                           else 'department'
                       end as kind,
                       case when o.type <> 'district' then 'org:' || coalesce(o.parent, d.source_id) end as parent
                  from pg_temp.roster_orgs o
                  left join (select min(source_id) as source_id from pg_temp.roster_orgs where type = 'district') d on true
                 where o.type in ('district', 'local', 'school', 'department')
                union all
                select 'classes.csv', c.line, c.source_id, 'class:' || c.source_id, c.title, 'department', 'org:' || c.school
                  from pg_temp.roster_classes c
                 where c.class_type = 'homeroom'
            )
            select n.*,
                   coalesce(
                       (select u.id from core.unit u
                         where u.tenant_id = :tenant and u.parent_id is null and n.kind = 'municipality'),
                       (select u.id from core.unit u where u.tenant_id = :tenant and u.source_id = n.source_id),
                       uuidv7()) as id
              from unit n""";

    /** A user who is disabled is not there, unless it is a child: children never sign in. */
    private static final String PEOPLE = """
            select u.line, u.source_id as label, u.given_name, u.family_name, u.email, u.phone, u.identifier, u.language,
                   u.protection, d.birth_date,
                   coalesce(c.student, false) as student,
                   coalesce(c.guardian, false) as guardian,
                   coalesce(c.staff_now, false) as staff_now,
                   coalesce(c.guardian_now, false) as guardian_now,
                   c.guardian_from, c.guardian_until,
                   coalesce(p.id, uuidv7()) as id
              from pg_temp.roster_users u
              left join pg_temp.roster_capacity c on c.user_id = u.source_id
              left join pg_temp.roster_demographics d on d.source_id = u.source_id
              left join core.person p on p.tenant_id = :tenant and p.source_id = u.source_id
             where u.enabled or c.student""";

    private static final String PLACEMENTS = """
            select e.line, e.source_id as label, p.id as child_id, u.id as unit_id, e.begin_date, e.end_date + 1 as until_date
              from pg_temp.roster_enrollments e
              join pg_temp.roster_person p on p.label = e.user_id and p.student
              join pg_temp.roster_unit u on u.source_id = 'class:' || e.class
             where e.role = 'student'""";

    private static final String GUARDIANS = """
            select a.line, g.label || ' of ' || c.label as label, g.id as guardian_id, c.id as child_id, g.identifier,
                   g.guardian_from as begin_date, g.guardian_until as until_date
              from pg_temp.roster_agent a
              join pg_temp.roster_person c on c.label = a.child and c.student
              join pg_temp.roster_person g on g.label = a.agent and g.guardian and not g.student""";

    /** Enrollments of teachers, each with the roles by which they teach at that school. */
    private static final String TAUGHT = """
            select e.line, e.source_id as enrollment, r.source_id as role_source, r.user_id, m.role, e.class,
                   greatest(r.begin_date, e.begin_date) as begin_date,
                   least(r.end_date, e.end_date) + 1 as until_date
              from pg_temp.roster_roles r
              join pg_temp.roster_role_map m on m.source = r.role and m.teaching
              join pg_temp.roster_enrollments e on e.user_id = r.user_id and e.role = 'teacher'
              join pg_temp.roster_classes c on c.source_id = e.class and c.class_type = 'homeroom'
              join pg_temp.roster_under o on o.org = c.school and o.above = r.org""";

    /**
     * Who teaches in a department works there and not in the whole preschool: for the time that both the role and the
     * enrollment last. Everybody else works at the org of their role.
     */
    private static final String ASSIGNMENTS = """
            with assignment as (
                select 'enrollments.csv' as file, t.line, t.enrollment as label,
                       'role:' || t.role_source || ' enrollment:' || t.enrollment as source_id,
                       t.user_id, t.role, 'class:' || t.class as unit, t.begin_date, t.until_date
                  from pg_temp.roster_taught t
                 where t.begin_date < t.until_date or t.begin_date is null or t.until_date is null
                union all
                select 'roles.csv', r.line, r.source_id, 'role:' || r.source_id, r.user_id, m.role, 'org:' || r.org,
                       r.begin_date, r.end_date + 1
                  from pg_temp.roster_roles r
                  join pg_temp.roster_role_map m on m.source = r.role
                 where not exists (select 1 from pg_temp.roster_taught t where t.role_source = r.source_id)
            )
            select a.*, p.id as person_id, u.id as unit_id
              from assignment a
              join pg_temp.roster_person p on p.label = a.user_id
              join pg_temp.roster_unit u on u.source_id = a.unit""";

    private static final String IDENTIFIERS = """
            select p.line, p.label, c.population, p.identifier, p.id as person_id
              from pg_temp.roster_person p
              cross join lateral (values ('staff', p.staff_now), ('guardian', p.guardian_now)) c (population, held)
             where c.held and not p.student and p.identifier is not null""";
}
