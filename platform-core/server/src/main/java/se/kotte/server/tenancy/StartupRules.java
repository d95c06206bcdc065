package se.kotte.server.tenancy;

import java.util.List;

/** The questions of {@link StartupCheck}. Each returns a row of {@code what} and {@code mend} per finding. */
final class StartupRules {
    /** The login role, the role it acts as, and every role that either could become, by whomever they hold it. */
    static final String WITH_ROLES = """
            with recursive held(oid, holder) as (
                select oid, null::oid from pg_roles where rolname in (session_user, current_user)
                union
                select m.roleid, m.member from pg_auth_members m join held on held.oid = m.member
            ), role as (
                select r.*,
                       quote_ident(r.rolname) as name,
                       'The role ' || quote_ident(session_user)
                           || case when holder is null then '' else ' is a member of ' || quote_ident(r.rolname) || ', which' end
                           as who,
                       'revoke ' || quote_ident(r.rolname) || ' from ' || quote_ident(pg_get_userbyid(holder)) as leave
                  from pg_roles r join held using (oid)
            )
            """;

    static final List<String> ROLES = List.of("""
            select who || ' is a superuser, for whom policies do not hold.' as what,
                   coalesce(leave, 'alter role ' || name || ' nosuperuser') as mend
              from role where rolsuper
            """, """
            select who || ' has BYPASSRLS.' as what, coalesce(leave, 'alter role ' || name || ' nobypassrls') as mend
              from role where rolbypassrls and not rolsuper
            """, """
            select who || ' has REPLICATION and could copy the whole cluster.' as what,
                   coalesce(leave, 'alter role ' || name || ' noreplication') as mend
              from role where rolreplication and not rolsuper
            """, """
            select who || ' is a role of the server that reaches past what is granted.' as what, leave as mend
              from role where rolname ~ '^pg_' and leave is not null
            """, """
            select who || ' owns ' || owned.name || ', and policies do not hold for an owner.' as what,
                   coalesce(leave, 'alter table ' || owned.name || ' owner to kotte_owner') as mend
              from role
              join lateral (select c.oid::regclass::text as name
                              from pg_class c join pg_namespace n on n.oid = c.relnamespace
                             where c.relowner = role.oid and c.relkind in ('r', 'p', 'f', 'v', 'm') and n.nspname !~ '^pg_'
                             order by 1 limit 1) owned on true
             where not rolsuper
            """, """
            select 'A new connection of ' || name || ' has a tenant already: ' || current_setting('app.tenant', true) || '.'
                       as what,
                   format('alter role %1$s reset app.tenant; alter role %1$s in database %2$I reset app.tenant; '
                          'alter database %2$I reset app.tenant', name, current_database()) as mend
              from role
             where rolname = session_user and nullif(current_setting('app.tenant', true), '') is not null
            """);

    /** Tables and views that are not the server's own or an extension's; those that need a policy; their policies. */
    static final String WITH_RELATIONS = """
            with relation as (
                select c.*, n.nspname || '.' || c.relname as plain, c.oid::regclass::text as name
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'f', 'v', 'm')
                   and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                   and not exists (select from pg_depend d
                                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            ), tenant_table as (
                select * from relation
                 where relkind in ('r', 'p', 'f') and not plain = any (${platform}) and relname <> 'flyway_history'
            ), permissive as (
                select p.*, t.name, quote_ident(p.polname) as policy,
                       pg_get_expr(p.polqual, p.polrelid) as passes, pg_get_expr(p.polwithcheck, p.polrelid) as takes,
                       row_number() over (partition by t.oid order by p.polname <> 'tenant', p.polname) as number
                  from pg_policy p join tenant_table t on t.oid = p.polrelid
                 where p.polpermissive
            ), rule as (
                select '(tenant_id = core_api.current_tenant())' as rule
            )
            """;

