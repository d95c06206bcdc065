package se.kotte.server.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs the check before the first request: throwing here makes the deployment fail, and the launcher say why. */
@ApplicationScoped
class StartupGuard {
    @Resource(lookup = "java:global/kotte")
    private DataSource dataSource;

    void check(@Observes @Initialized(ApplicationScoped.class) Object started) throws SQLException {
        StartupCheck.require(dataSource);
    }
}
