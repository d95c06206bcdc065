package se.kotte.server.roster;

import static se.kotte.server.roster.RosterFile.CLASSES;
import static se.kotte.server.roster.RosterFile.DEMOGRAPHICS;
import static se.kotte.server.roster.RosterFile.ENROLLMENTS;
import static se.kotte.server.roster.RosterFile.ORGS;
import static se.kotte.server.roster.RosterFile.ROLES;
import static se.kotte.server.roster.RosterFile.USERS;

import java.util.ArrayList;
import java.util.List;

/**
 * What only the files together, or the bundle and what is stored, show to be wrong. Each rule is a query for the rows
 * that break it: the line and what to do.
 */
final class Rules {
    private record Rule(RosterFile file, String code, String sql) {}

    private record Broken(Rejection rejection, long total) {}

    private static final List<Rule> RULES = new ArrayList<>();

    private Rules() {}

    /** Adds a rejection for every row that breaks a rule. */
    static void check(RosterDb db, Rejections rejections) {
        for (var rule : RULES) {
            var broken = db.list(
                    "select b.line, b.detail, count(*) over () as total from (" + rule.sql() + ") b (line, detail)"
                            + " order by b.line limit " + Rejections.SHOWN,
                    (row, context) -> new Broken(
                            new Rejection(
                                    rule.file().file(), row.getLong("line"), rule.code(), row.getString("detail")),
                            row.getLong("total")));
            if (broken.isEmpty()) continue;
            rejections.add(
                    broken.stream().map(Broken::rejection).toList(),
                    broken.get(0).total());
        }
    }

    private static void rule(RosterFile file, String code, String sql) {
        RULES.add(new Rule(file, code, sql));
    }

    /** The value of {@code column} must be a sourcedId of {@code target}. */
    private static void reference(RosterFile file, String name, String column, RosterFile target) {
        rule(file, "unknown-reference", """
                select r.line, format('%s %%s is not in %s. Add it there, or correct the reference.', r.%s)
                  from pg_temp.%s r
                 where r.%s is not null
                   and not exists (select 1 from pg_temp.%s t where t.source_id = r.%s)""".formatted(
                        name, target.file(), column, file.table(), column, target.table(), column));
    }

