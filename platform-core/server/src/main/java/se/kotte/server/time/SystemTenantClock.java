package se.kotte.server.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import se.kotte.api.time.TenantClock;
import se.kotte.server.tenancy.CurrentTenant;

/** The machine's clock in the tenant's zone; microseconds, as PostgreSQL keeps them. */
@ApplicationScoped
class SystemTenantClock implements TenantClock {
    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId zone() {
        return CurrentTenant.get().zone();
    }
}
