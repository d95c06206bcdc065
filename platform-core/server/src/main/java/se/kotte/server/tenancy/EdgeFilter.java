package se.kotte.server.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import se.kotte.server.identity.BackChannelResource;
import se.kotte.server.web.PlainAnswer;
import se.kotte.server.web.SecurityHeaders;

/**
 * The first thing of ours that a request meets: refuses what is ambiguous, finds the tenant, and sets it for as long as the
 * request lasts.
 */
public class EdgeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** For load balancers and the launcher, on any host name; says up or down and nothing else. */
    private static final String HEALTH = "/health";

    /** JAX-RS answers OPTIONS by itself for every path that it knows, before the gate could ask whether it is there. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @Inject
    private transient Tenants tenants;

    @Inject
    private transient PlainAnswer answer;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.set(response);
        var host = RequestLine.host(request);
        if (host == null || !RequestLine.isPlain(request.getRequestURI())) {
            answer.badRequest(request, response);
            return;
        }
        if (request.getRequestURI().equals(HEALTH)) {
            answer.health(response, tenants.reachable());
            return;
        }
        var found = tenants.byHost(host);
        if (found.isEmpty() && request.getRequestURI().equals(BackChannelResource.PATH)) {
            chain.doFilter(request, response);
            return;
        }
        if (found.isEmpty() || found.get().state() == Tenant.State.OFFBOARDING) {
            answer.nobodyHere(request, response);
            return;
        }
        var tenant = found.get();
        if (tenant.state() == Tenant.State.SUSPENDED) {
            answer.closed(request, response, tenant);
            return;
        }
        if (isPage(request) && !isCanonical(request, tenant)) {
            var query = request.getQueryString();
            response.setStatus(308);
            response.setHeader(
                    "Location", tenant.origin() + request.getRequestURI() + (query == null ? "" : "?" + query));
            return;
        }
        try {
            CurrentTenant.call(tenant, () -> {
                if (isOfTheContainer(request.getRequestURI()) || !METHODS.contains(request.getMethod())) {
                    request.getRequestDispatcher("/not-here").forward(request, response);
                } else {
                    chain.doFilter(request, response);
                }
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** The container mounts its metrics into every application; they are not for the tenants' hosts. */
    private static boolean isOfTheContainer(String path) {
        return path.equals("/metrics") || path.startsWith("/metrics/");
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
    }

    private static boolean isCanonical(HttpServletRequest request, Tenant tenant) {
        return request.getHeader("Host")
                .toLowerCase(Locale.ROOT)
                .equals(URI.create(tenant.origin()).getRawAuthority());
    }
}
