package se.kotte.server.sql;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import se.kotte.api.sql.Sql;
import se.kotte.server.tenancy.CurrentTenant;

/** The node's one pool, and {@link Sql} over it. */
@DataSourceDefinition(
        name = "java:global/kotte",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=db.url}",
        user = "${MPCONFIG=db.user}",
        password = "${MPCONFIG=db.password}",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = 12,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
        })
@ApplicationScoped
class ContainerSql {
    @Resource(lookup = "java:global/kotte")
    private DataSource dataSource;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    @Produces
    @ApplicationScoped
    Sql sql() {
        return new JdbiSql(Jdbi.create(dataSource), this::tenant);
    }

    private int tenant() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE)
            throw new IllegalStateException("no transaction on this thread");
        return CurrentTenant.get().id();
    }
}
