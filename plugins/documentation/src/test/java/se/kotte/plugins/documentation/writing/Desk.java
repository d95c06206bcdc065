package se.kotte.plugins.documentation.writing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import se.kotte.api.access.Ids;
import se.kotte.api.audit.Audit;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;
import se.kotte.testkit.TestDatabase;

/**
 * Writing as it runs in the server, without one: the persistence unit, the statements and the audit share the connection
 * of one transaction, in which the tenant is set.
 */
final class Desk implements AutoCloseable {
    interface Work<T> {
        T apply(Writing writing, Sql sql);
    }

    interface Task {
        void run(Writing writing, Sql sql);
    }

    private final TestDatabase db;
    private final TenantClock clock;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final EntityManagerFactory units;

    Desk(TestDatabase db, TenantClock clock) {
        this.db = db;
        this.clock = clock;
        var settings = new HashMap<String, Object>();
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        settings.put("jakarta.persistence.jtaDataSource", null);
        settings.put("jakarta.persistence.nonJtaDataSource", currentConnection());
        settings.put("eclipselink.target-database", "PostgreSQL");
        settings.put("eclipselink.logging.level", "OFF");
        units = Persistence.createEntityManagerFactory("documentation", settings);
    }

    /** A data source that hands out the connection of the transaction on this thread, which only its owner ends. */
    private DataSource currentConnection() {
        return proxy(
                DataSource.class,
                (self, method, arguments) -> method.getName().equals("getConnection")
                        ? lent(current.get())
                        : throwUnsupported(method.getName()));
    }

    private static Connection lent(Connection connection) {
        if (connection == null) throw new IllegalStateException("no transaction on this thread");
        return proxy(Connection.class, (self, method, arguments) -> {
            if (List.of("close", "commit", "rollback", "setAutoCommit").contains(method.getName())) return null;
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static Object throwUnsupported(String method) {
        throw new UnsupportedOperationException(method);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Runs {@code work} in one transaction of the tenant; throwing undoes it. */
    <T> T in(int tenant, Work<T> work) {
        return db.inTenant(tenant, sql -> {
            current.set(sql.connection());
            var em = units.createEntityManager();
            try {
                em.getTransaction().begin();
                var writing = new Writing(sql, clock, audit(sql), new Tagging(sql, clock));
                writing.em = em;
                T result = work.apply(writing, sql);
                em.getTransaction().commit();
                return result;
            } finally {
                if (em.getTransaction().isActive()) em.getTransaction().rollback();
                em.close();
                current.remove();
            }
        });
    }

    void run(int tenant, Task task) {
        in(tenant, (writing, sql) -> {
            task.run(writing, sql);
            return null;
        });
    }

    private Audit audit(Sql sql) {
        return (viewer, deed, subject) -> sql.of("""
                        insert into core.audit (tenant_id, id, at, person_id, population, deed, subject_id)
                        values (:tenant, :id, :at, :person, :population, :deed, :subject)
                        """)
                .bind("id", Ids.create())
                .bind("at", clock.now())
                .bind("person", viewer.person())
                .bind("population", viewer.population())
                .bind("deed", deed)
                .bind("subject", subject)
                .run();
    }

    /** What the audit says was done to an entry, in order. */
    List<String> deeds(int tenant, UUID entry) {
        return db.inTenant(
                tenant,
                sql -> sql.of(
                                "select deed from core.audit where tenant_id = :tenant and subject_id = :entry order by id")
                        .bind("entry", entry)
                        .list(row -> row.text("deed")));
    }

    /** How many rows the plugin and the audit hold in all: what must not change where nothing may happen. */
    Map<String, Integer> rows() {
        var counts = new HashMap<String, Integer>();
        for (var table : List.of(
                "p_documentation.entry",
                "p_documentation.entry_child",
                "p_documentation.entry_goal",
                "p_documentation.entry_photo",
                "core.audit"))
            counts.put(
                    table,
                    db.asOwner(sql -> sql.of("select count(*) as n from " + table)
                            .one(row -> row.number("n"))
                            .orElseThrow()));
        return counts;
    }

    @Override
    public void close() {
        units.close();
    }
}
