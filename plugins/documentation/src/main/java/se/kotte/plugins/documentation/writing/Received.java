package se.kotte.plugins.documentation.writing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import se.kotte.api.problem.Problem;

/** The bytes of an upload, received whole into a file of ours before any connection to the database is held for them. */
final class Received implements AutoCloseable {
    private static final long LARGEST = 20_000_000;
    private static final int CHUNK = 64 * 1024;

    private final Path path;

    private Received(Path path) {
        this.path = path;
    }

    /** @throws Problem too large */
    static Received of(InputStream body) throws IOException {
        var received = new Received(Files.createTempFile("kotte-upload", null));
        try (var out = Files.newOutputStream(received.path)) {
            var chunk = new byte[CHUNK];
            long total = 0;
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                total += read;
                if (total > LARGEST)
                    throw Problem.of(Problem.Type.TOO_LARGE, "A photo is at most " + LARGEST + " bytes.");
                out.write(chunk, 0, read);
            }
            return received;
        } catch (IOException | RuntimeException e) {
            received.close();
            throw e;
        }
    }

    InputStream content() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
