package se.kotte.server.person;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.Ids;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.problem.Problem;

/**
 * Sets and lifts the bar between a guardian and a child. Plain JDBC inside the caller's transaction and tenant, for the
 * administrator's page and for the command line. The caller has authorised it.
 */
public final class Bars {
    private Bars() {}

    /**
     * Bars a guardian from a child, on behalf of a member of staff. Barring again keeps the first bar and its reason.
     *
     * @return whether there was no bar before
     * @throws Problem not found: there is no such relation; invalid: no reason
     */
    public static boolean bar(
            Connection connection,
            int tenant,
            PersonId by,
            PersonId guardian,
            ChildId child,
            String reason,
            Instant now)
            throws SQLException {
        if (reason == null || reason.isBlank())
            throw Problem.invalid("A bar takes a reason.", new Problem.Field("reason", "Say why."));
        if (isBarred(connection, tenant, guardian, child)) return false;
        try (var statement = connection.prepareStatement("""
                update core.guardian set barred_at = ?, barred_by = ?, bar_reason = ?
                 where tenant_id = ? and guardian_id = ? and child_id = ?""")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, by.value());
            statement.setString(3, reason.strip());
            statement.setInt(4, tenant);
            statement.setObject(5, guardian.value());
            statement.setObject(6, child.value());
            statement.executeUpdate();
        }
        audit(connection, tenant, by, "guardian.barred", guardian.value(), child.value(), now);
        return true;
    }

    /**
     * Lifts a bar.
     *
     * @return whether there was one
     * @throws Problem not found: there is no such relation
     */
    public static boolean lift(
            Connection connection, int tenant, PersonId by, PersonId guardian, ChildId child, Instant now)
            throws SQLException {
        if (!isBarred(connection, tenant, guardian, child)) return false;
        try (var statement = connection.prepareStatement("""
                update core.guardian set barred_at = null, barred_by = null, bar_reason = null
                 where tenant_id = ? and guardian_id = ? and child_id = ?""")) {
            statement.setInt(1, tenant);
            statement.setObject(2, guardian.value());
            statement.setObject(3, child.value());
            statement.executeUpdate();
        }
        audit(connection, tenant, by, "guardian.unbarred", guardian.value(), child.value(), now);
        return true;
    }

    /** Locks the relation, so that two decisions at once come one after the other. */
    private static boolean isBarred(Connection connection, int tenant, PersonId guardian, ChildId child)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                select barred_at is not null from core.guardian
                 where tenant_id = ? and guardian_id = ? and child_id = ?
                   for update""")) {
            query.setInt(1, tenant);
            query.setObject(2, guardian.value());
            query.setObject(3, child.value());
            try (var rows = query.executeQuery()) {
                if (!rows.next()) throw Problem.notFound();
                return rows.getBoolean(1);
            }
        }
    }

    /** A row for the guardian and one for the child: the deed is found from either. */
    private static void audit(
            Connection connection, int tenant, PersonId by, String deed, UUID guardian, UUID child, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into core.audit (tenant_id, id, at, person_id, population, deed, subject_id)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (var subject : new UUID[] {guardian, child}) {
                insert.setInt(1, tenant);
                insert.setObject(2, Ids.create());
                insert.setObject(3, now.atOffset(ZoneOffset.UTC));
                insert.setObject(4, by.value());
                insert.setString(5, Population.STAFF.code());
                insert.setString(6, deed);
                insert.setObject(7, subject);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
