package se.kotte.plugins.documentation.writing;

import static se.kotte.plugins.documentation.Documentation.PAGES;
import static se.kotte.plugins.documentation.Documentation.READ;
import static se.kotte.plugins.documentation.Documentation.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import se.kotte.api.access.Access;
import se.kotte.api.access.Ids;
import se.kotte.api.access.UnitId;
import se.kotte.api.access.Viewer;
import se.kotte.api.file.FileId;
import se.kotte.api.problem.Problem;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.plugins.documentation.Page;
import se.kotte.plugins.documentation.reading.Card;
import se.kotte.plugins.documentation.reading.Cards;

/** One entry: reading it, writing it, taking it back. Forms that work without script. */
@Path(PAGES + "/entries")
@ApplicationScoped
@Transactional
@Produces(MediaType.TEXT_HTML)
public class EntryPages {
    private static final int PRECONDITION_FAILED = 412;
    private static final int BAD_REQUEST = 400;
    private static final String ALT = "alt-";

    @Inject
    Access access;

    @Inject
    Cards cards;

    @Inject
    Writing writing;

    @Inject
    Photos photos;

    @Inject
    Compose compose;

    @Inject
    Ui ui;

    record Model(Page p, Card card, Writing.Can can, boolean guardian) {}

    @GET
    @Path("{id}")
    public View entry(@PathParam("id") String id) {
        var viewer = access.require(READ);
        var card = cards.one(viewer, Ids.parse(id)).orElseThrow(Problem::notFound);
        var can = viewer.isGuardian() ? Writing.Can.NOTHING : writing.can(viewer, card.id());
        var p = Page.of(ui);
        var title = card.title().isEmpty() ? p.t("draft.untitled") : card.title();
        var model = new Model(p, card, can, viewer.isGuardian());
        return View.page(title, out -> JteentryGenerated.render(out, null, model));
    }

    @GET
    @Path("{id}/edit")
    public View edit(@PathParam("id") String id, @QueryParam("saved") String saved) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        var notice = saved == null ? null : "compose.saved";
        return page(viewer, entry, writing.stored(viewer, entry.id()), List.of(), notice);
    }

    /** The first save of a new entry; sent twice it makes one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> form) {
        var viewer = access.require(WRITE, UnitId.of(form.getFirst("unit")));
        var unit = UnitId.of(form.getFirst("unit")).value();
        var key = Keys.of(form.getFirst("key"));
        var draft = Draft.of(form);
        var earlier = writing.byKey(viewer, key);
        if (earlier.isPresent()) return save(viewer, writing.own(viewer, earlier.get()), draft, form);
        if (!draft.faults().isEmpty()) {
            var page = compose.page(viewer, unit, Compose.State.NEW, key, draft, draft.faults(), null);
            return Response.status(BAD_REQUEST).entity(page).build();
        }
        var created = writing.create(viewer, unit, draft, key);
        return saved(viewer, writing.own(viewer, created.id()), draft, form);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        var draft = Draft.of(form);
        if (!String.valueOf(entry.version()).equals(form.getFirst("version"))) {
            var page = page(viewer, entry, draft, List.of(), "compose.changed");
            return Response.status(PRECONDITION_FAILED).entity(page).build();
        }
        return save(viewer, entry, draft, form);
    }

    private Response save(Viewer viewer, Entry entry, Draft draft, MultivaluedMap<String, String> form) {
        var faults = entry.isDraft() ? draft.faults() : draft.faultsToPublish();
        if (!faults.isEmpty()) return refused(viewer, entry, draft, faults);
        writing.save(viewer, entry, draft);
        return saved(viewer, entry, draft, form);
    }

    private Response saved(Viewer viewer, Entry entry, Draft draft, MultivaluedMap<String, String> form) {
        form.keySet().stream()
                .filter(name -> name.startsWith(ALT))
                .forEach(name ->
                        photos.describe(entry, FileId.of(name.substring(ALT.length())), form.getFirst(name), null));
        var here = PAGES + "/entries/" + entry.id();
        if (!"publish".equals(form.getFirst("do"))) return seeOther(entry.isDraft() ? here + "/edit?saved" : here);
        if (!draft.faultsToPublish().isEmpty()) return refused(viewer, entry, draft, draft.faultsToPublish());
        writing.publish(viewer, entry, draft);
        return seeOther(here);
    }

    /** The page again, with what was typed and what to mend. */
    private Response refused(Viewer viewer, Entry entry, Draft draft, List<Draft.Fault> faults) {
        return Response.status(BAD_REQUEST)
                .entity(page(viewer, entry, draft, faults, null))
                .build();
    }

    @POST
    @Path("{id}/withdrawal")
    public Response withdraw(@PathParam("id") String id) {
        var viewer = access.require(READ);
        writing.withdraw(viewer, Ids.parse(id));
        return seeOther(PAGES + "/entries/" + id);
    }

    @POST
    @Path("{id}/undo")
    public Response undo(@PathParam("id") String id) {
        var viewer = access.require(WRITE);
        writing.undo(viewer, Ids.parse(id));
        return seeOther(PAGES + "/entries/" + id + "/edit");
    }

    @POST
    @Path("{id}/removal")
    public Response discard(@PathParam("id") String id) {
        var viewer = access.require(WRITE);
        writing.discard(viewer, Ids.parse(id));
        return seeOther(PAGES);
    }

    private View page(Viewer viewer, Entry entry, Draft draft, List<Draft.Fault> faults, String notice) {
        return compose.page(viewer, entry.unit(), Compose.State.of(entry), null, draft, faults, notice);
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
