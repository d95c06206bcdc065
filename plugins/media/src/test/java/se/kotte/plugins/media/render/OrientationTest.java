package se.kotte.plugins.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kotte.plugins.media.render.Pictures.QUARTERS;
import static se.kotte.plugins.media.render.Pictures.assertClose;
import static se.kotte.plugins.media.render.Pictures.exifSegment;
import static se.kotte.plugins.media.render.Pictures.jpeg;
import static se.kotte.plugins.media.render.Pictures.latin;
import static se.kotte.plugins.media.render.Pictures.png;
import static se.kotte.plugins.media.render.Pictures.quadrants;
import static se.kotte.plugins.media.render.Pictures.quartersOf;
import static se.kotte.plugins.media.render.Pictures.resource;
import static se.kotte.plugins.media.render.Pictures.tiff;
import static se.kotte.plugins.media.render.Pictures.withSegment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 3 of the package. */
class OrientationTest {
    @TempDir
    Path folder;

    /** The quarters red, green, blue and yellow as they must lie afterwards (Exif 2.32, 4.6.4, figure 8). */
    @ParameterizedTest
    @CsvSource({"1,RGBY", "2,GRYB", "3,YBGR", "4,BYRG", "5,RBGY", "6,BRYG", "7,YGBR", "8,GYRB"})
    void theEightWaysToHoldACameraComeOutUpright(int orientation, String expected) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            byte[] photo = jpeg(quadrants(600, 400));

            BufferedImage large = render(withSegment(photo, Pictures.APP1, exifSegment(order, orientation)));

            assertThat(large.getWidth()).isEqualTo(orientation < 5 ? 600 : 400);
            assertThat(large.getHeight()).isEqualTo(orientation < 5 ? 400 : 600);
            assertQuarters(expected, large);
        }
    }

    @Test
    void pngAndWebpAreTurnedToo() throws IOException {
        byte[] exif = tiff(ByteOrder.BIG_ENDIAN, 6);
        byte[] lossy = resource("quadrants-lossy.webp");

        assertQuarters("BRYG", render(Pictures.withPngChunk(png(quadrants(600, 400)), "eXIf", exif)));
        assertQuarters("BRYG", render(Pictures.webpWithExif(lossy, 96, 64, exif)));
        assertQuarters("BRYG", render(Pictures.webpWithExif(lossy, 96, 64, exifSegment(ByteOrder.BIG_ENDIAN, 6))));
    }

    @Test
    void anOrientationThatMakesNoSenseLeavesThePhotoAsItIs() throws IOException {
        byte[] photo = jpeg(quadrants(600, 400));

        for (int orientation : List.of(0, 9, -1, 32_000)) {
            byte[] segment = exifSegment(ByteOrder.LITTLE_ENDIAN, orientation);
            assertQuarters("RGBY", render(withSegment(photo, Pictures.APP1, segment)));
        }
        for (String broken : List.of("Exif\0\0", "Exif\0\0II*\0", "Exif\0\0MM\0*\u00ff\u00ff\u00ff\u00ff", "Exif")) {
            assertQuarters("RGBY", render(withSegment(photo, Pictures.APP1, latin(broken))));
        }
    }

    @Test
    void aBrokenEntryElsewhereDoesNotHideTheOrientation() throws IOException {
        byte[] exif = exifSegment(ByteOrder.BIG_ENDIAN, 6);
        // The GPS directory now lies far outside of the block.
        exif["Exif\0\0".length() + 10 + 2 * 12 + 8] = 0x7f;

        assertQuarters("BRYG", render(withSegment(jpeg(quadrants(600, 400)), Pictures.APP1, exif)));
    }

    private BufferedImage render(byte[] original) throws IOException {
        Path file = folder.resolve("original");
        Files.write(file, original);
        Renditions.write(Photo.read(file), folder);
        return ImageIO.read(folder.resolve(Size.LARGE.fileName()).toFile());
    }

    private static void assertQuarters(String expected, BufferedImage image) {
        List<Color> quarters = quartersOf(image);
        for (int i = 0; i < 4; i++) {
            assertClose(quarters.get(i), QUARTERS.get("RGBY".indexOf(expected.charAt(i))));
        }
    }
}
