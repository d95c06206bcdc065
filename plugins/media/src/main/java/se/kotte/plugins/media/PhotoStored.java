package se.kotte.plugins.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kotte.api.event.CoreEvent;
import se.kotte.api.event.EventObserver;
import se.kotte.api.file.FileId;
import se.kotte.api.file.Files;
import se.kotte.api.job.Jobs;

/** Has each image that was stored rendered; other files are nobody's business here. */
@ApplicationScoped
class PhotoStored implements EventObserver {
    @Inject
    Files files;

    @Inject
    Jobs jobs;

    @Override
    public String type() {
        return "file.stored";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void on(CoreEvent event) {
        if (files.mediaType(new FileId(event.subject())).startsWith("image/")) {
            jobs.enqueue(RenderPhoto.KIND, event.subject());
        }
    }
}
