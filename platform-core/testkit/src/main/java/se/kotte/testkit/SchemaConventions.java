package se.kotte.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.kotte.server.tenancy.StartupCheck;

/**
 * Reads the live schema of the core and of plugins against the conventions that keep it safe and fast. A plugin's tests
 * call it with the plugin's migrations applied.
 *
 * @see StartupCheck what is asked again of each database that is served from
 */
public final class SchemaConventions {
    /**
     * @param inspected how many objects each rule looked at
     * @param violations one line each, sorted; empty is good
     */
    public record Report(Map<String, Integer> inspected, List<String> violations) {}

    /** Columns with a moment that is no point in the row's life, and so is not called at or …_at. */
    private static final Set<String> OTHER_MOMENTS = Set.of("core.job.leased_until", "core.signed_out.before");

    private static final String SCHEMA = """
            with relation as (
                select c.*, n.nspname as schema, c.oid::regclass::text as name
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname in ('core', 'core_api') or n.nspname ~ '^p_'
            ), any_table as (
                select * from relation where relkind in ('r', 'p', 'f') and relname <> 'flyway_history'
            ), tenant_table as (
                select t.*, a.attnum as tenant
                  from any_table t
                  left join pg_attribute a
                    on a.attrelid = t.oid and a.attname = 'tenant_id' and a.atttypid = 'int'::regtype and a.attnotnull
                 where not t.name = any (${platform})
            )
            """;

    /** By what an object should be: every object looked at (what), and whether it is so (holds). */
    private static final Map<String, String> RULES = new LinkedHashMap<>();

