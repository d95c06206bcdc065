package se.kotte.plugins.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kotte.plugins.media.render.Pictures.join;
import static se.kotte.plugins.media.render.Pictures.jpeg;
import static se.kotte.plugins.media.render.Pictures.latin;
import static se.kotte.plugins.media.render.Pictures.quadrants;
import static se.kotte.plugins.media.render.Pictures.withSegment;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.file.Rendition;
import se.kotte.plugins.media.render.Jpegs;
import se.kotte.plugins.media.render.PhotoRenderer;
import se.kotte.plugins.media.render.Pictures;
import se.kotte.plugins.media.render.RenderError;

/** Rules 5 to 7 of the package: real child processes. */
@Timeout(120)
class RenderProcessTest {
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(1500);

    @TempDir
    Path parent;

    /** After each of these tests: no process and no copy of a photo is left. */
    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(workspaces()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void aPhotoComesBackInThreeSizesThatLieInAFolderOfOurOwn() throws Exception {
        try (RenderResult result = render(PhotoRenderer.class, AMPLE, jpeg(quadrants(2400, 1600)))) {
            List<Rendition> renditions = ((RenderResult.Rendered) result).renditions();

            assertThat(renditions).extracting(Rendition::name).containsExactly("large", "medium", "small");
            assertThat(renditions).extracting(Rendition::width).containsExactly(2048, 960, 480);
            assertThat(renditions).extracting(Rendition::height).containsExactly(1365, 640, 320);
            for (Rendition rendition : renditions) {
                assertThat(rendition.mediaType()).isEqualTo("image/jpeg");
                Jpegs.assertNothingButPicture(Files.readAllBytes(rendition.content()));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            renditions.get(0).content().getParent())))
                    .isEqualTo("rwx------");
        }
    }

    /** The heap as in production, and a colour profile, which costs another copy of the pixels. */
    @Test
    void twelveMegapixelsFitIntoTheHeap() throws Exception {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] photo =
                withSegment(jpeg(quadrants(4032, 3024)), Pictures.APP2, join(latin("ICC_PROFILE\0\1\1"), profile));

        try (RenderResult result = render(PhotoRenderer.class, AMPLE, photo)) {
            assertThat(result).isInstanceOf(RenderResult.Rendered.class);
        }
    }

    @Test
    void whatTheChildRefusesKeepsItsCode() throws Exception {
        assertFailed(PhotoRenderer.class, AMPLE, latin("<html>"), RenderError.UNSUPPORTED_TYPE);
        assertFailed(PhotoRenderer.class, AMPLE, Pictures.blankPng(20_000, 20_000), RenderError.TOO_MANY_PIXELS);
        assertFailed(PhotoRenderer.class, AMPLE, latin("\u00ff\u00d8\u00ff nothing more"), RenderError.DAMAGED);
    }

    @Test
    void aChildKilledInTheMiddleIsACrash() throws Exception {
        assertFailed(Children.IsKilled.class, AMPLE, new byte[0], RenderError.CRASHED);
    }

    @Test
    void aChildThatNeverEndsIsEnded() throws Exception {
        assertFailed(Children.Hangs.class, SHORT, new byte[0], RenderError.TOO_SLOW);
    }

    @Test
    void aChildThatTakesMoreThanItsHeapIsACrash() throws Exception {
        assertFailed(Children.Bloats.class, AMPLE, new byte[0], RenderError.CRASHED);
    }

    @Test
    void aChildThatFloodsIsACrash() throws Exception {
        assertFailed(Children.Floods.class, AMPLE, new byte[0], RenderError.CRASHED);
    }

    @Test
    void linksPlantedAsRenditionsAreNotFollowed() throws Exception {
        assertFailed(Children.PlantsLinks.class, AMPLE, new byte[0], RenderError.CRASHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"error\":\"bored\"}",
                "{\"error\":7}",
                "{\"renditions\":[]}",
                "{\"renditions\":[{\"name\":\"large\",\"width\":9,\"height\":9}]}",
                "{\"renditions\":[{\"name\":\"../../x\",\"width\":9,\"height\":9}]}",
                "{\"renditions\":[{\"name\":\"large\",\"width\":-9,\"height\":99999}]}",
            })
    void anyOtherAnswerIsACrash(String answer) throws Exception {
        assertFailed(Children.Repeats.class, AMPLE, latin(answer), RenderError.CRASHED);
    }

    @Test
    void aMissingMainClassIsACrash() throws Exception {
        RenderProcess process = new RenderProcess(parent, "/nowhere.jar", "se.kotte.Nothing", AMPLE);
        try (RenderResult result = process.render(InputStream.nullInputStream())) {
            assertThat(result).isEqualTo(new RenderResult.Failed(RenderError.CRASHED));
        }
    }

    @Test
    void theChildHasNoEnvironmentNoInputAndAFolderToItself() throws Exception {
        assertThat(System.getenv()).isNotEmpty();
        assertFailed(Children.LooksAround.class, AMPLE, new byte[0], RenderError.DAMAGED);
    }

    @Test
    void anOriginalThatCannotBeReadIsOurFaultAndNotThePhotos() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the store is away");
            }
        };
        RenderProcess process = process(PhotoRenderer.class, AMPLE);

        assertThatThrownBy(() -> process.render(broken)).hasMessage("the store is away");
    }

    @Test
    void anInterruptedRenderingEndsItsChild() throws Exception {
        RenderProcess process = process(Children.Hangs.class, AMPLE);
        FutureTask<RenderResult> task = new FutureTask<>(() -> process.render(InputStream.nullInputStream()));
        Thread thread = new Thread(task);
        thread.start();
        while (ProcessHandle.current().children().findAny().isEmpty()) {
            Thread.onSpinWait();
        }

        thread.interrupt();
        thread.join();

        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void twoAreRenderedAtOnceAndTheThirdWaits() throws Exception {
        RenderProcess process = process(Children.Waits.class, AMPLE);
        List<Thread> threads = new ArrayList<>();
        List<FutureTask<RenderResult>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FutureTask<RenderResult> task = new FutureTask<>(() -> process.render(InputStream.nullInputStream()));
            Thread thread = new Thread(task);
            thread.start();
            tasks.add(task);
            threads.add(thread);
        }

        // Waiting for a place has no time limit (WAITING), waiting for a child has one (TIMED_WAITING).
        while (in(threads, Thread.State.TIMED_WAITING) < 2
                || in(threads, Thread.State.TIMED_WAITING) + in(threads, Thread.State.WAITING) < 3) {
            Thread.onSpinWait();
        }
        List<Path> working = workspaces();
        Files.createFile(parent.resolve("go"));

        for (FutureTask<RenderResult> task : tasks) {
            assertThat(task.get()).isEqualTo(new RenderResult.Failed(RenderError.DAMAGED));
        }
        assertThat(working).hasSize(2);
    }

    @Test
    void whatAKilledServerLeftIsRemovedAndWhatIsAtWorkStays() throws IOException {
        Workspace left = Workspace.in(parent);
        left.keepOriginal(new ByteArrayInputStream(jpeg(quadrants(10, 10))));
        Files.setLastModifiedTime(left.folder(), FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Path others = Files.createDirectory(parent.resolve("somebody-elses"));
        Files.setLastModifiedTime(others, FileTime.from(Instant.EPOCH));
        try (Workspace atWork = Workspace.in(parent)) {
            process(PhotoRenderer.class, AMPLE).removeLeftovers();

            assertThat(workspaces()).containsExactly(atWork.folder());
            assertThat(others).exists();
        }
    }

    private void assertFailed(Class<?> main, Duration limit, byte[] original, RenderError error) throws Exception {
        try (RenderResult result = render(main, limit, original)) {
            assertThat(result).isEqualTo(new RenderResult.Failed(error));
            assertThat(workspaces()).as("nothing is kept of what failed").isEmpty();
        }
    }

    private RenderResult render(Class<?> main, Duration limit, byte[] original) throws Exception {
        return process(main, limit).render(new ByteArrayInputStream(original));
    }

    private RenderProcess process(Class<?> main, Duration limit) {
        return new RenderProcess(parent, System.getProperty("java.class.path"), main.getName(), limit);
    }

    private static long in(List<Thread> threads, Thread.State state) {
        return threads.stream().filter(thread -> thread.getState() == state).count();
    }

    private List<Path> workspaces() throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(path -> path.getFileName().toString().startsWith("kotte-photo-"))
                    .toList();
        }
    }
}
