package se.kotte.server.job;

import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;
import se.kotte.server.tenancy.CurrentTenant;
import se.kotte.testkit.TestDatabase;
import se.kotte.testkit.TestSql;

/** What the container does for jobs, in plain Java: a transaction of the thread's tenant, and {@link Sql} inside it. */
public final class Transactions implements Ending, Sql {
    private final TestDatabase database;
    private final ThreadLocal<TestSql> current = new ThreadLocal<>();

    public Transactions(TestDatabase database) {
        this.database = database;
    }

    /** Commits, or rolls back what throws. */
    public void run(TestDatabase.Task task) {
        database.doInTenant(CurrentTenant.get().id(), sql -> {
            current.set(sql);
            try {
                task.run(sql);
            } finally {
                current.remove();
            }
        });
    }

    @Override
    public void complete(Claim claim, Runnable effects) {
        run(sql -> {
            Ending.acknowledge(sql, claim);
            effects.run();
        });
    }

    @Override
    public Statement of(String statement) {
        var sql = current.get();
        if (sql == null) throw new IllegalStateException("no transaction on this thread");
        return sql.of(statement);
    }
}
