package se.kotte.plugins.documentation.writing;

import static se.kotte.plugins.documentation.Documentation.API;
import static se.kotte.plugins.documentation.Documentation.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.Access;
import se.kotte.api.access.Ids;
import se.kotte.api.file.FileId;
import se.kotte.api.problem.Problem;

/** The photos of an entry, for its author: one upload each. */
@Path(API + "/entries/{id}/photos")
@ApplicationScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class PhotosApi {
    @Inject
    Access access;

    @Inject
    Writing writing;

    @Inject
    Photos photos;

    @Inject
    Uploads uploads;

    /**
     * @param state {@code pending}, {@code ready} or {@code failed}
     * @param failure why it failed, as a stable word; else null
     * @param href of its smallest size, once it is ready
     */
    public record UploadJson(UUID id, String state, String failure, String alt, String caption, String href) {}

    /** All of them, in whatever state. */
    @GET
    public List<UploadJson> list(@PathParam("id") String id) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        return photos.of(entry.id()).stream()
                .map(photo -> new UploadJson(
                        photo.file(),
                        photo.state(),
                        photo.failure(),
                        photo.alt(),
                        photo.caption(),
                        photo.ready() ? photo.src() : null))
                .toList();
    }

    /** Adds the photo that the body is. Rights are asked before its first byte is read and again after its last. */
    @POST
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Response add(@PathParam("id") String id, InputStream body) throws IOException {
        var entry = Ids.parse(id);
        uploads.begin(entry);
        try (var received = Received.of(body)) {
            var file = uploads.finish(entry, received);
            return Response.created(URI.create(API + "/entries/" + entry + "/photos/" + file))
                    .entity(new UploadJson(file.value(), "pending", null, "", "", null))
                    .build();
        }
    }

    /** Sets {@code alt} and {@code caption}. */
    @PUT
    @Path("{file}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response describe(@PathParam("id") String id, @PathParam("file") String file, InputStream body) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        JsonObject json = Body.object(body);
        if (!photos.describe(entry, FileId.of(file), json.getString("alt", ""), json.getString("caption", null)))
            throw Problem.notFound();
        writing.edited(viewer, entry);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{file}")
    public Response remove(@PathParam("id") String id, @PathParam("file") String file) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        photos.remove(entry, FileId.of(file));
        writing.edited(viewer, entry);
        return Response.noContent().build();
    }
}
