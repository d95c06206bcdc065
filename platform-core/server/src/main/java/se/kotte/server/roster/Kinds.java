package se.kotte.server.roster;

import java.util.List;

/** The kinds, in the order in which they are carried out. Each plan touches only rows that came by an import. */
final class Kinds {
    private Kinds() {}

    static final Kind UNITS = new Kind(
            "units", """
            select count(*) from core.unit
             where tenant_id = :tenant and source_id is not null and (valid_until is null or valid_until > :today)""", """
            select case when u.id is null then 'add' else 'change' end as action, w.file, w.line, w.label,
                   concat_ws(', ',
                       case when u.name <> w.name then 'name' end,
                       case when u.parent_id is distinct from p.id then 'parent' end,
                       case when u.source_id is distinct from w.source_id then 'sourcedId' end,
                       case when u.valid_until is not null then 'back again' end) as what,
                   w.id, p.id as parent_id, w.kind, w.name, w.source_id, null::date as valid_until
              from pg_temp.roster_unit w
              left join pg_temp.roster_unit p on p.source_id = w.parent
              left join core.unit u on u.tenant_id = :tenant and u.id = w.id
             where u.id is null
                or (u.name, u.parent_id, u.source_id, u.valid_until) is distinct from (w.name, p.id, w.source_id, null::date)
            union all
            select 'end', '', 0, substr(u.source_id, strpos(u.source_id, ':') + 1), '', u.id, u.parent_id, u.kind, u.name,
                   u.source_id, greatest(:today, u.valid_from + 1)
              from core.unit u
             where u.tenant_id = :tenant and u.source_id is not null and u.parent_id is not null
               and (u.valid_until is null or u.valid_until > :today)
               and not exists (select 1 from pg_temp.roster_unit w where w.id = u.id)""", List.of("""
                    insert into core.unit (tenant_id, id, parent_id, kind, name, source_id)
                    select :tenant, id, parent_id, kind, name, source_id
                      from pg_temp.roster_plan_units where action = 'add'""", """
                    update core.unit u
                       set name = p.name, parent_id = p.parent_id, source_id = p.source_id, valid_until = p.valid_until
                      from pg_temp.roster_plan_units p
                     where p.action <> 'add' and u.tenant_id = :tenant and u.id = p.id""", "drop table if exists pg_temp.roster_closure", """
                    create temporary table roster_closure on commit drop as
                    with recursive up as (
                        select id as descendant_id, id as ancestor_id, 0 as depth from core.unit where tenant_id = :tenant
                        union all
                        select up.descendant_id, u.parent_id, up.depth + 1
                          from up
                          join core.unit u on u.tenant_id = :tenant and u.id = up.ancestor_id
                         where u.parent_id is not null
                    )
                    select ancestor_id, descendant_id, depth from up""", """
                    delete from core.unit_closure c
                     where c.tenant_id = :tenant
                       and not exists (select 1 from pg_temp.roster_closure n
                                        where (n.ancestor_id, n.descendant_id, n.depth)
                                            = (c.ancestor_id, c.descendant_id, c.depth))""", """
                    insert into core.unit_closure (tenant_id, ancestor_id, descendant_id, depth)
                    select :tenant, n.ancestor_id, n.descendant_id, n.depth
                      from pg_temp.roster_closure n
                     where not exists (select 1 from core.unit_closure c
                                        where c.tenant_id = :tenant and c.ancestor_id = n.ancestor_id
                                          and c.descendant_id = n.descendant_id)"""));

