package se.kotte.plugins.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one rendering that nobody else can read; it holds an original with place and time, so it must go. */
record Workspace(Path folder) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Workspace.class.getName());
    private static final String PREFIX = "kotte-photo-";

    /** Below {@code parent}, readable by this user alone. */
    static Workspace in(Path parent) throws IOException {
        return new Workspace(Files.createTempDirectory(parent, PREFIX));
    }

    /** Removes what killed processes have left: nothing lives in a workspace for as long as that. */
    static void removeThoseBefore(Instant time, Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(time)) {
                    new Workspace(folder).close();
                }
            }
        }
    }

    Path original() {
        return folder.resolve("original");
    }

    Path output() {
        return folder.resolve("stdout");
    }

    Path complaints() {
        return folder.resolve("stderr");
    }

    void keepOriginal(InputStream content) throws IOException {
        Files.copy(content, original());
    }

    /** A file the child has made; not a link it has planted to have us read another one. */
    boolean holds(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0;
    }

    /** At most {@code limit} bytes of a file that the child has written. */
    static byte[] beginOf(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(limit);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.log(Level.WARNING, "A photo's working folder is still there; it is removed at the next start", failure);
        }
    }
}
