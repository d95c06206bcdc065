package se.kotte.server.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PSQLException;
import se.kotte.testkit.Bjorkvik;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** Two municipalities with a row in every table, and attempts at what must not be possible. */
final class Neighbours {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Neighbours() {}

    static TestDatabase create() {
        var db = TestDatabase.create();
        Tallby tallby = Municipality.tallby(db, TODAY);
        Bjorkvik bjorkvik = Municipality.bjorkvik(db, TODAY);
        fill(db, tallby.tenant(), tallby.mona().value().toString());
        fill(db, bjorkvik.tenant(), bjorkvik.bea().value().toString());
        return db;
    }

    /** What the cast does not need. Keys of text differ between the two, so that none fits at the neighbour's. */
    private static void fill(TestDatabase db, int tenant, String person) {
        db.asOwner("""
                insert into core.role values (%1$d, 'cook-%1$d', 'staff');
                insert into core.role_capability values (%1$d, 'cook-%1$d', 'child.read');
                insert into core.sign_in values (%1$d, 'staff', 'https://issuer', 'subject-%1$d', '%2$s', '2026-11-23');
                insert into core.event values (%1$d, uuidv7(), 'file.stored', 1, uuidv7(), '2026-11-23');
                insert into core.file (tenant_id, id, owner_id, media_type, bytes, created_at)
                    values (%1$d, uuidv7(), '%2$s', 'image/jpeg', 1, '2026-11-23');
                insert into core.file_rendition
                    select tenant_id, id, 'small', 'image/jpeg', 1, 1, 1, '00' from core.file where tenant_id = %1$d;
                insert into core.audit values (%1$d, uuidv7(), '2026-11-23', '%2$s', 'staff', 'test.made', uuidv7());
                insert into core.roster_import values (%1$d, uuidv7(), '2026-11-23', '%2$s', '00', '{}');
                insert into core.tenant_image
                    select %1$d, left(encode(sha256(c), 'hex'), 16), 'image/png', c from convert_to('%1$d', 'UTF8') c;
                insert into core.curriculum values (%1$d, 'plan-%1$d', 'Plan', '1', 'sv', 1);
                insert into core.curriculum_goal
                    values (%1$d, 'plan-%1$d', 'goal', 's', 'S', null, null, '{"sv": "mål"}', 1)""".formatted(tenant, person));
    }

    /** Every table of the core that holds rows of tenants. */
    static List<String> tables(TestDatabase db) {
        return names(db, "'r', 'p'");
    }

    /** These tables, and the views over them that plugins read. */
    static List<String> readable(TestDatabase db) {
        return names(db, "'r', 'p', 'v'");
    }

    private static List<String> names(TestDatabase db, String kinds) {
        return db.asOwner(sql -> sql.of(
                        "select oid::regclass::text as name from pg_class where relkind in (" + kinds + ")"
                                + " and relnamespace in ('core'::regnamespace, 'core_api'::regnamespace)"
                                + " and relname <> 'flyway_history' and not oid::regclass::text = any (:platform) order by 1")
                .bindArray("platform", "text", List.copyOf(StartupCheck.PLATFORM_TABLES))
                .list(row -> row.text("name")));
    }

    /** A real row of the tenant, as JSON in quotes. */
    static String row(TestDatabase db, String table, int tenant) {
        return db.asOwner(sql -> sql.of("select quote_literal(to_jsonb(x)) as row from " + table
                                + " x where tenant_id = :t limit 1")
                        .bind("t", tenant)
                        .one(row -> row.text("row")))
                .orElseThrow(() -> new IllegalStateException(
                        table + " has no row of tenant " + tenant + ": give it one in Neighbours.fill"));
    }

    static String insert(String table, String row) {
        return "insert into " + table + " select * from jsonb_populate_record(null::" + table + ", " + row + ")";
    }

    /**
     * What came of a statement of the application's on a new connection: the number of rows, or the SQLSTATE and the constraint
     * that refused. It is rolled back.
     *
     * @param tenant the setting, or null for a connection on which it was never made
     */
    static String attempt(TestDatabase db, String tenant, String statement) {
        try (var connection = db.app().getConnection()) {
            connection.setAutoCommit(false);
            if (tenant != null) set(connection, tenant);
            return outcome(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as the owner of the tables, for whom no policy holds. */
    static String attemptAsOwner(TestDatabase db, String statement) {
        try (var connection = db.as("kotte_migrator").getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set role kotte_owner");
            return outcome(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String outcome(Connection connection, String statement) throws SQLException {
        try (var command = connection.createStatement()) {
            return command.executeUpdate(statement) + " rows";
        } catch (SQLException e) {
            return e instanceof PSQLException refusal
                            && refusal.getServerErrorMessage().getConstraint() != null
                    ? e.getSQLState() + " " + refusal.getServerErrorMessage().getConstraint()
                    : e.getSQLState();
        } finally {
            connection.rollback();
        }
    }

    static void set(Connection connection, String tenant) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenant);
            statement.execute();
        }
    }

    /** Tenants of the units that the connection sees now. */
    static List<Integer> seen(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select distinct tenant_id from core.unit order by 1");
                var row = statement.executeQuery()) {
            var tenants = new ArrayList<Integer>();
            while (row.next()) tenants.add(row.getInt(1));
            return tenants;
        }
    }
}
