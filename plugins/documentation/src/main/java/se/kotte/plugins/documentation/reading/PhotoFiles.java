package se.kotte.plugins.documentation.reading;

import static se.kotte.plugins.documentation.Documentation.PAGES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import se.kotte.api.access.Access;
import se.kotte.api.file.FileId;
import se.kotte.api.file.Files;
import se.kotte.api.problem.Problem;

/** The bytes of photos: read by who reads the entry (rule 11), asked anew for each. */
@Path(PAGES + "/photos")
@ApplicationScoped
@Transactional
public class PhotoFiles {
    @Inject
    Access access;

    @Inject
    Cards cards;

    @Inject
    Files files;

    /** @param size {@code small}, {@code medium} or {@code large} */
    @GET
    @Path("{file}/{size}")
    public Response photo(
            @PathParam("file") String id,
            @PathParam("size") String size,
            @HeaderParam("Range") String range,
            @Context Request request) {
        var viewer = access.viewer();
        var file = FileId.of(id);
        if (!cards.readsPhoto(viewer, file)) throw Problem.notFound();
        return files.serve(file, size, request, range);
    }
}
