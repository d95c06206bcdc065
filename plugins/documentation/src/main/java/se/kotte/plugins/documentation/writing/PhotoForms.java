package se.kotte.plugins.documentation.writing;

import static se.kotte.plugins.documentation.Documentation.PAGES;
import static se.kotte.plugins.documentation.Documentation.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import se.kotte.api.access.Access;
import se.kotte.api.access.Ids;
import se.kotte.api.file.FileId;

/** Photos by plain forms, for browsers without script. */
@Path(PAGES + "/entries/{id}/photos")
@ApplicationScoped
@Transactional
public class PhotoForms {
    @Inject
    Access access;

    @Inject
    Writing writing;

    @Inject
    Photos photos;

    @Inject
    Uploads uploads;

    /** Adds the files of the form, each in a transaction of its own; other parts are ignored. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Response add(@PathParam("id") String id, List<EntityPart> parts) throws IOException {
        var entry = Ids.parse(id);
        uploads.begin(entry);
        for (var part : parts) {
            if (part.getFileName().filter(name -> !name.isEmpty()).isEmpty()) continue;
            try (var received = Received.of(part.getContent())) {
                uploads.finish(entry, received);
            }
        }
        return seeEdit(id);
    }

    @POST
    @Path("{file}/removal")
    public Response remove(@PathParam("id") String id, @PathParam("file") String file) {
        var viewer = access.require(WRITE);
        var entry = writing.own(viewer, Ids.parse(id));
        photos.remove(entry, FileId.of(file));
        writing.edited(viewer, entry);
        return seeEdit(id);
    }

    private static Response seeEdit(String id) {
        return Response.seeOther(URI.create(PAGES + "/entries/" + Ids.parse(id) + "/edit"))
                .build();
    }
}
