package se.kotte.server.roster;

import java.util.List;

/**
 * What holds for a period. The bundle's dates count; a beginning that it leaves out stays as it is, or is today. What has
 * left the bundle ends today, and so does what the bundle itself lets end.
 */
final class DatedKinds {
    private DatedKinds() {}

    static final Kind PLACEMENTS = new Kind("placements", """
            select count(*) from core.placement
             where tenant_id = :tenant and source_id is not null and (valid_until is null or valid_until > :today)""", """
            with wanted as (
                select w.line, w.label, coalesce(p.id, uuidv7()) as id, w.child_id, w.unit_id,
                       least(coalesce(w.begin_date, p.valid_from, :today), w.until_date) as valid_from,
                       w.until_date as valid_until
                  from pg_temp.roster_placement w
                  left join core.placement p on p.tenant_id = :tenant and p.source_id = w.label
            )
            select case when p.id is null then 'add'
                        when coalesce(p.valid_until > :today, true) and w.valid_until <= :today then 'end'
                        else 'change'
                   end as action, 'enrollments.csv' as file, w.line, w.label,
                   concat_ws(', ',
                       case when p.unit_id <> w.unit_id then 'unit' end,
                       case when (p.valid_from, p.valid_until) is distinct from (w.valid_from, w.valid_until) then 'period' end)
                       as what,
                   w.id, w.child_id, w.unit_id, w.valid_from, w.valid_until
              from wanted w
              left join core.placement p on p.tenant_id = :tenant and p.id = w.id
             where p.id is null
                or (p.unit_id, p.valid_from, p.valid_until) is distinct from (w.unit_id, w.valid_from, w.valid_until)
            union all
            select 'end', '', 0, p.source_id, '', p.id, p.child_id, p.unit_id, p.valid_from, greatest(:today, p.valid_from)
              from core.placement p
             where p.tenant_id = :tenant and p.source_id is not null and (p.valid_until is null or p.valid_until > :today)
               and not exists (select 1 from pg_temp.roster_placement w where w.label = p.source_id)""", List.of("""
                    insert into core.placement (tenant_id, id, child_id, unit_id, valid_from, valid_until, source_id)
                    select :tenant, id, child_id, unit_id, valid_from, valid_until, label
                      from pg_temp.roster_plan_placements where action = 'add'""", """
                    update core.placement p
                       set unit_id = n.unit_id, valid_from = n.valid_from, valid_until = n.valid_until
                      from pg_temp.roster_plan_placements n
                     where n.action <> 'add' and p.tenant_id = :tenant and p.id = n.id"""));

    /**
     * The columns of a bar are written for a new relation only: then a bar that the same human, known by an identifier,
     * has under another sourcedId comes along.
     */
    static final Kind GUARDIANS = new Kind("guardians", """
            select count(*) from core.guardian
             where tenant_id = :tenant and imported and (valid_until is null or valid_until > :today)""", """
            with known as (
                select distinct on (o.child_id, i.identifier) o.child_id, i.identifier, o.barred_at, o.barred_by, o.bar_reason
                  from core.guardian o
                  join core.sign_in_identifier i on i.tenant_id = o.tenant_id and i.person_id = o.guardian_id
                 where o.tenant_id = :tenant and o.barred_at is not null
                 order by o.child_id, i.identifier, o.barred_at
            ), wanted as (
                select w.line, w.label, w.guardian_id, w.child_id, w.identifier,
                       least(coalesce(w.begin_date, g.valid_from, :today), w.until_date) as valid_from,
                       w.until_date as valid_until, g.guardian_id is null as fresh
                  from pg_temp.roster_guardian w
                  left join core.guardian g
                    on g.tenant_id = :tenant and g.guardian_id = w.guardian_id and g.child_id = w.child_id
            )
            select case when w.fresh then 'add'
                        when coalesce(g.valid_until > :today, true) and w.valid_until <= :today then 'end'
                        else 'change'
                   end as action, 'users.csv' as file, w.line, w.label,
                   case when not w.fresh then 'period' else '' end as what,
                   w.guardian_id, w.child_id, w.valid_from, w.valid_until, b.barred_at, b.barred_by, b.bar_reason
              from wanted w
              left join core.guardian g
                on g.tenant_id = :tenant and g.guardian_id = w.guardian_id and g.child_id = w.child_id
              left join known b on w.fresh and b.child_id = w.child_id and b.identifier = w.identifier
             where w.fresh
                or (g.valid_from, g.valid_until, g.imported) is distinct from (w.valid_from, w.valid_until, true)
            union all
            select 'end', '', 0, gp.source_id || ' of ' || cp.source_id, '', g.guardian_id, g.child_id, g.valid_from,
                   greatest(:today, g.valid_from), null, null, null
              from core.guardian g
              join core.person gp on gp.tenant_id = g.tenant_id and gp.id = g.guardian_id
              join core.person cp on cp.tenant_id = g.tenant_id and cp.id = g.child_id
             where g.tenant_id = :tenant and g.imported and (g.valid_until is null or g.valid_until > :today)
               and not exists (select 1 from pg_temp.roster_guardian w
                                where w.guardian_id = g.guardian_id and w.child_id = g.child_id)""", List.of("""
                    insert into core.guardian
                        (tenant_id, guardian_id, child_id, valid_from, valid_until, imported, barred_at, barred_by, bar_reason)
                    select :tenant, guardian_id, child_id, valid_from, valid_until, true, barred_at, barred_by, bar_reason
                      from pg_temp.roster_plan_guardians where action = 'add'""", """
                    update core.guardian g
                       set valid_from = n.valid_from, valid_until = n.valid_until, imported = true
                      from pg_temp.roster_plan_guardians n
                     where n.action <> 'add' and g.tenant_id = :tenant and g.guardian_id = n.guardian_id
                       and g.child_id = n.child_id"""));

