package se.kotte.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/**
 * A database of its own for one test class, with the core's migrations and those of the given plugins.
 *
 * <pre>{@code
 * @AutoClose
 * static final TestDatabase db = TestDatabase.create();
 *
 * List<UUID> seen = db.inTenant(1, sql -> sql.of("select id from core.unit where tenant_id = :tenant")
 *         .list(row -> row.uuid("id")));
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    /** What is done inside a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T apply(TestSql sql) throws Exception;
    }

    /** What is done inside a transaction, without a result. */
    @FunctionalInterface
    public interface Task {
        void run(TestSql sql) throws Exception;
    }

    private final Cluster cluster;
    private final String name;

    /** Open connections by role, used again as a pool would. */
    private final Map<String, Deque<Connection>> idle = new ConcurrentHashMap<>();

    private TestDatabase(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /**
     * A fresh copy of the migrated template; the first call in a JVM starts PostgreSQL and makes that template.
     *
     * @param plugins JARs or folders of classes and resources, with {@code META-INF/kotte/plugin.json} and migrations: a
     *     plugin's own tests pass {@code Path.of("target/classes")}
     */
    public static TestDatabase create(Path... plugins) {
        var cluster = Cluster.started();
        return new TestDatabase(cluster, cluster.copy(List.of(plugins)));
    }

    /** A copy of this database as it is now, for a hole that this one must not have. No connection may be in use. */
    public TestDatabase copy() {
        disconnect();
        return new TestDatabase(cluster, cluster.copyOf(name));
    }

    public String name() {
        return name;
    }

    /** Connections of the application, as it has them in production: no tenant set, autocommit. */
    public DataSource app() {
        return as("kotte_app");
    }

    /** Connections of any login role of the cluster. */
    public DataSource as(String role) {
        return cluster.dataSource(name, role);
    }

    /** Connections of the superuser: for holes that only a superuser can make. */
    public DataSource superuser() {
        return as(Cluster.SUPERUSER);
    }

    /** Runs {@code work} as the application in one transaction of {@code tenant}; throwing rolls it back. */
    public <T> T inTenant(int tenant, Work<T> work) {
        return transaction("kotte_app", connection -> {
            TestSql.setTenant(connection, tenant);
            return work.apply(new TestSql(connection, tenant));
        });
    }

    /** As {@link #inTenant(int, Work)}, without a result. */
    public void doInTenant(int tenant, Task task) {
        inTenant(tenant, sql -> {
            task.run(sql);
            return null;
        });
    }

    /**
     * Runs {@code work} in one transaction as the owner of the tables, for whom row level security does not hold: for
     * fixtures in any tenant, and for holes. {@code :tenant} is of nobody here: bind the tenant by another name.
     */
    public <T> T asOwner(Work<T> work) {
        return transaction("kotte_migrator", connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local role kotte_owner");
            }
            return work.apply(new TestSql(connection, TestSql.NONE));
        });
    }

    /** Runs statements as the owner of the tables; several may stand in one text. */
    public void asOwner(String statements) {
        asOwner(sql -> {
            sql.execute(statements);
            return null;
        });
    }

    /** Runs statements as the superuser; several may stand in one text. */
    public void asSuperuser(String statements) {
        transaction(Cluster.SUPERUSER, connection -> {
            new TestSql(connection, TestSql.NONE).execute(statements);
            return null;
        });
    }

    @Override
    public void close() {
        disconnect();
        cluster.drop(name);
    }

    private interface InConnection<T> {
        T apply(Connection connection) throws Exception;
    }

    private <T> T transaction(String role, InConnection<T> work) {
        var free = idle.computeIfAbsent(role, r -> new ConcurrentLinkedDeque<>());
        Connection connection = null;
        try {
            connection = free.pollFirst();
            if (connection == null) connection = as(role).getConnection();
            connection.setAutoCommit(false);
            T result = work.apply(connection);
            connection.commit();
            free.addFirst(connection);
            return result;
        } catch (Throwable e) {
            // Closing rolls back; a connection on which something failed is not used again.
            close(connection);
            throw told(e);
        }
    }

    private static RuntimeException told(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException refusal) return new DatabaseException(refusal);
        if (e instanceof Error error) throw error;
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }

    private void disconnect() {
        idle.values().forEach(connections -> {
            for (var connection = connections.poll(); connection != null; connection = connections.poll())
                close(connection);
        });
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) connection.close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
