package se.kotte.server.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Tells what bytes are by how they begin: what a browser would take them for, whatever they are called. */
final class FirstBytes {
    private static final int ENOUGH = 12;

    private FirstBytes() {}

    /**
     * The media type, if it is one that is taken in; {@code content} is read from its beginning afterwards.
     *
     * @see <a href="https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern">MIME Sniffing, section 6.1</a>
     */
    static Optional<String> mediaType(BufferedInputStream content) throws IOException {
        content.mark(ENOUGH);
        var first = content.readNBytes(ENOUGH);
        content.reset();
        if (begins(first, 0, 0xFF, 0xD8, 0xFF)) return Optional.of("image/jpeg");
        if (begins(first, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) return Optional.of("image/png");
        if (begins(first, 0, 'R', 'I', 'F', 'F') && begins(first, 8, 'W', 'E', 'B', 'P'))
            return Optional.of("image/webp");
        return Optional.empty();
    }

    static BufferedInputStream of(InputStream content) {
        return content instanceof BufferedInputStream buffered ? buffered : new BufferedInputStream(content);
    }

    private static boolean begins(byte[] bytes, int at, int... pattern) {
        if (bytes.length < at + pattern.length) return false;
        for (int i = 0; i < pattern.length; i++) if ((bytes[at + i] & 0xFF) != pattern[i]) return false;
        return true;
    }
}