    static final Kind ASSIGNMENTS = new Kind("staff assignments", """
            select count(*) from core.assignment
             where tenant_id = :tenant and source_id is not null and (valid_until is null or valid_until > :today)""", """
            with wanted as (
                select w.file, w.line, w.label, w.source_id, coalesce(a.id, uuidv7()) as id, w.person_id, w.role as role_id,
                       w.unit_id, least(coalesce(w.begin_date, a.valid_from, :today), w.until_date) as valid_from,
                       w.until_date as valid_until
                  from pg_temp.roster_assignment w
                  left join core.assignment a on a.tenant_id = :tenant and a.source_id = w.source_id
            )
            select case when a.id is null then 'add'
                        when coalesce(a.valid_until > :today, true) and w.valid_until <= :today then 'end'
                        else 'change'
                   end as action, w.file, w.line, w.label,
                   concat_ws(', ',
                       case when a.role_id <> w.role_id then 'role' end,
                       case when a.unit_id <> w.unit_id then 'unit' end,
                       case when (a.valid_from, a.valid_until) is distinct from (w.valid_from, w.valid_until) then 'period' end)
                       as what,
                   w.id, w.source_id, w.person_id, w.role_id, w.unit_id, w.valid_from, w.valid_until
              from wanted w
              left join core.assignment a on a.tenant_id = :tenant and a.id = w.id
             where a.id is null
                or (a.role_id, a.unit_id, a.valid_from, a.valid_until)
                   is distinct from (w.role_id, w.unit_id, w.valid_from, w.valid_until)
            union all
            select 'end', '', 0, a.source_id, '', a.id, a.source_id, a.person_id, a.role_id, a.unit_id, a.valid_from,
                   greatest(:today, a.valid_from)
              from core.assignment a
             where a.tenant_id = :tenant and a.source_id is not null and (a.valid_until is null or a.valid_until > :today)
               and not exists (select 1 from pg_temp.roster_assignment w where w.source_id = a.source_id)""", List.of("""
                    insert into core.assignment
                        (tenant_id, id, person_id, role_id, unit_id, valid_from, valid_until, source_id)
                    select :tenant, id, person_id, role_id, unit_id, valid_from, valid_until, source_id
                      from pg_temp.roster_plan_staff_assignments where action = 'add'""", """
                    update core.assignment a
                       set role_id = n.role_id, unit_id = n.unit_id, valid_from = n.valid_from, valid_until = n.valid_until
                      from pg_temp.roster_plan_staff_assignments n
                     where n.action <> 'add' and a.tenant_id = :tenant and a.id = n.id"""));
}
