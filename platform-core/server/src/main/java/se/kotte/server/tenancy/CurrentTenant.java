package se.kotte.server.tenancy;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The tenant of the work on this thread: set by the edge filter for a request and by the job runner for a job, for exactly
 * as long as either lasts. A thread that nobody has set it on has none, so work that strays to another thread fails.
 */
public final class CurrentTenant {
    private static final ThreadLocal<Tenant> TENANT = new ThreadLocal<>();

    private CurrentTenant() {}

    /** @throws IllegalStateException without a tenant: work outside a request or job */
    public static Tenant get() {
        return find().orElseThrow(() -> new IllegalStateException("no tenant on this thread"));
    }

    public static Optional<Tenant> find() {
        return Optional.ofNullable(TENANT.get());
    }

    /** Runs {@code work} for {@code tenant}; nesting is a mistake. */
    public static <T> T call(Tenant tenant, Callable<T> work) throws Exception {
        if (TENANT.get() != null) throw new IllegalStateException("this thread already has a tenant");
        TENANT.set(tenant);
        try {
            return work.call();
        } finally {
            TENANT.remove();
        }
    }
}
