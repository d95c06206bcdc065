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
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A bundle whose directory has been judged; its files are streamed. */
final class Bundle implements Closeable {
    private final Path archive;
    private final ZipFile zip;
    private final Map<String, Long> sizes = new HashMap<>();

    private Bundle(Path archive) throws IOException, BadBundle {
        this.archive = archive;
        for (var entry : ZipDirectory.read(archive)) sizes.put(entry.name(), entry.size());
        try {
            this.zip = new ZipFile(archive.toFile());
        } catch (ZipException e) {
            throw new BadBundle("", "not-a-zip", "Its directory is damaged. Fetch it again.");
        }
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

    /** The content of a file, which fails when it is not as long as the directory declares, or of another checksum. */
    InputStream open(String name) throws IOException {
        var entry = zip.getEntry(name);
        return new Declared(zip.getInputStream(entry), sizes.get(name), entry.getCrc());
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

    /** {@code ZipFile} compares neither. */
    private static final class Declared extends FilterInputStream {
        private final CRC32 found = new CRC32();
        private final long checksum;
        private long left;

        Declared(InputStream in, long size, long checksum) {
            super(in);
            this.left = size;
            this.checksum = checksum;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count > 0) {
                left -= count;
                found.update(bytes, from, count);
            }
            if (left < 0 || count < 0 && left > 0) throw new IOException("it is not as long as the archive declares");
            if (count < 0 && found.getValue() != checksum) throw new IOException("its checksum is another");
            return count;
        }
    }
}
