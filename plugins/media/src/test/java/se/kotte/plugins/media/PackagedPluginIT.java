package se.kotte.plugins.media;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kotte.plugins.media.render.Pictures.exifSegment;
import static se.kotte.plugins.media.render.Pictures.join;
import static se.kotte.plugins.media.render.Pictures.jpeg;
import static se.kotte.plugins.media.render.Pictures.latin;
import static se.kotte.plugins.media.render.Pictures.png;
import static se.kotte.plugins.media.render.Pictures.quadrants;
import static se.kotte.plugins.media.render.Pictures.resource;
import static se.kotte.plugins.media.render.Pictures.withSegment;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.plugins.media.render.PhotoRenderer;
import se.kotte.plugins.media.render.Pictures;

/** The JAR as it is delivered (rule 10 of the package). */
class PackagedPluginIT {
    private static final Path JAR = Path.of(System.getProperty("media.jar"));

    @TempDir
    Path work;

    @Test
    void itsOwnJarIsAllTheChildNeeds() throws Exception {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] turned = withSegment(jpeg(quadrants(300, 200)), Pictures.APP1, exifSegment(ByteOrder.BIG_ENDIAN, 6));
        RenderProcess process =
                new RenderProcess(work, JAR.toString(), PhotoRenderer.class.getName(), Duration.ofSeconds(60));

        for (byte[] photo : List.of(
                turned,
                withSegment(turned, Pictures.APP2, join(latin("ICC_PROFILE\0\1\1"), profile)),
                png(quadrants(200, 300)),
                resource("quadrants-lossy.webp"),
                resource("quadrants-lossless.webp"),
                resource("half-transparent.webp"))) {
            try (RenderResult result = process.render(new ByteArrayInputStream(photo))) {
                var small = ((RenderResult.Rendered) result).renditions().get(2);
                assertThat(small.width() < small.height())
                        .as("%sx%s", small.width(), small.height())
                        .isEqualTo(photo[0] != 'R');
            }
        }
    }

    @Test
    void allItsClassesAreBelowItsPackageAndItRegistersNoServices() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();

            assertThat(files).contains("META-INF/beans.xml", "META-INF/kotte/plugin.json");
            assertThat(files).anyMatch(name -> name.startsWith("se/kotte/plugins/media/lib/twelvemonkeys/"));
            assertThat(files)
                    .allMatch(name -> name.startsWith("se/kotte/plugins/media/") || name.startsWith("META-INF/"));
            assertThat(files).noneMatch(name -> name.startsWith("META-INF/services/"));
            assertThat(Files.size(JAR)).isLessThan(600_000);
        }
    }
}
