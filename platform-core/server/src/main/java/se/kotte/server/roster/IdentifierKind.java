package se.kotte.server.roster;

import java.util.List;

/**
 * Identifiers by which a first sign-in is matched. They are what they are in the bundle, except for a person who has left
 * it and carries a bar or a protection: by the identifier it is found again under another sourcedId.
 */
final class IdentifierKind {
    private IdentifierKind() {}

    static final Kind KIND = new Kind("identifiers", """
            select count(*)
              from core.sign_in_identifier i
              join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
             where i.tenant_id = :tenant and p.source_id is not null and p.ended_at is null""", """
            select 'add' as action, 'users.csv' as file, w.line,
                   w.label || ' as ' || w.population as label, '' as what,
                   w.population, w.identifier, w.person_id
              from pg_temp.roster_identifier w
             where not exists (select 1 from core.sign_in_identifier i
                                where i.tenant_id = :tenant and i.population = w.population
                                  and i.identifier = w.identifier and i.person_id = w.person_id)
            union all
            select 'end', '', 0, p.source_id || ' as ' || i.population, '', i.population, i.identifier, i.person_id
              from core.sign_in_identifier i
              join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
             where i.tenant_id = :tenant and p.source_id is not null
               and not exists (select 1 from pg_temp.roster_identifier w
                                where w.population = i.population and w.identifier = i.identifier
                                  and w.person_id = i.person_id)
               and (exists (select 1 from pg_temp.roster_person w where w.id = p.id)
                    or p.protection = 'none'
                       and not exists (select 1 from core.guardian g
                                        where g.tenant_id = :tenant and g.guardian_id = p.id and g.barred_at is not null))""", List.of("""
                    delete from core.sign_in_identifier i
                     using pg_temp.roster_plan_identifiers n
                     where n.action = 'end' and i.tenant_id = :tenant and i.population = n.population
                       and i.identifier = n.identifier and i.person_id = n.person_id""", """
                    insert into core.sign_in_identifier (tenant_id, population, identifier, person_id)
                    select :tenant, population, identifier, person_id
                      from pg_temp.roster_plan_identifiers where action = 'add'"""));

    /** Who has signed in as this population and gets another identifier for it. */
    static final String OF_BOUND = """
            select distinct n.file, n.line, n.label, n.population, n.person_id
              from pg_temp.roster_plan_identifiers n
              join core.sign_in s
                on s.tenant_id = :tenant and s.population = n.population and s.person_id = n.person_id
             where n.action = 'add'""";
}
