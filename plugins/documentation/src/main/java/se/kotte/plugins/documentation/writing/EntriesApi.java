package se.kotte.plugins.documentation.writing;

import static se.kotte.plugins.documentation.Documentation.API;
import static se.kotte.plugins.documentation.Documentation.READ;
import static se.kotte.plugins.documentation.Documentation.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.Access;
import se.kotte.api.access.Ids;
import se.kotte.api.access.UnitId;
import se.kotte.api.access.Viewer;
import se.kotte.api.problem.Problem;
import se.kotte.plugins.documentation.reading.Card;
import se.kotte.plugins.documentation.reading.Cards;
import se.kotte.plugins.documentation.reading.Cursor;
import se.kotte.plugins.documentation.reading.Feed;

/** Entries for programs: what the pages do, as JSON. */
@Path(API + "/entries")
@ApplicationScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class EntriesApi {
    private static final int CREATED = 201;

    @Inject
    Access access;

    @Inject
    Feed feed;

    @Inject
    Cards cards;

    @Inject
    Writing writing;

    /** @param next the cursor of the next page; null at the end */
    public record EntryList(List<EntryJson> entries, String next) {}

    /**
     * @param children ids of those whom the reader may know
     * @param childCount of all
     * @param goals {@code curriculum/goal}
     */
    public record EntryJson(
            UUID id,
            int version,
            UUID unit,
            String author,
            String title,
            String body,
            String audience,
            Instant publishedAt,
            Instant withdrawnAt,
            int childCount,
            List<UUID> children,
            List<String> goals,
            List<PhotoJson> photos) {
        static EntryJson of(Card card) {
            return new EntryJson(
                    card.id(),
                    card.version(),
                    card.unit(),
                    card.authorName(),
                    card.title(),
                    card.body(),
                    card.audience(),
                    card.publishedAt(),
                    card.withdrawnAt(),
                    card.childCount(),
                    card.children().stream().map(Card.Child::id).toList(),
                    card.goals().stream()
                            .map(goal -> goal.curriculum() + "/" + goal.id())
                            .toList(),
                    card.photos().stream()
                            .map(photo -> new PhotoJson(photo.file(), photo.alt(), photo.caption(), photo.largest()))
                            .toList());
        }
    }

    public record PhotoJson(UUID id, String alt, String caption, String href) {}

    /** Published entries for the viewer, newest first. */
    @GET
    public EntryList list(@QueryParam("cursor") String cursor) {
        var viewer = access.require(READ);
        var slice = feed.newest(viewer, Feed.Filter.NONE, Cursor.of(cursor), Feed.PAGE);
        return new EntryList(
                slice.cards().stream().map(EntryJson::of).toList(),
                slice.next() == null ? null : slice.next().text());
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        var viewer = access.require(READ);
        return answer(viewer, Ids.parse(id), Response.ok());
    }

    /** A new draft: {@code unit}, {@code title}, {@code body}, {@code audience}, {@code children}, {@code goals}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") String key, InputStream body) {
        var viewer = access.require(WRITE);
        var json = Body.object(body);
        var unit = unit(json);
        access.require(WRITE, unit);
        var created = writing.create(viewer, unit.value(), Draft.of(json), key == null ? null : Keys.of(key));
        var response = Response.status(created.repeated() ? Response.Status.OK.getStatusCode() : CREATED)
                .location(URI.create(API + "/entries/" + created.id()));
        return answer(viewer, created.id(), response);
    }

    /** Replaces the content. {@code If-Match} names the version that was read. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String version, InputStream body) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        if (version == null)
            throw Problem.invalid(
                    "Send If-Match with the ETag that was read.", new Problem.Field("If-Match", "the ETag"));
        if (!version.equals(tag(entry.version())))
            throw Problem.of(
                    Problem.Type.CHANGED_MEANWHILE, "It was changed meanwhile. Read it again, then change it.");
        writing.save(viewer, entry, Draft.of(Body.object(body)));
        return answer(viewer, entry.id(), Response.ok());
    }

    /** Publishes a draft; of what is published already, nothing changes. */
    @PUT
    @Path("{id}/publication")
    public Response publish(@PathParam("id") String id) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        writing.publish(viewer, entry, writing.stored(viewer, entry.id()));
        return answer(viewer, entry.id(), Response.ok());
    }

    /** Back to a draft, within ten minutes. */
    @DELETE
    @Path("{id}/publication")
    public Response undo(@PathParam("id") String id) {
        var viewer = access.require(WRITE);
        writing.undo(viewer, Ids.parse(id));
        return answer(viewer, Ids.parse(id), Response.ok());
    }

    @PUT
    @Path("{id}/withdrawal")
    public Response withdraw(@PathParam("id") String id) {
        var viewer = access.require(READ);
        writing.withdraw(viewer, Ids.parse(id));
        return answer(viewer, Ids.parse(id), Response.ok());
    }

    /** Throws a draft away. */
    @DELETE
    @Path("{id}")
    public Response discard(@PathParam("id") String id) {
        var viewer = access.require(WRITE);
        writing.discard(viewer, Ids.parse(id));
        return Response.noContent().build();
    }

    private Response answer(Viewer viewer, UUID id, Response.ResponseBuilder response) {
        var card = cards.one(viewer, id).orElseThrow(Problem::notFound);
        return response.entity(EntryJson.of(card))
                .header(HttpHeaders.ETAG, tag(card.version()))
                .build();
    }

    private static UnitId unit(JsonObject json) {
        if (json.get("unit") instanceof JsonString text) return new UnitId(Draft.id(text.getString(), "/unit"));
        throw Problem.invalid("Name the unit where it is written.", new Problem.Field("/unit", "an id"));
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }
}
