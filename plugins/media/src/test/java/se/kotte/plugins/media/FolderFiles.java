package se.kotte.plugins.media;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.kotte.api.access.Viewer;
import se.kotte.api.file.FileId;
import se.kotte.api.file.Files;
import se.kotte.api.file.Rendition;
import se.kotte.api.job.Job;
import se.kotte.api.problem.Problem;

/** The port as its Javadoc promises it, on a folder, together with a job whose transactions it can tell. */
final class FolderFiles implements Files {
    private final Path folder;
    private final Map<FileId, String> mediaTypes = new HashMap<>();
    private final Map<FileId, String> failures = new HashMap<>();
    private final Map<FileId, Map<String, byte[]>> renditions = new HashMap<>();
    private boolean inTransaction;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    FileId pending(String mediaType, byte[] content) throws IOException {
        FileId file = new FileId(UUID.randomUUID());
        mediaTypes.put(file, mediaType);
        java.nio.file.Files.write(bytesOf(file), content);
        return file;
    }

    boolean isPending(FileId file) {
        return java.nio.file.Files.exists(bytesOf(file));
    }

    Map<String, byte[]> renditionsOf(FileId file) {
        return renditions.getOrDefault(file, Map.of());
    }

    String failureOf(FileId file) {
        return failures.get(file);
    }

    @Override
    public FileId store(Viewer owner, InputStream content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InputStream original(FileId file) throws IOException {
        assertThat(inTransaction).as("no connection is held while decoding").isFalse();
        if (!isPending(file)) {
            throw Problem.notFound();
        }
        return java.nio.file.Files.newInputStream(bytesOf(file));
    }

    @Override
    public String mediaType(FileId file) {
        return mediaTypes.get(file);
    }

    @Override
    public void ready(FileId file, List<Rendition> made) throws IOException {
        assertThat(inTransaction).isTrue();
        Map<String, byte[]> kept = new HashMap<>();
        for (Rendition rendition : made) {
            kept.put(rendition.name(), java.nio.file.Files.readAllBytes(rendition.content()));
        }
        renditions.put(file, kept);
        java.nio.file.Files.delete(bytesOf(file));
    }

    @Override
    public void failed(FileId file, String code) {
        assertThat(inTransaction).isTrue();
        failures.put(file, code);
        assertThat(bytesOf(file).toFile().delete()).isTrue();
    }

    @Override
    public Response serve(FileId file, String rendition, Request request, String rangeHeader) {
        throw new UnsupportedOperationException();
    }

    private Path bytesOf(FileId file) {
        return folder.resolve(file.toString());
    }

    /** One run of a job; {@code takenOver} when its lease has gone to another node meanwhile. */
    Job job(FileId file, boolean last, boolean takenOver) {
        return new Job() {
            @Override
            public UUID subject() {
                return file.value();
            }

            @Override
            public int attempt() {
                return 1;
            }

            @Override
            public boolean lastAttempt() {
                return last;
            }

            @Override
            public void complete(Runnable effects) {
                if (takenOver) {
                    throw new IllegalStateException("taken over");
                }
                inTransaction = true;
                try {
                    effects.run();
                } finally {
                    inTransaction = false;
                }
            }
        };
    }
}
