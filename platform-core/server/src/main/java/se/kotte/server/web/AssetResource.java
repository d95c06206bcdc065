package se.kotte.server.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import se.kotte.api.access.Public;
import se.kotte.api.problem.Problem;
import se.kotte.server.plugin.PluginGate;

/**
 * Serves assets by exact address; those of a plugin only where it is on. A resource and no servlet, so that what is not here
 * is answered as everywhere else, byte by byte.
 */
@Path("assets/{address: .*}")
@ApplicationScoped
public class AssetResource {
    /** What lies at an address that holds its hash never changes. */
    public static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Inject
    private Assets assets;

    /** By the address as it was sent, before anything decoded it. */
    @GET
    @Public("looks and scripts, the same for everyone")
    public Response get(@Context HttpServletRequest request) {
        var asset = assets.at(request.getRequestURI());
        if (asset == null || !PluginGate.isOn(asset.owner())) throw Problem.notFound();
        return Response.ok(asset.bytes(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .build();
    }
}
