package se.kotte.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import se.kotte.api.problem.Problem;
import se.kotte.server.tenancy.CurrentTenant;

/** Refuses writes that another site makes a browser send. No token in forms: the browser says where a request comes from. */
@Provider
@PreMatching
public class CrossSiteFilter implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /** Paths that foreign servers post to; each proves its authority itself. The list is under test. */
    static final Set<String> EXEMPT = Set.of("/sign-out/back-channel");

    @Context
    private HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        if (READING.contains(request.getMethod()) || EXEMPT.contains(servlet.getRequestURI())) return;
        var site = request.getHeaderString("Sec-Fetch-Site");
        var own = site != null
                ? OWN.contains(site)
                : CurrentTenant.get().origin().equals(request.getHeaderString("Origin"));
        if (!own)
            throw Problem.of(Problem.Type.CROSS_SITE, "This write comes from another site; do it on Kotte's own page.");
    }
}
