package se.kotte.server.roster;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipFile;

/** A bundle whose directory has been judged; its files are streamed. */
final class Bundle implements Closeable {
    private final Path archive;
    private final ZipFile zip;
    private final Map<String, Long> sizes = new HashMap<>();

    private Bundle(Path archive) throws IOException, BadBundle {
        this.archive = archive;
        for (var entry : ZipDirectory.read(archive)) sizes.put(entry.name(), entry.size());
        this.zip = new ZipFile(archive.toFile());
    }

    static Bundle open(Path archive) throws IOException, BadBundle {
        if (!Files.isRegularFile(archive)) throw new BadBundle("", "not-a-file", "There is no such file.");
        return new Bundle(archive);
    }

    boolean has(String name) {
        return sizes.containsKey(name);
    }

    Iterable<String> names() {
        return sizes.keySet();
    }

    /** The content of a file, which fails when it grows beyond what the directory declares. */
    InputStream open(String name) throws IOException {
        return new Bounded(zip.getInputStream(zip.getEntry(name)), sizes.get(name));
    }

    /** Of the archive as it lies there, to tell later which one was imported. */
    String sha256() throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) spend(1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count > 0) spend(count);
            return count;
        }

        private void spend(int count) throws IOException {
            left -= count;
            if (left < 0) throw new IOException("it unpacks to more than the archive declares");
        }
    }
}
