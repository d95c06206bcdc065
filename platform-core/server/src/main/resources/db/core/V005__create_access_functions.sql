-- The one access rule, as SQL that is inlined into the statement that asks (RETURNS TABLE, language sql, stable, no SET).
-- The views are definer views of a role that owns no table: row level security below them isolates the tenants. No
-- security_barrier: it would keep them from being pulled up into the asking statement.

create view core_api.unit as
    select tenant_id, id, parent_id, kind, name, hue, valid_from, valid_until from core.unit;
create view core_api.unit_closure as
    select tenant_id, ancestor_id, descendant_id, depth from core.unit_closure;
create view core_api.assignment as
    select tenant_id, id, person_id, role_id, unit_id, valid_from, valid_until from core.assignment;
create view core_api.role_capability as
    select tenant_id, role_id, capability from core.role_capability;
create view core_api.guardian as
    select tenant_id, guardian_id, child_id, valid_from, valid_until, barred_at is not null as barred from core.guardian;
create view core_api.placement as
    select tenant_id, id, child_id, unit_id, valid_from, valid_until from core.placement;
create view core_api.person as
    select tenant_id, id, given_name, family_name, protection <> 'none' as protected, ended_at from core.person;
create view core_api.child as
    select c.tenant_id, c.id, p.given_name, p.family_name, p.protection <> 'none' as protected
      from core.child c
      join core.person p on p.tenant_id = c.tenant_id and p.id = c.id;
create view core_api.tenant as
    select id, zone, guardian_grace_days from core.tenant where id = core_api.current_tenant();

grant select on core.unit, core.unit_closure, core.assignment, core.role, core.role_capability, core.guardian, core.placement, core.person, core.child, core.tenant to kotte_view;
alter view core_api.unit owner to kotte_view;
alter view core_api.unit_closure owner to kotte_view;
alter view core_api.assignment owner to kotte_view;
alter view core_api.role_capability owner to kotte_view;
alter view core_api.guardian owner to kotte_view;
alter view core_api.placement owner to kotte_view;
alter view core_api.person owner to kotte_view;
alter view core_api.child owner to kotte_view;
alter view core_api.tenant owner to kotte_view;
grant select on all tables in schema core_api to kotte_app;

-- Where staff hold a capability on a day, as it was given: not yet everything below.
create function core_api.assigned_units(tenant int, person uuid, capability text, day date)
    returns table (unit_id uuid)
    language sql stable parallel safe rows 2
as $$
    select a.unit_id
      from core_api.assignment a
      join core_api.role_capability r
        on r.tenant_id = a.tenant_id and r.role_id = a.role_id and r.capability = assigned_units.capability
     where a.tenant_id = assigned_units.tenant
       and a.person_id = assigned_units.person
       and a.valid_from <= assigned_units.day
       and (a.valid_until is null or a.valid_until > assigned_units.day)
$$;

-- The units at which staff hold a capability on a day: where the role was given, and everything below. A closed unit is
-- one of them still: what was written there stays readable to those above it.
create function core_api.visible_units(tenant int, person uuid, capability text, day date)
    returns table (unit_id uuid)
    language sql stable parallel safe rows 20
as $$
    select distinct c.descendant_id
      from core_api.assigned_units(visible_units.tenant, visible_units.person, visible_units.capability, visible_units.day) a
      join core_api.unit_closure c
        on c.tenant_id = visible_units.tenant and c.ancestor_id = a.unit_id
$$;

-- The children over whom a guardian holds a capability on a day: by a relation that is not barred, until the last
-- placement has been over for the municipality's grace period. A placement that ended before it began never was.
create function core_api.guarded_children(tenant int, person uuid, capability text, day date)
    returns table (child_id uuid)
    language sql stable parallel safe rows 3
as $$
    select g.child_id
      from core_api.guardian g
      join core_api.tenant t
        on t.id = g.tenant_id
     where g.tenant_id = guarded_children.tenant
       and g.guardian_id = guarded_children.person
       and not g.barred
       and g.valid_from <= guarded_children.day
       and (g.valid_until is null or g.valid_until > guarded_children.day)
       and exists (select 1 from core_api.role_capability r
                    where r.tenant_id = g.tenant_id and r.role_id = 'guardian'
                      and r.capability = guarded_children.capability)
       and exists (select 1 from core_api.placement p
                    where p.tenant_id = g.tenant_id and p.child_id = g.child_id
                      and (p.valid_until is null
                           or p.valid_until > p.valid_from
                              and p.valid_until + t.guardian_grace_days > guarded_children.day))
$$;

-- The children over whom staff hold a capability on a day: placed that day at a unit of theirs; a protected child also
-- takes the capability child.protected there. Written as a semi-join from the placement, so that the check of one child
-- looks upwards from that child, however many units the person has.
create function core_api.placed_children(tenant int, person uuid, capability text, day date)
    returns table (child_id uuid)
    language sql stable parallel safe rows 30
as $$
    select distinct p.child_id
      from core_api.placement p
      join core_api.person c
        on c.tenant_id = p.tenant_id and c.id = p.child_id
     where p.tenant_id = placed_children.tenant
       and p.valid_from <= placed_children.day
       and (p.valid_until is null or p.valid_until > placed_children.day)
       and exists (select 1
                     from core_api.assigned_units(placed_children.tenant, placed_children.person, placed_children.capability, placed_children.day) a
                     join core_api.unit_closure u
                       on u.tenant_id = placed_children.tenant and u.ancestor_id = a.unit_id
                    where u.descendant_id = p.unit_id)
       and (not c.protected
            or exists (select 1
                         from core_api.assigned_units(placed_children.tenant, placed_children.person, 'child.protected', placed_children.day) a
                         join core_api.unit_closure u
                           on u.tenant_id = placed_children.tenant and u.ancestor_id = a.unit_id
                        where u.descendant_id = p.unit_id))
$$;

-- Both in one, by the population of the viewer: staff and guardian rights of one human never add up.
create function core_api.visible_children(tenant int, person uuid, population text, capability text, day date)
    returns table (child_id uuid)
    language sql stable parallel safe rows 30
as $$
    select g.child_id
      from core_api.guarded_children(visible_children.tenant, visible_children.person, visible_children.capability, visible_children.day) g
     where visible_children.population = 'guardian'
    union all
    select p.child_id
      from core_api.placed_children(visible_children.tenant, visible_children.person, visible_children.capability, visible_children.day) p
     where visible_children.population = 'staff'
$$;
