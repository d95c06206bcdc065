package se.kotte.server.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Where bytes lie: a folder, or one day an object store. Knows nothing of rows and rights. */
interface FileStore {
    /**
     * Names some bytes of a tenant.
     *
     * @param form {@code original}, or the name of a rendition: lower-case letters
     */
    record Key(int tenant, UUID file, String form) {
        static final String ORIGINAL = "original";

        public Key {
            if (!form.matches("[a-z]{1,20}"))
                throw new IllegalArgumentException("a rendition has a name of lower-case letters, not " + form);
        }
    }

    /** @param sha256 in hexadecimal */
    record Stored(long bytes, String sha256) {}

    /** A key, and when its bytes were stored. */
    record Found(Key key, Instant at) {}

    /** What is thrown when there is more to read than may be stored; nothing is. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Streams {@code content} in. When it returns, the bytes survive a crash of the machine; before, there is nothing under
     * that key, or what was there before.
     *
     * @throws TooLarge there are more than {@code limit} bytes
     */
    Stored put(Key key, InputStream content, long limit) throws IOException;

    /**
     * Opens the bytes for reading; they can be read from it even if they are removed meanwhile.
     *
     * @throws java.nio.file.NoSuchFileException there are none
     */
    FileChannel open(Key key) throws IOException;

    /** Removes the bytes, if there are any. */
    void remove(Key key) throws IOException;

    /** The tenants that have anything here. */
    List<Integer> tenants() throws IOException;

    /** Everything that the tenant has here, leftovers of interrupted streams not included: those are removed. */
    void each(int tenant, Instant leftoversBefore, Consumer<Found> consumer) throws IOException;
}
