package se.kotte.server.tenancy;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Writes the tenant into each transaction, just inside {@code @Transactional}: once, also when transactional methods call
 * one another. Row level security reads it from there.
 */
@Interceptor
@Transactional(Transactional.TxType.REQUIRED)
@Priority(TenantInterceptor.JUST_INSIDE_THE_TRANSACTION)
class TenantInterceptor implements Serializable {
    static final int JUST_INSIDE_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 210;

    @Resource(lookup = "java:global/kotte")
    private transient DataSource dataSource;

    @Resource
    private transient TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object tell(InvocationContext context) throws Exception {
        int tenant = CurrentTenant.get().id();
        var told = (Integer) transaction.getResource(TenantInterceptor.class);
        if (told == null) {
            tell(tenant);
            transaction.putResource(TenantInterceptor.class, tenant);
        } else if (told != tenant) {
            throw new IllegalStateException("a transaction of one tenant cannot go on for another");
        }
        return context.proceed();
    }

    private void tell(int tenant) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, Integer.toString(tenant));
            statement.execute();
        }
    }
}
