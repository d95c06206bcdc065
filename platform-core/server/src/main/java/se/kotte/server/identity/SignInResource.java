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
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import se.kotte.api.access.Population;
import se.kotte.api.access.Public;
import se.kotte.api.problem.Problem;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Ui;
import se.kotte.server.identity.SignInPages.Stop;
import se.kotte.server.identity.oidc.CodeFlow;
import se.kotte.server.identity.oidc.Identified;
import se.kotte.server.identity.oidc.Secrets;
import se.kotte.server.identity.oidc.SignInRefused;
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
    private static final System.Logger LOG = System.getLogger(SignInResource.class.getName());
    private static final Duration SHARED = Duration.ofDays(400);

    @Inject
    private TenantIdentities identities;

    @Inject
    private IdentityConfiguration configuration;

    @Inject
    private Seal seal;

    @Inject
    private SessionCookie sessions;

    @Inject
    private CodeFlow flow;

    @Inject
    private Binding binding;

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
     * @param again anything: to be asked who it is, even if the browser is signed in there
     */
    @GET
    @Path("/{population}")
    @Public("the way to sign in")
    public Response begin(
            @PathParam("population") String name,
            @QueryParam("returnTo") String wanted,
            @QueryParam("again") String again) {
        var population = population(name);
        var returnTo = ReturnTo.of(wanted);
        var identity = identities.of(tenant(), population).orElseThrow(Problem::notFound);
        var attempt = new SignInAttempt(tenant(), population, returnTo, clock.now(), Secrets.create());
        try {
            var address = flow.begin(identity, callback(), attempt.secrets(), ui.locale(), again != null);
            return Response.seeOther(address)
                    .header("Set-Cookie", attempt.issue(seal))
                    .build();
        } catch (SignInRefused e) {
            return refused(e, identity, returnTo);
        }
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
        if (begun.isEmpty()) return pages.stopped(Stop.TOO_LATE, null, ReturnTo.START, Optional.empty());
        var attempt = begun.get();
        var identity = identities.of(tenant(), attempt.population());
        if (identity.isEmpty()) return pages.stopped(Stop.NOT_OURS, null, ReturnTo.START, Optional.empty());
        // The cookie stays: the tab that began last can still come back.
        if (!attempt.secrets().state().equals(state))
            return pages.stopped(Stop.OTHER_TAB, attempt.population(), attempt.returnTo(), Optional.empty());
        var answer = new CodeFlow.Answer(state, iss, code, error);
        return withoutAttempt(finish(identity.get(), attempt, answer, now));
    }

    private Response finish(TenantIdentity identity, SignInAttempt attempt, CodeFlow.Answer answer, Instant now) {
        try {
            var identified =
                    flow.finish(identity, callback(), attempt.secrets(), configuration.secret(identity), answer);
            var match = binding.match(identity.population(), identified);
            if (match == Binding.Match.FOUND) return signedIn(identity, identified, attempt.returnTo(), now);
            LOG.log(System.Logger.Level.INFO, "sign-in at tenant {0} refused: {1}", identity.tenant(), match);
            return withIdToken(
                    pages.stopped(
                            Stop.valueOf(match.name()), identity.population(), attempt.returnTo(), Optional.empty()),
                    identified.idToken());
        } catch (SignInRefused e) {
            return refused(e, identity, attempt.returnTo());
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "sign-in is not configured", e);
            return pages.stopped(Stop.DOWN, identity.population(), attempt.returnTo(), Optional.empty());
        }
    }

    private Response signedIn(TenantIdentity identity, Identified who, String returnTo, Instant now) {
        var session = sessions.begin(
                tenant(),
                identity.population(),
                who.issuer(),
                who.subject(),
                who.sid(),
                who.acr(),
                who.authTime(),
                now);
        var answer = Response.seeOther(URI.create(origin() + returnTo))
                .header("Set-Cookie", sessions.issue(session))
                .build();
        return withIdToken(answer, who.idToken());
    }

    private Response refused(SignInRefused refused, TenantIdentity identity, String returnTo) {
        var level = refused.kind() == SignInRefused.Kind.DOWN ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
        LOG.log(level, "sign-in at tenant {0} refused: {1}", identity.tenant(), refused.getMessage());
        var other = refused.usedProvider()
                .filter(alias -> !alias.equals(identity.idpAlias()))
                .flatMap(alias -> identities.neighbour(identity.issuer(), alias));
        var page = pages.stopped(Stop.valueOf(refused.kind().name()), identity.population(), returnTo, other);
        return refused.idToken().map(token -> withIdToken(page, token)).orElse(page);
    }

    /** Whether this is a tablet that many share: its staff pages lock when nobody touches them. */
    @POST
    @Path("/shared-tablet")
    @Public("a property of the device, before anyone signs in")
    public Response share(@FormParam("shared") String shared) {
        var cookie = "yes".equals(shared) ? Cookies.SHARED.set("yes", SHARED) : Cookies.SHARED.clear();
        return Response.seeOther(URI.create(origin() + "/sign-in"))
                .header("Set-Cookie", cookie)
                .build();
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

    private static Response withoutAttempt(Response response) {
        return and(response, Cookies.SIGN_IN.clear());
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

    private static URI callback() {
        return URI.create(origin() + "/sign-in/callback");
    }

    private static String origin() {
        return CurrentTenant.get().origin();
    }

    private static int tenant() {
        return CurrentTenant.get().id();
    }
}