    static final List<String> RELATIONS = List.of("""
            select 'The table ' || name || ' has no row level security.' as what,
                   'alter table ' || name || ' enable row level security' as mend
              from tenant_table where not relrowsecurity and relkind <> 'f'
            """, """
            select 'The table ' || name || ' is a foreign one, which cannot have policies.' as what,
                   'drop foreign table ' || name as mend
              from tenant_table where relkind = 'f'
            """, """
            select 'The table ' || name || ' has no column tenant_id int not null.' as what,
                   'alter table ' || name || ' add tenant_id int not null' as mend
              from tenant_table t
             where not exists (select from pg_attribute a
                                where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull
                                  and a.atttypid = 'int'::regtype and not a.attisdropped)
            """, """
            select 'The table ' || name || ' has no permissive policy.' as what,
                   format('create policy tenant on %1$s using %2$s with check %2$s', name, rule) as mend
              from tenant_table t, rule
             where relkind <> 'f' and not exists (select from permissive p where p.polrelid = t.oid)
            """, """
            select 'The table ' || name || ' has more than one permissive policy, and to pass one of them is enough: '
                       || policy || '.' as what,
                   'drop policy ' || policy || ' on ' || name as mend
              from permissive where number > 1
            """, """
            select 'The policy ' || policy || ' on ' || name || ' holds for some commands or roles only.' as what,
                   format('drop policy %3$s on %1$s; create policy tenant on %1$s using %2$s with check %2$s',
                          name, rule, policy) as mend
              from permissive, rule where polcmd <> '*' or polroles <> '{0}'
            """, """
            select 'The policy ' || policy || ' on ' || name || ' lets rows through USING ' || coalesce(passes, 'nothing')
                       || '.' as what,
                   'alter policy ' || policy || ' on ' || name || ' using ' || rule as mend
              from permissive, rule where polcmd = '*' and passes is distinct from rule
            """, """
            select 'The policy ' || policy || ' on ' || name || ' takes rows in '
                       || coalesce('WITH CHECK ' || takes, 'without WITH CHECK') || '.' as what,
                   'alter policy ' || policy || ' on ' || name || ' with check ' || rule as mend
              from permissive, rule where polcmd = '*' and takes is distinct from rule
            """, """
            select 'The materialised view ' || name || ' cannot have policies.' as what,
                   'drop materialized view ' || name as mend
              from relation where relkind = 'm'
            """, """
            select 'The view ' || v.name || ' reads as ' || quote_ident(o.rolname) || ', for whom policies do not hold.'
                       as what,
                   'alter view ' || v.name || ' owner to kotte_view' as mend
              from relation v
              join pg_roles o on o.oid = v.relowner
             where v.relkind = 'v'
               and not exists (select from pg_options_to_table(v.reloptions) option
                                where option_name = 'security_invoker' and option_value::bool)
               and (o.rolsuper or o.rolbypassrls
                    or exists (select from tenant_table t where pg_has_role(o.oid, t.relowner, 'usage')))
            """, """
            select 'The role ' || login.name || ' may truncate ' || r.name || ', for which no policy is asked.' as what,
                   'revoke truncate on ' || r.name || ' from ' || login.name || ', public' as mend
              from relation r
              join (select oid, quote_ident(rolname) as name from pg_roles
                     where rolname = session_user and not rolsuper) login
                on has_table_privilege(login.oid, r.oid, 'truncate') and not pg_has_role(login.oid, r.relowner, 'usage')
             where relkind in ('r', 'p', 'f')
            """);

    /** Functions that run as their owner. */
    static final String WITH_FUNCTIONS = """
            with door as (
                select f.*, n.nspname || '.' || f.proname as plain, f.oid::regprocedure::text as name,
                       (select option_value from pg_options_to_table(f.proconfig) o where option_name = 'search_path')
                           as path
                  from pg_proc f
                  join pg_namespace n on n.oid = f.pronamespace
                 where f.prosecdef and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                   and not exists (select from pg_depend d
                                    where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e')
            )
            """;

    static final List<String> FUNCTIONS = List.of("""
            select 'The function ' || name || ' runs as its owner, with a search_path that does not end in pg_temp.' as what,
                   'alter routine ' || name || ' set search_path = pg_catalog, pg_temp' as mend
              from door where path is null or path !~ '(^|, *)"?pg_temp"?$'
            """, """
            select 'The function ' || name || ' runs as its owner and can be called by PUBLIC.' as what,
                   'revoke execute on routine ' || name || ' from public' as mend
              from door
             where exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) a
                            where a.grantee = 0 and a.privilege_type = 'EXECUTE')
            """, """
            select 'The function ' || name || ' runs as its owner, does not ask for the tenant and is not a listed door.'
                       as what,
                   'compare its rows with core_api.current_tenant()' as mend
              from door
             where not plain = any (${doors}) and pg_get_functiondef(oid) !~ 'core_api\\.current_tenant\\(\\)'
            """);

    private StartupRules() {}
}
