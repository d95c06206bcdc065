package se.kotte.plugins.documentation.writing;

import static se.kotte.plugins.documentation.Documentation.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.UUID;
import se.kotte.api.access.Access;
import se.kotte.api.file.FileId;
import se.kotte.api.problem.Problem;

/**
 * The two short transactions of an upload, before and after its bytes travel: a phone may take a minute to send a photo,
 * and no connection waits for it.
 */
@ApplicationScoped
@Transactional
class Uploads {
    @Inject
    Access access;

    @Inject
    Writing writing;

    @Inject
    Photos photos;

    /** @throws Problem not found: before a byte is read */
    void begin(UUID entry) {
        var viewer = access.require(WRITE);
        writing.own(viewer, entry);
    }

    /** @throws Problem not found, if the right ended meanwhile; too large; unsupported type */
    FileId finish(UUID entry, Received received) throws IOException {
        var viewer = access.require(WRITE);
        var own = writing.own(viewer, entry);
        try (var content = received.content()) {
            var file = photos.add(viewer, own, content);
            writing.edited(viewer, own);
            return file;
        }
    }
}
