package se.kotte.plugins.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rule 5 of the package, from the child's side. */
@Timeout(120)
class PhotoRendererTest {
    @TempDir
    Path folder;

    @Test
    void aPhotoThatDoesNotFitIntoTheHeapIsSaidToBeTooMuch() throws Exception {
        Path original = folder.resolve("original");
        Files.write(original, Pictures.jpeg(Pictures.quadrants(4000, 3000)));

        Process child = start("-Xmx20m", original, 60);

        assertThat(new String(child.getInputStream().readAllBytes())).isEqualTo("{\"error\":\"out-of-memory\"}\n");
        assertThat(child.waitFor()).isZero();
    }

    /** As when the parent was killed: nobody reads, nobody ends it. Reading from a pipe without a writer never ends. */
    @Test
    void aChildWithoutAParentEndsByItself() throws Exception {
        Path original = folder.resolve("original");
        assertThat(new ProcessBuilder("mkfifo", original.toString()).start().waitFor())
                .isZero();

        Process child = start("-Xmx64m", original, 1);

        assertThat(child.waitFor()).isEqualTo(3);
        assertThat(child.getInputStream().readAllBytes()).isEmpty();
    }

    private Process start(String heap, Path original, int seconds) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PhotoRenderer.class.getName(),
                        original.toString(),
                        folder.toString(),
                        Integer.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
