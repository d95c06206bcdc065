package se.kotte.plugins.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import se.kotte.api.file.FileId;
import se.kotte.api.file.Files;
import se.kotte.api.file.Rendition;
import se.kotte.api.job.Job;
import se.kotte.api.job.JobHandler;
import se.kotte.api.problem.Problem;
import se.kotte.plugins.media.render.RenderError;

/** The job that turns an original into its renditions. */
@ApplicationScoped
class RenderPhoto implements JobHandler {
    static final String KIND = "media.render";

    @Inject
    Files files;

    @Inject
    RenderProcess process;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) throws Exception {
        FileId file = new FileId(job.subject());
        Optional<InputStream> original = original(file);
        if (original.isEmpty()) {
            return;
        }
        try (RenderResult result = render(original.get())) {
            if (result instanceof RenderResult.Rendered rendered) {
                job.complete(() -> keep(file, rendered.renditions()));
            } else if (result instanceof RenderResult.Failed failed) {
                giveUpOrTryAgain(job, file, failed.error());
            }
        }
    }

    /** Nothing when the file is gone, or was rendered by an earlier run. */
    private Optional<InputStream> original(FileId file) throws IOException {
        try {
            return Optional.of(files.original(file));
        } catch (Problem problem) {
            if (problem.type() == Problem.Type.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private RenderResult render(InputStream original) throws IOException, InterruptedException {
        try (original) {
            return process.render(original);
        }
    }

    private void keep(FileId file, List<Rendition> renditions) {
        try {
            files.ready(file, renditions);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void giveUpOrTryAgain(Job job, FileId file, RenderError error) {
        if (!error.lasting() && !job.lastAttempt()) {
            throw new IllegalStateException("Rendering ended with " + error.code() + "; it is tried again");
        }
        job.complete(() -> files.failed(file, error.code()));
    }
}
