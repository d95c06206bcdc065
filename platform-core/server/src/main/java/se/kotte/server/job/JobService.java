package se.kotte.server.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kotte.server.tenancy.Tenants;

/**
 * Runs jobs on this node for as long as the application is deployed. The last listener of web.xml: it starts when every
 * check has passed, and stops first.
 */
public class JobService implements ServletContextListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Resource(lookup = "java:global/kotte")
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Handlers handlers;

    @Inject
    private Tenants tenants;

    @Inject
    private JobTransaction transaction;

    @Inject
    @ConfigProperty(name = "kotte.job.threads", defaultValue = "2")
    private int count;

    /** How long a job of a node that died waits for another: three times the pause between two extensions. */
    @Inject
    @ConfigProperty(name = "kotte.job.lease", defaultValue = "PT1M")
    private Duration lease;

    private JobRunner runner;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        runner = new JobRunner(
                new JobQueue(dataSource),
                handlers,
                id -> tenants.byId(id).orElseThrow(),
                transaction,
                new JobRunner.Settings(count, lease, Duration.ofMinutes(15), Duration.ofMillis(500)));
        runner.start(threads);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            if (runner != null) runner.stop(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
