package se.kotte.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import se.kotte.server.tenancy.CurrentTenant;

/** The answer to a person whose request needs a sign-in: the sign-in page, with the reason and the way back. */
public final class SignInNeeded {
    private SignInNeeded() {}

    /** A redirect; for htmx, which would show the sign-in page inside the page, the header that makes it go there. */
    public static Response answer(HttpServletRequest request) {
        var origin = CurrentTenant.get().origin();
        var reason = Optional.ofNullable((Reason) request.getAttribute(Reason.ATTRIBUTE));
        boolean htmx = request.getHeader("HX-Request") != null;
        var address = address(origin, ReturnTo.of(htmx ? shown(request, origin) : asked(request)), reason);
        var answer = htmx
                ? Response.status(Response.Status.UNAUTHORIZED).header("HX-Redirect", address)
                : Response.seeOther(address);
        if (reason.isPresent()) answer.header("Set-Cookie", Cookies.SESSION.clear());
        return answer.build();
    }

    static URI address(String origin, String returnTo, Optional<Reason> reason) {
        var query = reason.map(r -> "&reason=" + r.code()).orElse("")
                + (returnTo.equals(ReturnTo.START) ? "" : "&returnTo=" + URLEncoder.encode(returnTo, UTF_8));
        return URI.create(origin + "/sign-in" + (query.isEmpty() ? "" : "?" + query.substring(1)));
    }

    /** What was sent cannot be sent again by going back to its address: only a page that was read is a way back. */
    private static String asked(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) return ReturnTo.START;
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String shown(HttpServletRequest request, String origin) {
        var page = request.getHeader("HX-Current-URL");
        return page != null && page.startsWith(origin + "/") ? page.substring(origin.length()) : ReturnTo.START;
    }
}
