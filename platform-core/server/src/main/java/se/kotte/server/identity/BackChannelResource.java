package se.kotte.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.stream.Stream;
import se.kotte.api.access.Public;
import se.kotte.api.problem.Problem;
import se.kotte.api.time.TenantClock;
import se.kotte.server.identity.oidc.LogoutTokens;
import se.kotte.server.tenancy.CurrentTenant;

/**
 * What issuers call when one of their sessions ends (OpenID Connect Back-Channel Logout 1.0). One address for all
 * municipalities, on a host that is none of theirs. A token that comes twice does the same again.
 */
@Path(BackChannelResource.PATH)
@ApplicationScoped
public class BackChannelResource {
    /** Let through by the edge filter without a tenant, and by the cross-site filter: the token is the proof. */
    public static final String PATH = "/sign-out/back-channel";

    private static final System.Logger LOG = System.getLogger(BackChannelResource.class.getName());
    private static final int LARGEST = 16 * 1024;
    private static final String FIELD = "logout_token=";

    @Inject
    private LogoutTokens tokens;

    @Inject
    private TenantIdentities identities;

    @Inject
    private SignedOut signedOut;

    @Inject
    private SessionCookie sessions;

    @Inject
    private TenantClock clock;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Public("issuers call it; the logout token's signature is the proof")
    public Response signOut(InputStream body) throws IOException {
        if (CurrentTenant.find().isPresent()) throw Problem.notFound();
        var now = clock.now();
        try {
            end(tokens.judge(token(body), identities::clients, now), now);
        } catch (LogoutTokens.Refused e) {
            LOG.log(System.Logger.Level.WARNING, "logout token refused: {0}", e.getMessage());
            throw refused();
        }
        return Response.ok().build();
    }

    private void end(LogoutTokens.LoggedOut ended, Instant now) {
        var lastEnd = sessions.lastEnd(now);
        if (ended.sid() != null) signedOut.session(ended.issuer(), ended.sid(), lastEnd, now);
        else signedOut.subject(ended.issuer(), ended.subject(), lastEnd, now);
    }

    private static String token(InputStream body) throws IOException {
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) throw refused();
        var values = Stream.of(new String(bytes, UTF_8).split("&"))
                .filter(field -> field.startsWith(FIELD))
                .map(field -> field.substring(FIELD.length()))
                .toList();
        if (values.size() != 1) throw refused();
        try {
            return URLDecoder.decode(values.get(0), UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static Problem refused() {
        return Problem.invalid("Send one valid logout_token (OpenID Connect Back-Channel Logout 1.0, section 2.5).");
    }
}