    static {
        for (var file : RosterFile.values()) rule(file, "duplicate-id", """
                select d.line, format('sourcedId %%s stands on line %%s already. Give each row an id of its own.', d.source_id, d.first)
                  from (select line, source_id, min(line) over (partition by source_id) as first from pg_temp.%s) d
                 where d.line > d.first""".formatted(file.table()));

        reference(ORGS, "parentSourcedId", "parent", ORGS);
        reference(CLASSES, "schoolSourcedId", "school", ORGS);
        reference(USERS, "primaryOrgSourcedId", "primary_org", ORGS);
        reference(ROLES, "userSourcedId", "user_id", USERS);
        reference(ROLES, "orgSourcedId", "org", ORGS);
        reference(ENROLLMENTS, "classSourcedId", "class", CLASSES);
        reference(ENROLLMENTS, "schoolSourcedId", "school", ORGS);
        reference(ENROLLMENTS, "userSourcedId", "user_id", USERS);
        reference(DEMOGRAPHICS, "sourcedId", "source_id", USERS);

        rule(ORGS, "one-municipality", """
                select 0, 'It holds no org of type district. The municipality itself is one.'
                 where not exists (select 1 from pg_temp.roster_orgs where type = 'district')""");
        rule(ORGS, "one-municipality", """
                select line, 'A second org of type district. A bundle is about one municipality.'
                  from pg_temp.roster_orgs
                 where type = 'district'
                   and line > (select min(line) from pg_temp.roster_orgs where type = 'district')""");
        rule(ORGS, "cycle", """
                with recursive known as (
                    select o.source_id
                      from pg_temp.roster_orgs o
                     where o.parent is null
                        or not exists (select 1 from pg_temp.roster_orgs p where p.source_id = o.parent)
                    union
                    select o.source_id from known k join pg_temp.roster_orgs o on o.parent = k.source_id
                )
                select o.line, format('Org %s lies below itself, by way of its parents. Correct parentSourcedId.', o.source_id)
                  from pg_temp.roster_orgs o
                 where not exists (select 1 from known k where k.source_id = o.source_id)""");
        rule(ORGS, "wrong-parent", """
                select o.line, format('An org of type %s cannot lie below one of type %s.', o.type, p.type)
                  from pg_temp.roster_orgs o
                  join pg_temp.roster_orgs p on p.source_id = o.parent
                 where not case o.type
                           when 'local' then p.type in ('district', 'local')
                           when 'school' then p.type in ('district', 'local')
                           when 'department' then p.type = 'school'
                           else p.type in ('state', 'national')
                       end""");
        rule(ORGS, "wrong-parent", """
                select line, 'An org of type department needs the school it belongs to in parentSourcedId.'
                  from pg_temp.roster_orgs
                 where type = 'department' and parent is null""");
        rule(CLASSES, "wrong-parent", """
                select c.line, format('schoolSourcedId %s is an org of type %s and must be a school.', c.school, o.type)
                  from pg_temp.roster_classes c
                  join pg_temp.roster_orgs o on o.source_id = c.school
                 where o.type <> 'school'""");
        rule(ORGS, "changed-kind", """
                select r.line, format('Org %s was of kind %s and is now %s. Give it a new sourcedId.', r.label, u.kind, r.kind)
                  from pg_temp.roster_unit r
                  join core.unit u on u.tenant_id = :tenant and u.source_id = r.source_id
                 where r.file = 'orgs.csv' and u.kind <> r.kind""");

        rule(ROLES, "wrong-place", """
                select r.line, format('The role is at an org of type %s, outside the municipality.', o.type)
                  from pg_temp.roster_roles r
                  join pg_temp.roster_orgs o on o.source_id = r.org
                  join pg_temp.roster_role_map m on m.source = r.role
                 where o.type in ('state', 'national')""");
        rule(ROLES, "unknown-role", """
                select r.line, format('%s is the role %s, which the municipality has not. Add it to tenant.json and apply.', r.role, m.role)
                  from pg_temp.roster_roles r
                  join pg_temp.roster_role_map m on m.source = r.role
                 where not exists (select 1 from core.role k
                                    where k.tenant_id = :tenant and k.id = m.role and k.population = 'staff')""");
        rule(USERS, "child-and-staff", """
                select u.line, format('User %s is a student and has a role of staff or guardian as well. Children have none.', u.source_id)
                  from pg_temp.roster_users u
                  join pg_temp.roster_capacity c on c.user_id = u.source_id
                 where c.student and (c.guardian or c.staff)""");
        rule(USERS, "changed-person", """
                select u.line, format('User %s was a child and is now staff or guardian. Give it a new sourcedId.', u.source_id)
                  from pg_temp.roster_users u
                  join pg_temp.roster_capacity c on c.user_id = u.source_id and not c.student and (c.guardian or c.staff)
                  join core.person p on p.tenant_id = :tenant and p.source_id = u.source_id
                  join core.child k on k.tenant_id = p.tenant_id and k.id = p.id""");
        rule(USERS, "changed-person", """
                select u.line, format('User %s was staff or guardian and is now a child. Give it a new sourcedId.', u.source_id)
                  from pg_temp.roster_users u
                  join pg_temp.roster_capacity c on c.user_id = u.source_id and c.student
                  join core.person p on p.tenant_id = :tenant and p.source_id = u.source_id
                  join (select person_id as id from core.assignment where tenant_id = :tenant
                        union
                        select guardian_id from core.guardian where tenant_id = :tenant) grown on grown.id = p.id""");
        rule(USERS, "unknown-reference", """
                select a.line, format('agentSourcedIds: %s is not in users.csv. Add it there, or correct the reference.', a.agent)
                  from pg_temp.roster_agent a
                 where not exists (select 1 from pg_temp.roster_users u where u.source_id = a.agent)""");
        rule(USERS, "no-role", """
                select a.line, format('agentSourcedIds: %s has no role in roles.csv. Add one: guardian or parent.', a.agent)
                  from pg_temp.roster_agent a
                  join pg_temp.roster_users u on u.source_id = a.agent
                 where not exists (select 1 from pg_temp.roster_roles r where r.user_id = a.agent)""");

        rule(ENROLLMENTS, "wrong-place", """
                select e.line, format('schoolSourcedId is %s, the class %s belongs to %s.', e.school, e.class, c.school)
                  from pg_temp.roster_enrollments e
                  join pg_temp.roster_classes c on c.source_id = e.class
                 where e.school <> c.school""");
        rule(ENROLLMENTS, "no-role", """
                select e.line, format('%s is enrolled as student without the role student in roles.csv. Add it there.', e.user_id)
                  from pg_temp.roster_enrollments e
                  join pg_temp.roster_users u on u.source_id = e.user_id
                 where e.role = 'student'
                   and not exists (select 1 from pg_temp.roster_capacity c where c.user_id = e.user_id and c.student)""");
        rule(ENROLLMENTS, "no-role", """
                select e.line, format('%s is enrolled as teacher and has no role teacher, aide or ext:substitute at that school or above it. Add it to roles.csv.', e.user_id)
                  from pg_temp.roster_enrollments e
                  join pg_temp.roster_users u on u.source_id = e.user_id
                  join pg_temp.roster_classes c on c.source_id = e.class and c.class_type = 'homeroom'
                 where e.role = 'teacher'
                   and not exists (select 1 from pg_temp.roster_taught t where t.enrollment = e.source_id)""");
        rule(ENROLLMENTS, "changed-person", """
                select e.line, format('Enrollment %s was of another child. Give it a new sourcedId.', e.source_id)
                  from pg_temp.roster_enrollments e
                  join core.placement p on p.tenant_id = :tenant and p.source_id = e.source_id
                  join core.person c on c.tenant_id = p.tenant_id and c.id = p.child_id
                 where e.role <> 'student' or c.source_id is distinct from e.user_id""");
        rule(ROLES, "changed-person", """
                select r.line, format('Role %s was of another person. Give it a new sourcedId.', r.source_id)
                  from pg_temp.roster_roles r
                  join core.assignment a on a.tenant_id = :tenant and a.source_id = 'role:' || r.source_id
                  join core.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                 where p.source_id is distinct from r.user_id""");
        rule(ENROLLMENTS, "changed-person", """
                select d.line, format('Enrollment %s was of another person. Give it a new sourcedId.', d.label)
                  from pg_temp.roster_assignment d
                  join core.assignment a on a.tenant_id = :tenant and a.source_id = d.source_id
                  join core.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                 where d.file = 'enrollments.csv' and p.source_id is distinct from d.user_id""");
    }
}
