package se.kotte.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import se.kotte.api.access.Population;
import se.kotte.api.access.Public;
import se.kotte.api.problem.Problem;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Ui;
import se.kotte.server.identity.SignInPages.Stop;
import se.kotte.server.identity.oidc.CodeFlow;
import se.kotte.server.identity.oidc.TenantIdentity;
import se.kotte.server.tenancy.CurrentTenant;

/**
 * Signing in: choose as whom, go to the issuer, come back. Not transactional as a whole: it waits for the issuer, and no
 * connection is held while it does.
 */
@Path("/sign-in")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class SignInResource {
    private static final Duration SHARED = Duration.ofDays(400);

    @Inject
    private TenantIdentities identities;

    @Inject
    private Seal seal;

    @Inject
    private SessionCookie sessions;

    @Inject
    private SignIn signIn;

    @Inject
    private SignInPages pages;

    @Inject
    private TenantClock clock;

    @Inject
    private Ui ui;

    /**
     * The page to choose at; also where the issuer sends the browser after signing out.
     *
     * @param state what {@link SignOutResource} gave the issuer to bring back
     */
    @GET
    @Public("the way to sign in")
    public Response choose(
            @QueryParam("returnTo") String returnTo,
            @QueryParam("reason") String reason,
            @QueryParam("state") String state,
            @Context HttpServletRequest request) {
        var next = AfterSignOut.of(state);
        if (next.isPresent())
            return Response.seeOther(next.get().address(origin())).build();
        var why = Optional.ofNullable((Reason) request.getAttribute(Reason.ATTRIBUTE))
                .or(() -> Reason.of(reason))
                .or(() -> AfterSignOut.isBye(state) ? Optional.of(Reason.BYE) : Optional.empty());
        var populations =
                identities.of(tenant()).stream().map(TenantIdentity::population).toList();
        return Response.ok(pages.choose(populations, ReturnTo.of(returnTo), why, isShared(request)))
                .build();
    }

    /**
     * Sends the browser to the issuer.
     *
     * @param again {@code yes}: whoever is signed in there is somebody else; {@code last}: the same, and was just signed out
     */
    @GET
    @Path("/{population}")
    @Public("the way to sign in")
    public Response begin(
            @PathParam("population") String name,
            @QueryParam("returnTo") String wanted,
            @QueryParam("again") String again) {
        var identity = identities.of(tenant(), population(name)).orElseThrow(Problem::notFound);
        var returnTo = ReturnTo.of(wanted);
        return answer(
                AfterSignOut.AGAIN.equals(again)
                        ? signIn.beginAnew(identity, returnTo, ui.locale(), clock.now())
                        : signIn.begin(identity, returnTo, ui.locale(), again != null, clock.now()));
    }

    /** Where the issuer sends the browser back to. */
    @GET
    @Path("/callback")
    @Public("the issuer's answer is the proof")
    public Response callback(
            @QueryParam("state") String state,
            @QueryParam("iss") String iss,
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @Context HttpServletRequest request) {
        var now = clock.now();
        var begun = Cookies.SIGN_IN.in(request).stream()
                .flatMap(value -> SignInAttempt.of(value, seal, tenant(), now).stream())
                .findFirst();
        if (begun.isEmpty()) return stopped(Stop.TOO_LATE, null, ReturnTo.START);
        var attempt = begun.get();
        var identity = identities.of(tenant(), attempt.population());
        if (identity.isEmpty()) return stopped(Stop.NOT_OURS, null, ReturnTo.START);
        // The cookie stays: the tab that began last can still come back.
        if (!attempt.secrets().state().equals(state))
            return stopped(Stop.OTHER_TAB, attempt.population(), attempt.returnTo());
        var answer = new CodeFlow.Answer(state, iss, code, error);
        return answer(signIn.finish(identity.get(), attempt, answer, ui.locale(), now));
    }

    private Response stopped(Stop stop, Population population, String returnTo) {
        return pages.stopped(stop, population, returnTo, Optional.empty());
    }

    private Response answer(SignIn.Step step) {
        if (step instanceof SignIn.Step.Ask ask)
            return to(ask.address(), ask.attempt().issue(seal));
        var done = Cookies.SIGN_IN.clear();
        if (step instanceof SignIn.Step.Leave leave) return to(leave.address(), done);
        if (step instanceof SignIn.Step.Enter enter)
            return withIdToken(
                    to(URI.create(origin() + enter.returnTo()), done, sessions.issue(enter.session())),
                    enter.idToken());
        var stay = (SignIn.Step.Stay) step;
        var page = pages.stopped(stay.stop(), stay.population(), stay.returnTo(), stay.other());
        var cleared = and(page, done);
        return stay.idToken().map(token -> withIdToken(cleared, token)).orElse(cleared);
    }

    private static Response to(URI address, String... cookies) {
        var answer = Response.seeOther(address);
        for (var cookie : cookies) answer.header("Set-Cookie", cookie);
        return answer.build();
    }

    /** Whether this is a tablet that many share: its staff pages lock when nobody touches them. */
    @POST
    @Path("/shared-tablet")
    @Public("a property of the device, before anyone signs in")
    public Response share(@FormParam("shared") String shared) {
        var cookie = "yes".equals(shared) ? Cookies.SHARED.set("yes", SHARED) : Cookies.SHARED.clear();
        return to(URI.create(origin() + "/sign-in"), cookie);
    }

    /** Whether the request comes from a device that was said to be shared: for the shell of staff pages. */
    public static boolean isShared(HttpServletRequest request) {
        return Cookies.SHARED.in(request).contains("yes");
    }

    /** The ID token is kept for one thing: ending the issuer's session without being asked back. */
    private static Response withIdToken(Response response, String idToken) {
        // Longer than a browser takes; signing out then ends Kotte's session alone.
        if (idToken.length() > Seal.LONGEST) return response;
        return and(response, Cookies.ID_TOKEN.set(idToken, Duration.ofDays(31)));
    }

    private static Response and(Response response, String cookie) {
        return Response.fromResponse(response).header("Set-Cookie", cookie).build();
    }

    private static Population population(String name) {
        return Stream.of(Population.values())
                .filter(population -> population.code().equals(name))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static String origin() {
        return CurrentTenant.get().origin();
    }

    private static int tenant() {
        return CurrentTenant.get().id();
    }
}
