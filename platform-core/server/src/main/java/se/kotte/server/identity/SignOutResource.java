package se.kotte.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import se.kotte.api.access.Public;
import se.kotte.api.time.TenantClock;
import se.kotte.server.identity.oidc.CodeFlow;
import se.kotte.server.identity.oidc.SignInRefused;
import se.kotte.server.identity.oidc.TenantIdentity;
import se.kotte.server.tenancy.CurrentTenant;

/** Signing out, here and everywhere (OpenID Connect RP-Initiated Logout 1.0). */
@Path("/sign-out")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class SignOutResource {
    private static final System.Logger LOG = System.getLogger(SignOutResource.class.getName());

    @Inject
    private TenantIdentities identities;

    @Inject
    private SignedOut signedOut;

    @Inject
    private CodeFlow flow;

    @Inject
    private SignInPages pages;

    @Inject
    private TenantClock clock;

    /**
     * Ends the session, and then the issuer's.
     *
     * @param next population to sign in as at once: another person at a shared tablet, or another account
     * @param returnTo where that sign-in leads
     */
    @POST
    @Public("ends what the caller has; nobody needs a right to leave")
    public Response signOut(
            @FormParam("next") String next,
            @FormParam("returnTo") String returnTo,
            @Context HttpServletRequest request) {
        // First and by itself: from here on every node refuses the session, whatever becomes of the rest.
        Session.of(request).ifPresent(session -> signedOut.here(session, clock.now()));
        var after = AfterSignOut.of(next == null ? null : next + ReturnTo.of(returnTo));
        var idToken = Cookies.ID_TOKEN.in(request).stream().findFirst();
        return withoutCookies(idToken.flatMap(this::identityOf)
                .map(identity -> endAtIssuer(identity, idToken.get(), after))
                .orElseGet(() -> done(after)));
    }

    private Response endAtIssuer(TenantIdentity identity, String idToken, Optional<AfterSignOut> after) {
        try {
            var back = URI.create(CurrentTenant.get().origin() + "/sign-in");
            return flow.end(
                            identity,
                            idToken,
                            back,
                            after.map(AfterSignOut::state).orElse(AfterSignOut.BYE))
                    .map(pages::leaving)
                    .orElseGet(() -> done(after));
        } catch (SignInRefused e) {
            LOG.log(System.Logger.Level.WARNING, "signed out here only: {0}", e.getMessage());
            return to(SignInNeeded.address(CurrentTenant.get().origin(), ReturnTo.START, Optional.of(Reason.BYE_HERE)));
        }
    }

    private static Response done(Optional<AfterSignOut> after) {
        var origin = CurrentTenant.get().origin();
        return to(after.map(next -> next.address(origin))
                .orElseGet(() -> SignInNeeded.address(origin, ReturnTo.START, Optional.of(Reason.BYE))));
    }

    /** That of this municipality which the token was issued for. Not verified: the issuer it is handed to does that. */
    private Optional<TenantIdentity> identityOf(String idToken) {
        JWTClaimsSet claims;
        try {
            claims = JWTParser.parse(idToken).getJWTClaimsSet();
        } catch (ParseException | RuntimeException e) {
            // The library answers some malformed tokens with a NullPointerException.
            return Optional.empty();
        }
        if (claims == null) return Optional.empty();
        return identities.of(CurrentTenant.get().id()).stream()
                .filter(identity -> identity.issuer().equals(claims.getIssuer())
                        && claims.getAudience().contains(identity.clientId()))
                .findFirst();
    }

    private static Response to(URI address) {
        return Response.seeOther(address).build();
    }

    private static Response withoutCookies(Response response) {
        return Response.fromResponse(response)
                .header("Set-Cookie", Cookies.SESSION.clear())
                .header("Set-Cookie", Cookies.SIGN_IN.clear())
                .header("Set-Cookie", Cookies.ID_TOKEN.clear())
                .build();
    }
}
