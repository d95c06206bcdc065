package se.kotte.api.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apiguardian.api.API;

/** Now, as the tenant of this request or job reckons. Injected. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TenantClock {
    Instant now();

    ZoneId zone();

    /** The day it is in the tenant's zone. */
    default LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }
}
