package se.kotte.server.file;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A folder of a file system that all nodes share: {@code <tenant>/<two digits>/<file id>.<form>}. The two digits are the
 * last of the id, which are random, so that no folder grows large.
 */
final class FolderStore implements FileStore {
    private static final int BUFFER = 64 * 1024;
    private static final String UNFINISHED = ".part";
    private static final Pattern NAME = Pattern.compile("([0-9a-f-]{36})\\.([a-z]{1,20})");

    private final Path root;

    /** @throws IllegalStateException nothing can be written there */
    FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.root);
            Files.delete(Files.createTempFile(this.root, "writable", UNFINISHED));
        } catch (IOException e) {
            throw new IllegalStateException("files cannot be stored in " + this.root + " (KOTTE_FILES): " + e, e);
        }
    }

    @Override
    public Stored put(Key key, InputStream content, long limit) throws IOException {
        var target = path(key);
        create(target.getParent());
        var part = target.resolveSibling(UuidCreator.getTimeOrderedEpoch() + UNFINISHED);
        try {
            var stored = write(part, content, limit);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // The new name is in the folder, and the folder has to reach the disk as well.
            force(target.getParent());
            return stored;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Stored write(Path part, InputStream content, long limit) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER];
        long bytes = 0;
        try (var out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > limit) throw new TooLarge();
                digest.update(buffer, 0, read);
                for (var chunk = ByteBuffer.wrap(buffer, 0, read); chunk.hasRemaining(); ) out.write(chunk);
            }
            out.force(true);
        }
        return new Stored(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** With its parents, and all of them known to the disk. */
    private void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder);
        for (var made = folder; made.startsWith(root); made = made.getParent()) force(made);
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public FileChannel open(Key key) throws IOException {
        return FileChannel.open(path(key), StandardOpenOption.READ);
    }

    @Override
    public void remove(Key key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public List<Integer> tenants() throws IOException {
        try (var folders = Files.list(root)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,9}"))
                    .map(Integer::valueOf)
                    .toList();
        }
    }

    @Override
    public void each(int tenant, Instant leftoversBefore, Consumer<Found> consumer) throws IOException {
        var folder = root.resolve(Integer.toString(tenant));
        if (!Files.isDirectory(folder)) return;
        try (var files = Files.walk(folder, 2)) {
            for (var file : (Iterable<Path>) files::iterator) look(tenant, file, leftoversBefore, consumer);
        }
    }

    private static void look(int tenant, Path file, Instant leftoversBefore, Consumer<Found> consumer)
            throws IOException {
        try {
            if (!Files.isRegularFile(file)) return;
            var at = Files.getLastModifiedTime(file).toInstant();
            var name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                consumer.accept(new Found(new Key(tenant, UUID.fromString(name.group(1)), name.group(2)), at));
            } else if (file.toString().endsWith(UNFINISHED) && at.isBefore(leftoversBefore)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Removed since the folder was listed.
        }
    }

    private Path path(Key key) {
        var id = key.file().toString();
        return root.resolve(Integer.toString(key.tenant()))
                .resolve(id.substring(id.length() - 2))
                .resolve(id + "." + key.form());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
