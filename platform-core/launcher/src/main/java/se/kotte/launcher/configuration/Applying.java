package se.kotte.launcher.configuration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import se.kotte.launcher.database.Login;

/** Brings the database to what a folder says, municipality by municipality. */
public final class Applying {

    /** Says what came of one municipality. */
    public enum Outcome {
        UNCHANGED,
        CHANGED,
        /** Its file cannot be applied; nothing was written. */
        REFUSED,
        /** The database failed; nothing was written. */
        FAILED
    }

    /** @param lines what changes, with {@code +}, {@code -} or {@code ~} in front; or why nothing does */
    public record Result(String municipality, Outcome outcome, List<String> lines) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Whether another municipality that is applied first may mend it. */
        private final boolean passing;

        Refused(String message, boolean passing) {
            super(message, null, false, false);
            this.passing = passing;
        }
    }

    private final Login operator;
    private final boolean plan;

    /** @param plan tell only */
    public Applying(Login operator, boolean plan) {
        this.operator = operator;
        this.plan = plan;
    }

    public List<Result> run(ConfigurationFolder.Read read) {
        List<Result> results = new ArrayList<>();
        List<Configuration> again = new ArrayList<>();
        for (Configuration municipality : read.municipalities()) {
            try {
                results.add(apply(municipality));
            } catch (Refused refused) {
                if (refused.passing) again.add(municipality);
                else results.add(new Result(municipality.slug(), Outcome.REFUSED, List.of(refused.getMessage())));
            }
        }
        // A host that has moved is free once its last owner was applied.
        for (Configuration municipality : again) {
            try {
                results.add(apply(municipality));
            } catch (Refused refused) {
                results.add(new Result(municipality.slug(), Outcome.REFUSED, List.of(refused.getMessage())));
            }
        }
        // An empty folder is rather a mistyped path than the end of every municipality.
        if (!read.slugs().isEmpty()) results.addAll(suspendMissing(List.copyOf(read.slugs())));
        return results;
    }

    private Result apply(Configuration municipality) {
        try (Handle database = open()) {
            database.begin();
            try {
                List<String> lines = bring(database, municipality);
                if (plan) database.rollback();
                else database.commit();
                return new Result(municipality.slug(), lines.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED, lines);
            } catch (RuntimeException e) {
                database.rollback();
                throw e;
            }
        } catch (JdbiException e) {
            return new Result(municipality.slug(), Outcome.FAILED, List.of(reason(e)));
        }
    }

    /** What differs; and, unless it is a plan, no longer does. */
    private List<String> bring(Handle database, Configuration municipality) {
        database.createQuery("select set_config('app.tenant', :id, true)")
                .bind("id", Integer.toString(municipality.id()))
                .mapTo(String.class)
                .one();
        requireFree(database, municipality);
        List<String> lines = new ArrayList<>();
        for (Part part : Parts.ALL) {
            Map<String, String> stored = part.stored(database, municipality);
            Map<String, String> wanted = part.wanted(municipality);
            if (stored.equals(wanted)) continue;
            lines.addAll(difference(stored, wanted));
            if (!plan) part.write(database, municipality);
        }
        requireGoals(municipality, lines);
        return lines;
    }

    /** What is for good, and what belongs to one municipality. */
    private static void requireFree(Handle database, Configuration municipality) {
        database.createQuery("select pg_advisory_xact_lock(:lock, :id)")
                .bind("lock", 0x0e05_7e13)
                .bind("id", municipality.id())
                .mapTo(String.class)
                .one();
        database.createQuery("select slug || ' has the id ' || id from core.tenant where (id = :id) <> (slug = :slug)")
                .bind("id", municipality.id())
                .bind("slug", municipality.slug())
                .mapTo(String.class)
                .findFirst()
                .ifPresent(known -> {
                    throw new Refused("in the database " + known + "; neither slug nor id ever changes", false);
                });
        database.createQuery("""
                        select 'host ' || h.name || ' is ' || t.slug || '''s in the database; take it from there first'
                          from core.host h
                          join core.tenant t on t.id = h.tenant_id
                         where h.name = any (:hosts) and h.tenant_id <> :id
                         union all
                        select 'client ' || i.client_id || ' is ' || t.slug || '''s in the database; take it from there first'
                          from core.tenant_identity i
                          join core.tenant t on t.id = i.tenant_id
                         where (i.issuer || ' ' || i.client_id) = any (:clients) and i.tenant_id <> :id""")
                .bind("id", municipality.id())
                .bindArray("hosts", String.class, municipality.hosts())
                .bindArray(
                        "clients",
                        String.class,
                        municipality.identities().values().stream()
                                .map(identity -> identity.issuer() + " " + identity.clientId())
                                .toList())
                .mapTo(String.class)
                .findFirst()
                .ifPresent(taken -> {
                    throw new Refused(taken, true);
                });
    }

    private static void requireGoals(Configuration municipality, List<String> lines) {
        for (var curriculum : municipality.curricula()) {
            String lost = "- goal " + curriculum.id() + " ";
            lines.stream().filter(line -> line.startsWith(lost)).findFirst().ifPresent(line -> {
                throw new Refused(
                        "the curriculum " + curriculum.id() + " would lose the goal "
                                + line.substring(lost.length()).replaceAll(":.*", "")
                                + ", which entries may be tagged with; keep it",
                        false);
            });
        }
    }

    private static List<String> difference(Map<String, String> stored, Map<String, String> wanted) {
        List<String> lines = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(stored.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            String before = stored.get(name);
            String after = wanted.get(name);
            if (Objects.equals(before, after)) continue;
            if (before == null) lines.add("+ " + name + (after.isEmpty() ? "" : ": " + after));
            else if (after == null) lines.add("- " + name + (before.isEmpty() ? "" : ": " + before));
            else lines.add("~ " + name + ": " + before + " → " + after);
        }
        return lines;
    }

    private List<Result> suspendMissing(List<String> slugs) {
        try (Handle database = open()) {
            return database.inTransaction(transaction -> {
                List<String> missing = transaction
                        .createQuery("select slug from core.tenant where state = 'active' and slug <> all (:slugs)")
                        .bindArray("slugs", String.class, slugs)
                        .mapTo(String.class)
                        .list();
                if (!plan && !missing.isEmpty())
                    transaction
                            .createUpdate("update core.tenant set state = 'suspended' where slug = any (:slugs)")
                            .bindArray("slugs", String.class, missing)
                            .execute();
                return missing.stream()
                        .map(slug -> new Result(
                                slug, Outcome.CHANGED, List.of("~ state: active → suspended, since it has no folder")))
                        .toList();
            });
        }
    }

    private Handle open() {
        Handle database = Jdbi.create(operator::connect).open();
        database.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return database;
    }

    private static String reason(JdbiException e) {
        return e.getCause() instanceof SQLException cause ? cause.getMessage() : e.getMessage();
    }
}
