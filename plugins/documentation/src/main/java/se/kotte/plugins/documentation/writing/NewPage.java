package se.kotte.plugins.documentation.writing;

import static se.kotte.plugins.documentation.Documentation.PAGES;
import static se.kotte.plugins.documentation.Documentation.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import se.kotte.api.access.Access;
import se.kotte.api.access.Ids;
import se.kotte.api.problem.Problem;
import se.kotte.api.web.View;

/** An empty page to write on. It stores nothing: the draft begins with the first thing that is saved or uploaded. */
@Path(PAGES + "/new")
@ApplicationScoped
@Transactional
@Produces(MediaType.TEXT_HTML)
public class NewPage {
    @Inject
    Access access;

    @Inject
    Picker picker;

    @Inject
    Compose compose;

    /**
     * @param unit where to write, as it is chosen in the switcher; without it, and where the viewer only reads, where they
     *     work most closely with children
     */
    @GET
    public View compose(@QueryParam("unit") String unit) {
        var viewer = access.require(WRITE);
        var units = picker.units(viewer);
        var place = units.stream()
                .filter(one -> one.toString().equals(unit))
                .findFirst()
                .or(() -> units.stream().findFirst())
                .orElseThrow(Problem::notFound);
        return compose.page(viewer, place, Compose.State.NEW, Ids.create().toString(), Draft.EMPTY, List.of(), null);
    }
}
