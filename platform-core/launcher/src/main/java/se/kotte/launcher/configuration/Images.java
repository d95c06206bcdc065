package se.kotte.launcher.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Reads the images of a municipality. The schema of its file leaves no other endings than these. */
final class Images {
    private static final int LARGEST = 300_000;
    private static final int HASH = 16;
    private static final Map<String, String> TYPES = Map.of(
            "svg", "image/svg+xml",
            "webp", "image/webp",
            "png", "image/png",
            "jpg", "image/jpeg");

    private Images() {}

    static Configuration.Image read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) throw new IOException(file + " is too large");
        byte[] content = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        return new Configuration.Image(hash(content), TYPES.get(name.substring(name.lastIndexOf('.') + 1)), content);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
