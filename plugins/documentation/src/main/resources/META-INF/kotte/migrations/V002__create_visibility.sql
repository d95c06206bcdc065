-- Who may read an entry, written once. Inlined into the statements that ask, like the functions of core_api. The numbers
-- are the rules in the package-info of se.kotte.plugins.documentation.

-- Where staff hold a capability, as it was given: not yet everything below.
create function p_documentation.seats(tenant int, person uuid, capability text, day date)
    returns table (unit_id uuid, kind text)
    language sql stable parallel safe rows 2
as $$
    select distinct u.id, u.kind
      from core_api.assignment a
      join core_api.role_capability r
        on r.tenant_id = a.tenant_id and r.role_id = a.role_id and r.capability = seats.capability
      join core_api.unit u
        on u.tenant_id = a.tenant_id and u.id = a.unit_id
     where a.tenant_id = seats.tenant
       and a.person_id = seats.person
       and a.valid_from <= seats.day
       and (a.valid_until is null or a.valid_until > seats.day)
$$;

-- The units whose entries a guardian gets by a child's placement there, and from when until when (rule 3).
create function p_documentation.audiences(tenant int, person uuid, day date)
    returns table (child_id uuid, unit_id uuid, since timestamptz, until timestamptz)
    language sql stable parallel safe rows 12
as $$
    select p.child_id, c.ancestor_id,
           p.valid_from::timestamp at time zone t.zone,
           coalesce(p.valid_until::timestamp at time zone t.zone, 'infinity')
      from core_api.guarded_children(audiences.tenant, audiences.person, 'documentation.read', audiences.day) g
      join core_api.placement p
        on p.tenant_id = audiences.tenant and p.child_id = g.child_id
      join core_api.unit_closure c
        on c.tenant_id = p.tenant_id and c.descendant_id = p.unit_id
      join core_api.tenant t
        on t.id = p.tenant_id
$$;

-- The children whose tag hides an entry from the viewer: of whom they are barred (rule 4), and the protected whom they
-- may not see (rules 5 and 8).
create function p_documentation.hidden_children(tenant int, person uuid, population text, day date)
    returns table (child_id uuid)
    language sql stable parallel safe rows 10
as $$
    select g.child_id
      from core_api.guardian g
     where hidden_children.population = 'guardian'
       and g.tenant_id = hidden_children.tenant and g.guardian_id = hidden_children.person and g.barred
    union all
    select c.id
      from core_api.child c
     where c.tenant_id = hidden_children.tenant and c.protected
       and not (hidden_children.population = 'guardian'
                and exists (select 1
                              from core_api.guarded_children(hidden_children.tenant, hidden_children.person, 'documentation.read', hidden_children.day) g
                             where g.child_id = c.id))
       and not (hidden_children.population = 'staff'
                and exists (select 1
                              from core_api.visible_units(hidden_children.tenant, hidden_children.person, 'child.protected', hidden_children.day) u
                              join core_api.placement p
                                on p.tenant_id = hidden_children.tenant and p.unit_id = u.unit_id
                               and p.valid_from <= hidden_children.day
                               and (p.valid_until is null or p.valid_until > hidden_children.day)
                             where p.child_id = c.id))
$$;

-- The entry of this id, if the viewer may read it: the single check. The feeds ask the same in the shape of their indexes;
-- a test compares the two over generated rows.
create function p_documentation.readable(tenant int, person uuid, population text, day date, entry uuid)
    returns table (entry_id uuid)
    language sql stable parallel safe rows 1
as $$
    select e.id
      from p_documentation.entry e
     where e.tenant_id = readable.tenant
       and e.id = readable.entry
       and case
           when readable.population = 'guardian' then
               e.published_at is not null and e.withdrawn_at is null and e.audience <> 'staff'
               and (exists (select 1
                              from p_documentation.entry_child x
                              join core_api.guarded_children(readable.tenant, readable.person, 'documentation.read', readable.day) g
                                on g.child_id = x.child_id
                             where x.tenant_id = e.tenant_id and x.entry_id = e.id)
                    or exists (select 1
                                 from p_documentation.audiences(readable.tenant, readable.person, readable.day) a
                                where a.unit_id = e.audience_unit_id
                                  and e.published_at >= a.since and e.published_at < a.until))
           when e.published_at is not null and e.withdrawn_at is null then
               exists (select 1
                         from p_documentation.seats(readable.tenant, readable.person, 'documentation.read', readable.day) s
                         join core_api.unit_closure c
                           on c.tenant_id = e.tenant_id and c.ancestor_id = s.unit_id
                          and c.descendant_id = case when s.kind in ('department', 'group') then e.unit_id else e.preschool_id end)
           else
               e.author_id = readable.person
               and exists (select 1
                             from core_api.visible_units(readable.tenant, readable.person, 'documentation.write', readable.day) u
                            where u.unit_id = e.unit_id)
               or e.withdrawn_at is not null
               and exists (select 1
                             from core_api.visible_units(readable.tenant, readable.person, 'documentation.manage', readable.day) u
                            where u.unit_id = e.unit_id)
           end
       -- As a probe of one hash, not as a join: lists ask this row by row, in the order of an index.
       and not exists (select 1
                         from p_documentation.entry_child x
                        where x.tenant_id = e.tenant_id and x.entry_id = e.id
                          and (x.child_id in (select h.child_id
                                                from p_documentation.hidden_children(readable.tenant, readable.person, readable.population, readable.day) h)) is true
                       offset 0)
$$;
