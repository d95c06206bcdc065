package se.kotte.plugins.media.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * The child process that decodes untrusted photos. Its class path is the plugin's JAR and its configuration the command
 * line; it knows no tenant, no person and no secret.
 *
 * <pre>PhotoRenderer ORIGINAL FOLDER SECONDS</pre>
 *
 * Writes the sizes into FOLDER and says on standard output, in one line of JSON,
 * {@code {"renditions":[{"name":"large","width":2048,"height":1536},…]}} or {@code {"error":"damaged"}}. Any other end
 * (an exit value but 0, no line) is a crash.
 */
public final class PhotoRenderer {
    private PhotoRenderer() {}

    public static void main(String[] args) throws IOException {
        endAfter(Long.parseLong(args[2]));
        offerToOutOfMemoryKiller();
        ImageIO.setUseCache(false);
        System.out.println(render(Path.of(args[0]), Path.of(args[1])));
    }

    private static String render(Path original, Path folder) throws IOException {
        try {
            return renditions(Renditions.write(Photo.read(original), folder));
        } catch (RefusedException refused) {
            return error(refused.error());
        } catch (OutOfMemoryError full) {
            return error(RenderError.OUT_OF_MEMORY);
        }
    }

    private static String renditions(List<Renditions.Made> made) {
        return made.stream()
                .map(m -> "{\"name\":\"%s\",\"width\":%d,\"height\":%d}"
                        .formatted(m.size().rendition(), m.width(), m.height()))
                .collect(Collectors.joining(",", "{\"renditions\":[", "]}"));
    }

    private static String error(RenderError error) {
        return "{\"error\":\"" + error.code() + "\"}";
    }

    /** So that the child ends even when the parent, which watches it, was killed. */
    private static void endAfter(long seconds) {
        Thread watch = new Thread(() -> {
            try {
                Thread.sleep(seconds * 1000);
            } catch (InterruptedException impossible) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(3);
        });
        watch.setDaemon(true);
        watch.start();
    }

    /** Decoders also take memory beside the heap; when a container's runs out, this process goes and not the server. */
    private static void offerToOutOfMemoryKiller() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException notLinux) {
            // Then the heap's bound and the bound on pixels have to do.
        }
    }
}
