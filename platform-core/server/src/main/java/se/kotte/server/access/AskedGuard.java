package se.kotte.server.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import se.kotte.api.access.Public;

/** Deny by default: an answer that nobody authorised does not leave. */
@Provider
public class AskedGuard implements ContainerResponseFilter {
    private static final System.Logger LOG = System.getLogger(AskedGuard.class.getName());

    @Context
    private ResourceInfo matched;

    @Inject
    private SqlAccess access;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var method = matched.getResourceMethod();
        if (method == null || method.isAnnotationPresent(Public.class) || access.asked()) return;
        if (response.getStatus() >= 400) return;
        LOG.log(System.Logger.Level.ERROR, "{0} answered without asking for a right", method);
        response.setStatus(500);
        response.setEntity(null);
        response.getHeaders().clear();
    }
}
