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
import jakarta.ws.rs.core.UriInfo;
import se.kotte.api.access.Access;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;

/** All that has no place in a phone's bar, and what concerns the person: language, handing over, signing out. */
@Path(Menu.MORE)
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class MoreResource {
    @Inject
    private Access access;

    @Inject
    private Ui ui;

    @Inject
    private Frames frames;

    @GET
    @Transactional
    public View more(@Context HttpServletRequest request, @Context UriInfo uri) {
        access.viewer();
        var t = ui.texts(Shell.class);
        var page = View.page(t.get("more.title"), out -> {});
        var shell = frames.of(page, MoreResource.class, request, uri);
        return View.page(page.title(), out -> JtemoreGenerated.render(out, null, shell));
    }
}
