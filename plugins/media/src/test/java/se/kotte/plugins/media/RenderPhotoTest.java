package se.kotte.plugins.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kotte.plugins.media.render.Pictures.jpeg;
import static se.kotte.plugins.media.render.Pictures.latin;
import static se.kotte.plugins.media.render.Pictures.quadrants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.api.event.CoreEvent;
import se.kotte.api.file.FileId;
import se.kotte.plugins.media.render.Jpegs;
import se.kotte.plugins.media.render.PhotoRenderer;

/** Rules 8 and 9 of the package. */
class RenderPhotoTest {
    @TempDir
    Path store;

    @TempDir
    Path work;

    private FolderFiles files;

    @BeforeEach
    void emptyStore() {
        files = new FolderFiles(store);
    }

    @AfterEach
    void noWorkingCopyIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aPhotoBecomesReadyAndItsOriginalIsGone() throws Exception {
        FileId photo = files.pending("image/jpeg", jpeg(quadrants(1000, 800)));

        handler(PhotoRenderer.class).run(files.job(photo, false, false));

        assertThat(files.isPending(photo)).isFalse();
        assertThat(files.failureOf(photo)).isNull();
        assertThat(files.renditionsOf(photo)).containsOnlyKeys("small", "medium", "large");
        files.renditionsOf(photo).values().forEach(Jpegs::assertNothingButPicture);
    }

    @Test
    void aPhotoThatCannotBeReadFailsAtOnceWithItsCode() throws Exception {
        FileId photo = files.pending("image/jpeg", latin("\u00ff\u00d8\u00ff nothing more"));

        handler(PhotoRenderer.class).run(files.job(photo, false, false));

        assertThat(files.failureOf(photo)).isEqualTo("damaged");
        assertThat(files.renditionsOf(photo)).isEmpty();
    }

    @Test
    void aCrashIsTriedAgainAndToldAfterTheLastTry() throws Exception {
        FileId photo = files.pending("image/jpeg", jpeg(quadrants(10, 10)));

        assertThatThrownBy(() -> handler(Children.IsKilled.class).run(files.job(photo, false, false)))
                .hasMessageContaining("crashed");
        assertThat(files.isPending(photo)).isTrue();
        assertThat(files.failureOf(photo)).isNull();

        handler(Children.IsKilled.class).run(files.job(photo, true, false));
        assertThat(files.failureOf(photo)).isEqualTo("crashed");
    }

    @Test
    void aPhotoIsFineWhenTheSecondTrySucceeds() throws Exception {
        FileId photo = files.pending("image/jpeg", jpeg(quadrants(10, 10)));

        assertThatThrownBy(() -> handler(Children.IsKilled.class).run(files.job(photo, false, false)))
                .isInstanceOf(IllegalStateException.class);
        handler(PhotoRenderer.class).run(files.job(photo, false, false));

        assertThat(files.renditionsOf(photo)).hasSize(3);
    }

    @Test
    void aRunAfterTheLastOneChangesNothing() throws Exception {
        FileId photo = files.pending("image/jpeg", jpeg(quadrants(10, 10)));
        handler(PhotoRenderer.class).run(files.job(photo, false, false));
        byte[] large = files.renditionsOf(photo).get("large");

        handler(PhotoRenderer.class).run(files.job(photo, true, false));

        assertThat(files.renditionsOf(photo).get("large")).isSameAs(large);
        assertThat(files.failureOf(photo)).isNull();
    }

    @Test
    void aJobThatAnotherNodeHasTakenOverChangesNothing() throws Exception {
        FileId photo = files.pending("image/jpeg", jpeg(quadrants(10, 10)));

        assertThatThrownBy(() -> handler(PhotoRenderer.class).run(files.job(photo, false, true)))
                .hasMessage("taken over");

        assertThat(files.isPending(photo)).isTrue();
        assertThat(files.renditionsOf(photo)).isEmpty();
    }

    @Test
    void imagesAreRenderedAndOtherFilesAreNot() throws IOException {
        FileId photo = files.pending("image/webp", new byte[0]);
        FileId letter = files.pending("application/pdf", new byte[0]);
        List<String> asked = new ArrayList<>();
        PhotoStored observer = new PhotoStored();
        observer.files = files;
        observer.jobs = (kind, subject) -> asked.add(kind + " " + subject);

        observer.on(stored(photo));
        observer.on(stored(letter));

        assertThat(asked).containsExactly("media.render " + photo);
    }

    private static CoreEvent stored(FileId file) {
        return new CoreEvent(UUID.randomUUID(), "file.stored", 1, file.value(), Instant.EPOCH);
    }

    private RenderPhoto handler(Class<?> child) {
        RenderPhoto handler = new RenderPhoto();
        handler.files = files;
        handler.process =
                new RenderProcess(work, System.getProperty("java.class.path"), child.getName(), Duration.ofSeconds(60));
        return handler;
    }
}
