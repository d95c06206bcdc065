package se.kotte.server.plugin;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import se.kotte.api.problem.Problem;
import se.kotte.server.tenancy.CurrentTenant;

/** The gate before REST and pages: by the resource class that was matched, so no spelling of a path goes around it. */
@Provider
@Priority(PluginGate.BEFORE_ANYTHING_ELSE)
public class PluginGate implements ContainerRequestFilter {
    static final int BEFORE_ANYTHING_ELSE = 1;

    @Context
    private ResourceInfo matched;

    @Inject
    private InstalledPlugins plugins;

    @Override
    public void filter(ContainerRequestContext request) {
        var owner = plugins.ownerOf(matched.getResourceClass());
        if (!isOn(owner)) throw Problem.notFound();
    }

    /** Whether what belongs to {@code owner} is there for the tenant of this thread. */
    public static boolean isOn(String owner) {
        return owner.equals(InstalledPlugins.CORE)
                || CurrentTenant.get().plugins().contains(owner);
    }
}