    /** Raised and never lowered; one that an identifier has elsewhere comes along with it. */
    static final Kind PEOPLE = new Kind(
            "people",
            "select count(*) from core.person where tenant_id = :tenant and source_id is not null and ended_at is null",
            """
            with level (protection, rank) as (values ('none', 1), ('confidential', 2), ('protected_registration', 3)),
            known as (
                select i.identifier, max(l.rank) as rank
                  from core.sign_in_identifier i
                  join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
                  join level l on l.protection = p.protection and l.rank > 1
                 where i.tenant_id = :tenant
                 group by i.identifier
            ), wanted as (
                select w.line, w.label, w.id, w.given_name, w.family_name, w.email, w.phone,
                       coalesce(w.language, p.language) as language,
                       (array['none', 'confidential', 'protected_registration'])
                           [greatest(wl.rank, pl.rank, k.rank, 1)] as protection,
                       p.id is null as fresh
                  from pg_temp.roster_person w
                  left join core.person p on p.tenant_id = :tenant and p.id = w.id
                  left join level wl on wl.protection = w.protection
                  left join level pl on pl.protection = p.protection
                  left join known k on k.identifier = w.identifier and not w.student
            )
            select case when w.fresh then 'add' else 'change' end as action, 'users.csv' as file, w.line, w.label,
                   concat_ws(', ',
                       case when (p.given_name, p.family_name) is distinct from (w.given_name, w.family_name) then 'name' end,
                       case when p.email is distinct from w.email then 'email' end,
                       case when p.phone is distinct from w.phone then 'phone' end,
                       case when p.language is distinct from w.language then 'language' end,
                       case when p.protection <> w.protection then 'protection' end,
                       case when p.ended_at is not null then 'back again' end) as what,
                   w.id, w.given_name, w.family_name, w.email, w.phone, w.language, w.protection,
                   null::timestamptz as ended_at
              from wanted w
              left join core.person p on p.tenant_id = :tenant and p.id = w.id
             where w.fresh
                or (p.given_name, p.family_name, p.email, p.phone, p.language, p.protection, p.ended_at)
                   is distinct from
                   (w.given_name, w.family_name, w.email, w.phone, w.language, w.protection, null::timestamptz)
            union all
            select 'end', '', 0, p.source_id, '', p.id, p.given_name, p.family_name, p.email, p.phone, p.language,
                   p.protection, :now
              from core.person p
             where p.tenant_id = :tenant and p.source_id is not null and p.ended_at is null
               and not exists (select 1 from pg_temp.roster_person w where w.id = p.id)""",
            List.of("""
                    insert into core.person
                        (tenant_id, id, source_id, given_name, family_name, email, phone, language, protection)
                    select :tenant, id, label, given_name, family_name, email, phone, language, protection
                      from pg_temp.roster_plan_people where action = 'add'""", """
                    update core.person p
                       set given_name = n.given_name, family_name = n.family_name, email = n.email, phone = n.phone,
                           language = n.language, protection = n.protection, ended_at = n.ended_at
                      from pg_temp.roster_plan_people n
                     where n.action <> 'add' and p.tenant_id = :tenant and p.id = n.id"""));

    /** A child that ends does so as a person; the row here is for the count. */
    static final Kind CHILDREN = new Kind("children", """
            select count(*)
              from core.child c
              join core.person p on p.tenant_id = c.tenant_id and p.id = c.id
             where c.tenant_id = :tenant and p.source_id is not null and p.ended_at is null""", """
            select case when c.id is null then 'add' else 'change' end as action, 'users.csv' as file, w.line, w.label,
                   case when c.id is not null then 'birth date' else '' end as what, w.id, w.birth_date
              from pg_temp.roster_person w
              left join core.child c on c.tenant_id = :tenant and c.id = w.id
             where w.student and (c.id is null or w.birth_date is not null and c.birth_date is distinct from w.birth_date)
            union all
            select 'end', '', 0, p.source_id, '', c.id, c.birth_date
              from core.child c
              join core.person p on p.tenant_id = c.tenant_id and p.id = c.id
             where c.tenant_id = :tenant and p.source_id is not null and p.ended_at is null
               and not exists (select 1 from pg_temp.roster_person w where w.id = c.id)""", List.of("""
                    insert into core.child (tenant_id, id, birth_date)
                    select :tenant, id, birth_date from pg_temp.roster_plan_children where action = 'add'""", """
                    update core.child c
                       set birth_date = n.birth_date
                      from pg_temp.roster_plan_children n
                     where n.action = 'change' and c.tenant_id = :tenant and c.id = n.id"""));

    static final List<Kind> ALL = List.of(
            UNITS,
            PEOPLE,
            CHILDREN,
            DatedKinds.PLACEMENTS,
            DatedKinds.GUARDIANS,
            DatedKinds.ASSIGNMENTS,
            IdentifierKind.KIND);
}
