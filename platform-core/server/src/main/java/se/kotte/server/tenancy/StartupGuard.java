package se.kotte.server.tenancy;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs the check before the first request: throwing here makes the deployment fail, and the launcher say why. A servlet
 * listener and no observer of the container's start: at that time the data source is not bound yet.
 */
public class StartupGuard implements ServletContextListener {
    @Resource(lookup = "java:global/kotte")
    private DataSource dataSource;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            StartupCheck.require(dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be checked before serving", e);
        }
    }
}
