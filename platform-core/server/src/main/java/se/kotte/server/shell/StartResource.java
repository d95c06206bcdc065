package se.kotte.server.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import se.kotte.api.access.Access;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.server.tenancy.CurrentTenant;

/** The start page: the first thing the municipality's plugins have to show this person, or that there is nothing yet. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class StartResource {
    @Inject
    private Access access;

    @Inject
    private Ui ui;

    @Inject
    private Frames frames;

    @GET
    @Transactional
    public Response start(@Context HttpServletRequest request, @Context UriInfo uri) {
        access.viewer();
        var t = ui.texts(Shell.class);
        var empty = View.page(t.get("start.empty.title"), out -> JteemptyGenerated.render(out, null, ui, t));
        var shell = frames.of(empty, StartResource.class, request, uri);
        return shell.menu().primary().stream()
                .findFirst()
                .map(entry -> Response.seeOther(URI.create(CurrentTenant.get().origin() + entry.href())))
                .orElseGet(() -> Response.ok(empty))
                .build();
    }
}