    static {
        rule(
                "have a column tenant_id int not null",
                "select name as what, tenant is not null as holds from tenant_table");
        rule("have a primary key", """
                select name as what,
                       exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p') as holds
                  from any_table t
                """);
        rule("begin with tenant_id", """
                select i.indexrelid::regclass::text as what, i.indkey[0] is not distinct from t.tenant as holds
                  from tenant_table t join pg_index i on i.indrelid = t.oid
                """);
        rule("refer from tenant_id to the tenant first", """
                select k.conrelid::regclass || '.' || k.conname as what,
                       k.conkey[1] is not distinct from t.tenant
                       and (select a.attname = case when k.confrelid = 'core.tenant'::regclass then 'id' else 'tenant_id' end
                              from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1]) as holds
                  from tenant_table t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                """);
        rule("have an index that begins with its columns", """
                select k.conrelid::regclass || '.' || k.conname as what,
                       exists (select from pg_index i
                                where i.indrelid = k.conrelid
                                  and (select array_agg(c order by c) from unnest(i.indkey[0:cardinality(k.conkey) - 1]) c)
                                      = (select array_agg(c order by c) from unnest(k.conkey) c)
                                  -- Rows without a reference need no index entry.
                                  and coalesce(pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$', true)) as holds
                  from any_table t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                """);
        rule("have row level security enabled, not forced", """
                select name as what, relrowsecurity and not relforcerowsecurity as holds from tenant_table
                """);
        rule("be there, being on the list of platform tables", """
                select p as what, exists (select from any_table where name = p) as holds from unnest(${platform}::text[]) p
                """);
        rule("belong to kotte_owner; a view to kotte_view, or read as its reader", """
                select name as what,
                       pg_get_userbyid(relowner) = 'kotte_owner' and relkind <> 'v'
                       or relkind = 'v' and (pg_get_userbyid(relowner) = 'kotte_view'
                                             or coalesce('security_invoker=true' = any (reloptions), false)) as holds
                  from relation where relkind <> 'i'
                union all
                select nspname, pg_get_userbyid(nspowner) = 'kotte_owner'
                  from pg_namespace where nspname in (select schema from relation)
                union all
                select p.oid::regprocedure::text, pg_get_userbyid(proowner) = 'kotte_owner'
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where nspname in (select schema from relation)
                """);
        rule("be a timestamptz named at or …_at", """
                select t.name || '.' || a.attname as what,
                       atttypid = 'timestamptz'::regtype
                       and (a.attname ~ '(^|_)at$' or t.name || '.' || a.attname = any (${moments})) as holds
                  from any_table t join pg_attribute a on a.attrelid = t.oid
                 where a.attnum > 0 and a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype)
                """);
        rule("be named <table>_…_pk, uk, fk or ck", """
                select k.conrelid::regclass || '.' || k.conname as what,
                       conname ~ ('^' || t.relname || '(_[a-z0-9_]+)?_'
                                  || case contype when 'p' then 'pk' when 'u' then 'uk' when 'f' then 'fk' else 'ck' end || '$')
                           as holds
                  from any_table t join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'f', 'c')
                """);
        rule("be named <table>_…_ix, or _uk or _pk if it is unique", """
                select i.indexrelid::regclass::text as what,
                       c.relname ~ ('^' || t.relname || '(_[a-z0-9_]+)?_'
                                    || case when i.indisprimary then 'pk' when i.indisunique then 'uk' else 'ix' end || '$')
                           as holds
                  from any_table t join pg_index i on i.indrelid = t.oid join pg_class c on c.oid = i.indexrelid
                """);
        rule("give PUBLIC nothing", """
                select name as what, not exists (select from aclexplode(relacl) where grantee = 0) as holds from relation
                union all
                select p.oid::regprocedure::text,
                       not exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where nspname in (select schema from relation)
                union all
                select nspname, not exists (select from aclexplode(nspacl) where grantee = 0)
                  from pg_namespace where nspname in (select schema from relation)
                """);
        rule("let the application read and write rows at most, and the history not at all", """
                select name as what,
                       not exists (select from aclexplode(relacl)
                                    where grantee = 'kotte_app'::regrole
                                      and (relname = 'flyway_history'
                                           or privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')))
                       and not exists (select from aclexplode(relacl)
                                        where grantee = 'kotte_view'::regrole and relowner <> grantee
                                          and privilege_type <> 'SELECT') as holds
                  from relation where relkind in ('r', 'p', 'f', 'v', 'm')
                """);
        rule("be pulled up: without security_barrier", """
                select name as what,
                       not exists (select from pg_options_to_table(reloptions)
                                    where option_name = 'security_barrier' and option_value::bool) as holds
                  from relation where schema = 'core_api' and relkind = 'v'
                """);
        rule("be inlined: SQL, stable, without SET or SECURITY DEFINER", """
                select p.oid::regprocedure::text as what,
                       l.lanname = 'sql' and provolatile in ('s', 'i') and not prosecdef and proconfig is null
                       and not proisstrict as holds
                  from pg_proc p join pg_language l on l.oid = p.prolang
                 where p.pronamespace = 'core_api'::regnamespace and p.proretset
                """);
    }

    private SchemaConventions() {}

    /** Looks at the schemas {@code core}, {@code core_api} and every {@code p_…}. */
    public static Report inspect(TestDatabase db) {
        var report = db.asOwner(sql -> inspect(sql.connection()));
        var violations = new ArrayList<>(report.violations());
        try (var connection = db.app().getConnection()) {
            StartupCheck.findings(connection).forEach(finding -> violations.add(finding.what()));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        violations.sort(null);
        return new Report(report.inspected(), List.copyOf(violations));
    }

    /** Without the start-up check; inside an open transaction. */
    static Report inspect(Connection connection) throws SQLException {
        var inspected = new TreeMap<String, Integer>();
        var violations = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path = pg_catalog, pg_temp");
            for (var rule : RULES.entrySet()) {
                var query = rule.getValue()
                        .replace("${platform}", array(StartupCheck.PLATFORM_TABLES))
                        .replace("${moments}", array(OTHER_MOMENTS));
                int count = 0;
                try (var row = statement.executeQuery(query)) {
                    for (; row.next(); count++) {
                        if (!row.getBoolean("holds"))
                            violations.add(row.getString("what") + " should " + rule.getKey());
                    }
                }
                inspected.put(rule.getKey(), count);
            }
        }
        return new Report(inspected, violations);
    }

    private static void rule(String should, String query) {
        RULES.put(should, SCHEMA + query);
    }

    private static String array(Set<String> names) {
        return "'{" + String.join(",", names) + "}'";
    }
}
