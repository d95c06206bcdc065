package se.kotte.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
    /**
     * A plugin's own schema {@code p_<id>}.
     *
     * @param migrations a location as Flyway has them: {@code filesystem:…} or {@code classpath:…}
     */
    public record Plugin(String id, String migrations) {}

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

    private TestDatabase(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** A fresh copy of the migrated template; the first call in a JVM starts PostgreSQL and makes that template. */
    public static TestDatabase create(Plugin... plugins) {
        var cluster = Cluster.started();
        return new TestDatabase(cluster, cluster.copy(List.of(plugins)));
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
        return transaction(app(), connection -> {
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
        return transaction(as("kotte_migrator"), connection -> {
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
        transaction(superuser(), connection -> {
            new TestSql(connection, TestSql.NONE).execute(statements);
            return null;
        });
    }

    @Override
    public void close() {
        cluster.drop(name);
    }

    private interface InConnection<T> {
        T apply(Connection connection) throws Exception;
    }

    private static <T> T transaction(DataSource source, InConnection<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(connection);
                connection.commit();
                return result;
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            }
        } catch (Exception e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof SQLException refusal) throw new DatabaseException(refusal);
            if (e instanceof RuntimeException unchecked) throw unchecked;
            throw new IllegalStateException(e);
        }
    }
}
