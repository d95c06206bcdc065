package se.kotte.server.file;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import se.kotte.server.tenancy.CurrentTenant;
import se.kotte.server.tenancy.Tenants;

/** Sees that files can be stored before the first request, and sweeps a while after the start and then daily. */
public class SweepService implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(SweepService.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private FileStore store;

    @Inject
    private Tenants tenants;

    @Inject
    private SweepRows rows;

    private ScheduledFuture<?> sweeping;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        tenantsOf(store);
        sweeping = scheduler.scheduleWithFixedDelay(this::sweep, 10, 24 * 60, TimeUnit.MINUTES);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (sweeping != null) sweeping.cancel(true);
    }

    private void sweep() {
        for (int id : tenantsOf(store)) {
            var tenant = tenants.byId(id);
            if (tenant.isEmpty()) continue;
            try {
                int swept = CurrentTenant.call(tenant.get(), () -> FileSweep.sweep(store, rows, id, Instant.now()));
                if (swept > 0) LOG.log(System.Logger.Level.INFO, "swept {0} files of tenant {1}", swept, id);
            } catch (Exception e) {
                LOG.log(System.Logger.Level.ERROR, "files of tenant " + id + " could not be swept", e);
            }
        }
    }

    private static java.util.List<Integer> tenantsOf(FileStore store) {
        try {
            return store.tenants();
        } catch (IOException e) {
            throw new IllegalStateException("the store of files cannot be read", e);
        }
    }
}
