package se.kotte.server.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import se.kotte.api.time.TenantClock;
import se.kotte.server.identity.SessionCookie.Judged;
import se.kotte.server.tenancy.CurrentTenant;

/**
 * Reads the session cookie of every request, behind the filter that finds the tenant. A request without a session goes on:
 * whether it needs one is for the endpoint to say.
 */
public class IdentityFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(IdentityFilter.class.getName());

    @Inject
    private transient SessionCookie cookie;

    @Inject
    private transient TenantClock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var tenant = CurrentTenant.find();
        var sent = Cookies.SESSION.in(request);
        if (tenant.isPresent() && !sent.isEmpty()) {
            var judged = sent.size() > 1
                    ? new Judged.Refused(Reason.UNREADABLE)
                    : cookie.judge(sent.get(0), tenant.get().id(), clock.now());
            if (judged instanceof Judged.Accepted accepted) accept(accepted, request, response);
            else if (judged instanceof Judged.Refused refused) refuse(refused.reason(), request, response);
        }
        chain.doFilter(request, response);
    }

    private void accept(Judged.Accepted accepted, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(Session.ATTRIBUTE, accepted.session());
        // Assets are kept by caches for everyone: a cookie must not be kept along.
        if (!accepted.renew() || request.getRequestURI().startsWith("/assets/")) return;
        response.addHeader("Set-Cookie", cookie.issue(accepted.session().issuedAgain(clock.now())));
    }

    private static void refuse(Reason reason, HttpServletRequest request, HttpServletResponse response) {
        LOG.log(System.Logger.Level.INFO, "session cookie refused: {0}", reason.code());
        request.setAttribute(Reason.ATTRIBUTE, reason);
        if (!request.getRequestURI().startsWith("/assets/")) response.addHeader("Set-Cookie", Cookies.SESSION.clear());
    }
}
