package se.kotte.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The children of a launcher, written down in a folder as {@code <name>.pid}, so that the next launcher can end those of
 * one that was killed. A number alone would not do: by then it may belong to somebody else's process, so the time of its
 * start stands beside it.
 */
public final class Processes {

    private static final Duration GRACE = Duration.ofSeconds(20);

    /** The system tells start times in hundredths of a second since a boot time that it may correct a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path folder;

    /** @param folder of one launcher at a time */
    public Processes(Path folder) {
        this.folder = Folders.create(folder);
    }

    /** Ends what an earlier launcher left running. */
    public List<String> endLeftovers() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> known = files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted()
                    .toList();
            List<String> ended = known.stream()
                    .flatMap(file -> read(file).map(process -> end(file, process)).stream())
                    .toList();
            known.forEach(Folders::delete);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a child down. */
    public void keep(Child child) {
        ProcessHandle process = child.handle();
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.writeString(
                    folder.resolve(
                            child.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-") + ".pid"),
                    process.pid() + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> read(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ");
            if (fields.length != 2) return Optional.empty();
            Instant started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(instant ->
                                    Duration.between(instant, started).abs().compareTo(TOLERANCE) < 0)
                            .isPresent());
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String end(Path file, ProcessHandle process) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        family.forEach(ProcessHandle::destroy);
        Child.end(family, GRACE);
        return file.getFileName().toString().replace(".pid", "");
    }
}
