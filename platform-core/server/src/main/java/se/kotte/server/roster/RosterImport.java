package se.kotte.server.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import se.kotte.server.roster.ImportReport.Outcome;
import se.kotte.server.roster.ImportReport.Section;

/**
 * Imports a bundle.
 *
 * <p>Called by the operator's command and by the administrator's page, inside a transaction of the application role that
 * the caller commits. A refusal has written nothing; a report that says so may be committed like any other. Thrown
 * exceptions leave the transaction to be rolled back.
 */
public final class RosterImport {
    /** The first number of the advisory lock; the second is the municipality. */
    private static final int LOCK = 0x0e05_7e12;

    /**
     * How an import is to be done.
     *
     * @param dryRun report only
     * @param allowEnding the percentage of each kind that may end
     * @param allowAdministrators confirms that administration is granted
     * @param allowIdentifiers confirms that persons who have signed in before get another identifier
     * @param by the administrator who asks; null for an operator's command
     */
    public record Options(
            boolean dryRun, int allowEnding, boolean allowAdministrators, boolean allowIdentifiers, UUID by) {
        public static final int DEFAULT_ENDING = 20;

        public Options {
            if (allowEnding < 0 || allowEnding > 100) throw new IllegalArgumentException("allowEnding is a percentage");
        }
    }

    private RosterImport() {}

    /**
     * @param connection not in autocommit; its transaction gets {@code app.tenant} set
     * @param municipality its slug
     * @param archive a file; it is not changed
     */
    public static ImportReport run(
            Connection connection, String municipality, Path archive, Options options, Clock clock)
            throws IOException, SQLException {
        if (connection.getAutoCommit()) throw new IllegalArgumentException("an import takes a transaction");
        var rejections = new Rejections();
        var db = begin(connection, municipality, clock);
        if (db == null)
            return refused(
                    municipality, "There is no municipality " + municipality + ". Apply its configuration first.");
        if (!lock(db)) return refused(municipality, "Another import of it is running. Wait until it has ended.");
        try (var bundle = Bundle.open(archive)) {
            Manifest.check(bundle, rejections);
            if (!rejections.isEmpty()) return ImportReport.rejected(municipality, rejections);
            if (new Staging(bundle, db, rejections).read()) {
                Wanted.make(db);
                Rules.check(db, rejections);
            }
            if (!rejections.isEmpty()) return ImportReport.rejected(municipality, rejections);
            return plan(db, municipality, bundle, options);
        } catch (BadBundle e) {
            rejections.add(e.rejection());
            return ImportReport.rejected(municipality, rejections);
        }
    }

    private static ImportReport plan(RosterDb db, String municipality, Bundle bundle, Options options)
            throws IOException, SQLException {
        var plan = new Plan(db);
        var changes = plan.make();
        var administrators = plan.administrators();
        var identifiers = plan.identifiers();
        var refusals = new ArrayList<String>();
        for (var change : changes) {
            if (change.ended() * 100 > change.standing() * options.allowEnding())
                refusals.add(
                        "It would end %d of %d %s, more than %d %%. If that is right, allow it with --allow-ending %d."
                                .formatted(
                                        change.ended(),
                                        change.standing(),
                                        change.kind(),
                                        options.allowEnding(),
                                        (change.ended() * 100 + change.standing() - 1) / change.standing()));
        }
        if (administrators.count() > 0 && !options.allowAdministrators())
            refusals.add("It grants administration. If that is right, allow it with --allow-administrators.");
        if (identifiers.count() > 0 && !options.allowIdentifiers())
            refusals.add(
                    "It changes identifiers of persons who have signed in, which signs them out. If that is right, "
                            + "allow it with --allow-identifiers.");
        var outcome = Outcome.APPLIED;
        if (!refusals.isEmpty()) outcome = Outcome.REFUSED;
        else if (changes.stream().allMatch(ImportReport.Change::isEmpty)) outcome = Outcome.UNCHANGED;
        else if (options.dryRun()) outcome = Outcome.PLANNED;
        var report = new ImportReport(
                municipality,
                outcome,
                refusals,
                0,
                List.of(),
                changes,
                administrators,
                identifiers,
                plan.kept(),
                plan.ignored(Staging.unread(bundle)));
        if (outcome == Outcome.APPLIED) plan.apply(bundle.sha256(), options.by());
        return report;
    }

    /** The work in the municipality's transaction, or null if there is none of that name. */
    private static RosterDb begin(Connection connection, String municipality, Clock clock) throws SQLException {
        int tenant;
        ZoneId zone;
        try (var query = connection.prepareStatement(
                "select id, zone from core.tenant where slug = ? and state <> 'offboarding'")) {
            query.setString(1, municipality);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) return null;
                tenant = rows.getInt("id");
                zone = ZoneId.of(rows.getString("zone"));
            }
        }
        // Every statement here is about all of a municipality. What the planner knows of it may be from before its
        // first
        // import, and a nested loop that was meant for one row would then run for all of them.
        try (var query = connection.prepareStatement("select set_config('app.tenant', ?, true),"
                + " set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB', true)")) {
            query.setString(1, Integer.toString(tenant));
            query.execute();
        }
        var now = clock.instant();
        return new RosterDb(connection, tenant, LocalDate.ofInstant(now, zone), now);
    }

    private static boolean lock(RosterDb db) {
        return db.count("select pg_try_advisory_xact_lock(" + LOCK + ", :tenant)::int") == 1;
    }

    private static ImportReport refused(String municipality, String why) {
        return new ImportReport(
                municipality,
                Outcome.REFUSED,
                List.of(why),
                0,
                List.of(),
                List.of(),
                Section.NONE,
                Section.NONE,
                Section.NONE,
                List.of());
    }
}
