package se.kotte.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import se.kotte.api.sql.Sql;
import se.kotte.server.tenancy.CurrentTenant;

/** The tenant is written into each transaction, and into nothing else (tenancy rules 2 and 3). */
@ArquillianTest
class TransactionIT {
    @Inject
    private People people;

    @Inject
    private Sql sql;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void aTransactionSeesTheTenantOfTheRequestAndNoOther() {
        assertThat(people.names()).containsExactly("Alva");
    }

    @Test
    void theNextTransactionOnTheSameConnectionsSeesOnlyItsOwnTenantAfterARollback() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(people::failAfterReading).isInstanceOf(IllegalStateException.class);
            assertThat(onAThreadOf(2, people::names)).containsExactly("Havi");
        }
    }

    @Test
    void aStatementOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> sql.of("select 1")).isInstanceOf(IllegalStateException.class);
    }

    /** B06: work that strays to another thread has no tenant. */
    @Test
    void anotherThreadHasNoTenantAndGetsAnExceptionInsteadOfRows() {
        Callable<List<String>> reading = people::names;
        assertThatThrownBy(() -> executor.submit(reading).get()).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private <T> T onAThreadOf(int tenant, Callable<T> work) throws Exception {
        var tenants = jakarta.enterprise
                .inject
                .spi
                .CDI
                .current()
                .select(se.kotte.server.tenancy.Tenants.class)
                .get();
        return executor.submit(() -> CurrentTenant.call(tenants.byId(tenant).orElseThrow(), work))
                .get();
    }
}
