package se.kotte.plugins.media;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import se.kotte.api.file.Rendition;
import se.kotte.plugins.media.render.PhotoRenderer;
import se.kotte.plugins.media.render.RenderError;
import se.kotte.plugins.media.render.Size;

/** Runs {@link PhotoRenderer} as a child process and believes nothing of it but a well-formed answer. */
@ApplicationScoped
class RenderProcess {
    private static final System.Logger LOG = System.getLogger(RenderProcess.class.getName());

    private static final int AT_ONCE = 2;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_ANSWER_BYTES = 2_000;
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Path parent;
    private final String classPath;
    private final String mainClass;
    private final Duration limit;

    RenderProcess() {
        this(Path.of(System.getProperty("java.io.tmpdir")), ownJar(), PhotoRenderer.class.getName(), LIMIT);
    }

    RenderProcess(Path parent, String classPath, String mainClass, Duration limit) {
        this.parent = parent;
        this.classPath = classPath;
        this.mainClass = mainClass;
        this.limit = limit;
    }

    private static String ownJar() {
        try {
            return Path.of(PhotoRenderer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @PostConstruct
    void removeLeftovers() {
        try {
            Workspace.removeThoseBefore(Instant.now().minus(Duration.ofHours(1)), parent);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "Working folders of earlier photos could not be looked for in " + parent, failure);
        }
    }

    /**
     * Waits for a free place, then renders. Holds no lock and no connection of anybody's.
     *
     * @param original read to its end; closed by the caller
     * @throws IOException when this side fails: the original cannot be read, the disk is full, no process can be made
     */
    RenderResult render(InputStream original) throws IOException, InterruptedException {
        places.acquire();
        try {
            Workspace workspace = Workspace.in(parent);
            RenderResult result = null;
            try {
                workspace.keepOriginal(original);
                result = run(workspace);
                return result;
            } finally {
                if (!(result instanceof RenderResult.Rendered)) {
                    workspace.close();
                }
            }
        } finally {
            places.release();
        }
    }

    private RenderResult run(Workspace workspace) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(workspace));
        // Nothing of the server's environment: that is where its secrets are.
        builder.environment().clear();
        builder.directory(workspace.folder().toFile());
        // To files and not to pipes, so that a child that writes without end or not at all cannot hold this thread.
        builder.redirectOutput(workspace.output().toFile());
        builder.redirectError(workspace.complaints().toFile());
        Process child = builder.start();
        try {
            child.getOutputStream().close();
            if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new RenderResult.Failed(RenderError.TOO_SLOW);
            }
        } finally {
            // Before the folder goes it must be dead, or it would write on.
            child.destroyForcibly().waitFor();
        }
        return child.exitValue() == 0 ? answer(workspace) : crashed(workspace, "exit value " + child.exitValue());
    }

    private List<String> command(Workspace workspace) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(PRLIMIT)) {
            // What a decoder's native part may take beside the heap, and how much it may write.
            command.addAll(
                    List.of(PRLIMIT.toString(), "--data=800000000", "--fsize=50000000", "--core=0", "--nofile=64"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + workspace.folder(),
                "-cp",
                classPath,
                mainClass,
                workspace.original().toString(),
                workspace.folder().toString(),
                Long.toString(limit.toSeconds() + 5)));
        return command;
    }

    private RenderResult answer(Workspace workspace) throws IOException {
        byte[] answer = Workspace.beginOf(workspace.output(), MOST_ANSWER_BYTES);
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(answer))) {
            JsonObject json = reader.readObject();
            if (json.containsKey("error")) {
                Optional<RenderError> error = RenderError.ofCode(json.getString("error"));
                return error.isPresent() ? new RenderResult.Failed(error.get()) : crashed(workspace, "an unknown code");
            }
            Optional<List<Rendition>> renditions = renditions(workspace, json.getJsonArray("renditions"));
            return renditions.isPresent()
                    ? new RenderResult.Rendered(workspace, renditions.get())
                    : crashed(workspace, "renditions that are not there");
        } catch (RuntimeException garbage) {
            // JSON-P meets malformed text, missing members and wrong types each with another kind of exception.
            return crashed(
                    workspace,
                    "an answer that cannot be read, " + garbage.getClass().getSimpleName());
        }
    }

    private static Optional<List<Rendition>> renditions(Workspace workspace, JsonArray made) throws IOException {
        List<Rendition> renditions = new ArrayList<>();
        for (Size size : Size.values()) {
            JsonObject one = made.getJsonObject(renditions.size());
            int width = one.getInt("width");
            int height = one.getInt("height");
            Path file = workspace.folder().resolve(size.fileName());
            boolean plausible = one.getString("name").equals(size.rendition())
                    && Math.min(width, height) >= 1
                    && Math.max(width, height) <= size.longestSide()
                    && workspace.holds(file);
            if (!plausible) {
                return Optional.empty();
            }
            renditions.add(new Rendition(size.rendition(), "image/jpeg", width, height, file));
        }
        return Optional.of(renditions);
    }

    private static RenderResult crashed(Workspace workspace, String how) throws IOException {
        // In one line: parts of it may come out of the photo, and must not look like lines of ours.
        String complaints = new String(Workspace.beginOf(workspace.complaints(), 4_000), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " | ");
        LOG.log(Level.WARNING, "The photo renderer crashed: {0}. It said: {1}", how, complaints);
        return new RenderResult.Failed(RenderError.CRASHED);
    }
}
