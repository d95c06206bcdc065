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
import java.util.UUID;
import se.kotte.api.access.Access;
import se.kotte.api.access.Ids;
import se.kotte.api.access.UnitId;
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

    /** @param unit where to write; without it, where the viewer works most closely with children */
    @GET
    public View compose(@QueryParam("unit") String unit) {
        var viewer = access.require(WRITE);
        UUID place;
        if (unit == null) {
            place = picker.units(viewer).stream()
                    .findFirst()
                    .map(Picker.Unit::id)
                    .orElseThrow(Problem::notFound);
        } else {
            place = UnitId.of(unit).value();
            access.require(WRITE, new UnitId(place));
        }
        return compose.page(viewer, place, Compose.State.NEW, Ids.create().toString(), Draft.EMPTY, List.of(), null);
    }
}
