package se.kotte.server.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import se.kotte.api.access.Public;
import se.kotte.api.problem.Problem;
import se.kotte.server.tenancy.CurrentTenant;

/** In which language this browser reads; kept in a cookie, so that it also holds before anyone signs in. */
@Path("/language")
@ApplicationScoped
public class LanguageResource {
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    /** Goes back to the page that the form stands on, which browsers tell their own origin only. */
    @POST
    @Public("whoever cannot read the sign-in page must be able to change it")
    public Response choose(@FormParam("language") String language, @HeaderParam("Referer") String page) {
        if (!Languages.has(language))
            throw Problem.invalid(
                    "There are no texts in this language. Choose another.",
                    new Problem.Field("language", "one of those on the page"));
        var start = CurrentTenant.get().origin() + "/";
        // Not as a URI: browsers leave characters in addresses that java.net.URI refuses.
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", page != null && page.startsWith(start) ? page : start)
                .cookie(new NewCookie.Builder(RequestUi.LANGUAGE_COOKIE)
                        .value(language)
                        .path("/")
                        .maxAge(A_YEAR)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }
}
