package se.kotte.server.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import se.kotte.api.access.Public;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;
import se.kotte.server.tenancy.CurrentTenant;
import se.kotte.server.web.AssetResource;

/** The municipality's colour and images. Exact addresses, as for assets. */
@Path(Branding.FOLDER)
@ApplicationScoped
public class BrandingResource {
    /** An SVG that is opened by itself is a document: it gets no rights at all. */
    private static final String INERT = "default-src 'none'; sandbox";

    private record Image(String type, byte[] content) {}

    @Inject
    private Sql sql;

    @GET
    @Path("/colour.css")
    @Public("the sign-in page has the municipality's colour")
    public Response colour(@PathParam("hash") String hash) {
        var branding = new Branding(CurrentTenant.get());
        if (!branding.colourAddress().equals(Branding.address(hash, "colour.css"))) throw Problem.notFound();
        return kept(Response.ok(branding.colour(), "text/css;charset=UTF-8"));
    }

    @GET
    @Path("/image")
    @Transactional
    @Public("the sign-in page has the municipality's crest and picture")
    public Response image(@PathParam("hash") String hash) {
        var image = sql.of("""
                        select i.media_type, i.content
                          from core.tenant_image i
                         where i.tenant_id = :tenant and i.hash = :hash
                        """)
                .bind("hash", hash)
                .one(row -> new Image(row.text("media_type"), row.result().getBytes("content")))
                .orElseThrow(Problem::notFound);
        return kept(Response.ok(image.content(), image.type()).header("Content-Security-Policy", INERT));
    }

    private static Response kept(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", AssetResource.FOR_EVER).build();
    }
}
