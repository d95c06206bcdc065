package se.kotte.plugins.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kotte.plugins.media.render.Pictures.QUARTERS;
import static se.kotte.plugins.media.render.Pictures.assertClose;
import static se.kotte.plugins.media.render.Pictures.exifSegment;
import static se.kotte.plugins.media.render.Pictures.join;
import static se.kotte.plugins.media.render.Pictures.jpeg;
import static se.kotte.plugins.media.render.Pictures.latin;
import static se.kotte.plugins.media.render.Pictures.png;
import static se.kotte.plugins.media.render.Pictures.quadrants;
import static se.kotte.plugins.media.render.Pictures.quartersOf;
import static se.kotte.plugins.media.render.Pictures.resource;
import static se.kotte.plugins.media.render.Pictures.withSegment;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 1 to 4 of the package, in this process. */
class RenditionsTest {
    @TempDir
    Path folder;

    @Test
    void aLargePhotoGetsThreeSizes() throws IOException {
        render(jpeg(quadrants(3000, 2000)));

        assertThat(sizeOf(Size.LARGE)).isEqualTo("2048x1365");
        assertThat(sizeOf(Size.MEDIUM)).isEqualTo("960x640");
        assertThat(sizeOf(Size.SMALL)).isEqualTo("480x320");
        for (Size size : Size.values()) {
            assertQuarters(QUARTERS, read(size));
        }
    }

    @Test
    void aSmallPhotoIsNeverEnlarged() throws IOException {
        render(jpeg(quadrants(500, 700)));

        assertThat(sizeOf(Size.LARGE)).isEqualTo("500x700");
        assertThat(sizeOf(Size.MEDIUM)).isEqualTo("500x700");
        assertThat(sizeOf(Size.SMALL)).isEqualTo("343x480");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "2049x1", "1x2047", "481x479"})
    void aPhotoOfAnyShapeKeepsAtLeastOnePixel(String shape) throws IOException {
        int width = Integer.parseInt(shape.split("x")[0]);
        int height = Integer.parseInt(shape.split("x")[1]);

        render(jpeg(quadrants(width, height)));

        assertThat(read(Size.LARGE).getWidth()).isEqualTo(Math.min(width, 2048));
        assertThat(read(Size.LARGE).getHeight()).isEqualTo(Math.min(height, 2048));
        assertThat(read(Size.SMALL).getWidth()).isBetween(1, 480);
        assertThat(read(Size.SMALL).getHeight()).isBetween(1, 480);
    }

    @Test
    void placeTimeCameraAndWordsOfTheOriginalAreGone() throws IOException {
        byte[] photo = jpeg(quadrants(1200, 900));
        photo = withSegment(photo, Pictures.COMMENT, latin("taken at GPS 59.3"));
        photo = withSegment(photo, Pictures.APP13, latin("Photoshop 3.0\0 8BIM"));
        photo = withSegment(photo, Pictures.APP1, latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"));
        photo = withSegment(photo, Pictures.APP1, exifSegment(ByteOrder.BIG_ENDIAN, 1));

        render(photo);

        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("GPSMAKER", "2026:11:23");
        for (Size size : Size.values()) {
            Jpegs.assertNothingButPicture(Files.readAllBytes(folder.resolve(size.fileName())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 a zip", "<html><script>alert(1)</script></html>"})
    void whatFollowsThePictureIsLeftBehind(String tail) throws IOException {
        render(join(jpeg(quadrants(600, 400)), latin(tail)));

        for (Size size : Size.values()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(size.fileName()));
            Jpegs.assertNothingButPicture(bytes);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(tail);
        }
    }

    @Test
    void transparencyBecomesWhite() throws IOException {
        BufferedImage image = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_ARGB);
        for (int y = 500; y < 1000; y++) {
            for (int x = 0; x < 1000; x++) {
                image.setRGB(x, y, x < 500 ? 0xffff0000 : 0x80ff0000);
            }
        }

        render(png(image));

        assertQuarters(List.of(Color.WHITE, Color.WHITE, Color.RED, new Color(255, 127, 127)), read(Size.LARGE));
    }

    @Test
    void webpIsReadLossyLosslessAndHalfTransparent() throws IOException {
        render(resource("quadrants-lossy.webp"));
        assertThat(sizeOf(Size.LARGE)).isEqualTo("96x64");
        assertQuarters(QUARTERS, read(Size.LARGE));

        render(resource("quadrants-lossless.webp"));
        assertQuarters(QUARTERS, read(Size.LARGE));

        render(resource("half-transparent.webp"));
        assertQuarters(List.of(Color.RED, Color.WHITE, Color.RED, Color.WHITE), read(Size.LARGE));
    }

    @Test
    void aPhotoInAnotherColourSpaceIsConvertedAndItsProfileDropped() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] grey = jpeg(filled(900, 600, new Color(64, 64, 64)));

        render(withSegment(grey, Pictures.APP2, join(latin("ICC_PROFILE\0\1\1"), profile)));

        // A quarter of the light in a linear space is 137 of 255 in sRGB.
        assertClose(new Color(read(Size.LARGE).getRGB(450, 300)), new Color(137, 137, 137));
        Jpegs.assertNothingButPicture(Files.readAllBytes(folder.resolve(Size.LARGE.fileName())));
    }

    @Test
    void aBrokenColourProfileDoesNotCostThePhoto() throws IOException {
        byte[] photo = jpeg(quadrants(600, 400));

        render(withSegment(photo, Pictures.APP2, latin("ICC_PROFILE\0\1\1 this is no profile")));

        assertQuarters(QUARTERS, read(Size.LARGE));
    }

    @Test
    void cmykIsConverted() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 300, 200, 4, null);
        // Adobe writes inks inverted: 255 is none. This is full cyan and nothing else.
        Arrays.fill(((DataBufferByte) inks.getDataBuffer()).getData(), (byte) 255);
        inks.setSamples(0, 0, 300, 200, 0, new int[300 * 200]);
        byte[] adobe = join(latin("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 0});

        render(withSegment(jpeg(new IIOImage(inks, null, null)), Pictures.APP14, adobe));

        Color cyan = new Color(read(Size.LARGE).getRGB(150, 100));
        assertThat(cyan.getRed()).isLessThan(60);
        assertThat(cyan.getGreen()).isGreaterThan(120);
        assertThat(cyan.getBlue()).isGreaterThan(180);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY})
    void greysKeepTheirBrightness(int type) throws IOException {
        BufferedImage image = new BufferedImage(800, 600, type);
        boolean binary = type == BufferedImage.TYPE_BYTE_BINARY;
        int[] value = {binary ? 1 : type == BufferedImage.TYPE_USHORT_GRAY ? 128 * 257 : 128};
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                image.getRaster().setPixel(x, y, value);
            }
        }

        render(png(image));

        int expected = binary ? 255 : 128;
        assertClose(new Color(read(Size.SMALL).getRGB(200, 200)), new Color(expected, expected, expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
    void greyWithTransparencyKeepsItsBrightness(int depth) throws IOException {
        int unit = depth == DataBuffer.TYPE_BYTE ? 1 : 257;
        ComponentColorModel greyAlpha = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, BufferedImage.TRANSLUCENT, depth);
        WritableRaster raster = greyAlpha.createCompatibleWritableRaster(400, 400);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                raster.setPixel(x, y, new int[] {100 * unit, y < 200 ? 255 * unit : 0});
            }
        }

        render(png(new BufferedImage(greyAlpha, raster, false, null)));

        Color grey = new Color(100, 100, 100);
        assertQuarters(List.of(grey, grey, Color.WHITE, Color.WHITE), read(Size.LARGE));
    }

    @Test
    void aGreyJpegKeepsItsBrightness() throws IOException {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 100);

        render(jpeg(image));

        assertClose(new Color(read(Size.LARGE).getRGB(400, 300)), new Color(100, 100, 100));
    }

    @Test
    void aPaletteAndSixteenBitsAreRead() throws IOException {
        BufferedImage palette = new BufferedImage(700, 500, BufferedImage.TYPE_BYTE_INDEXED);
        palette.createGraphics().drawImage(quadrants(700, 500), 0, 0, null);
        render(png(palette));
        assertQuarters(QUARTERS, read(Size.MEDIUM));

        ComponentColorModel deep = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_USHORT);
        BufferedImage sixteen = new BufferedImage(deep, deep.createCompatibleWritableRaster(700, 500), false, null);
        sixteen.createGraphics().drawImage(quadrants(700, 500), 0, 0, null);
        render(png(sixteen));
        assertQuarters(QUARTERS, read(Size.MEDIUM));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatWasCutOffIsCalledTruncated(Format format) {
        byte[] whole = switch (format) {
            case JPEG -> jpeg(noise(400, 300));
            case PNG -> png(noise(400, 300));
            case WEBP -> resource("quadrants-lossless.webp");
        };
        for (int length : List.of(whole.length * 9 / 10, whole.length / 2)) {
            assertRefused(Arrays.copyOf(whole, length), RenderError.TRUNCATED);
        }
    }

    @Test
    void whatIsNoPhotoIsRefusedWhateverItsNameSays() throws IOException {
        assertRefused(latin("<!DOCTYPE html><html><body>photo.jpg</body></html>"), RenderError.UNSUPPORTED_TYPE);
        assertRefused(latin("<svg xmlns='http://www.w3.org/2000/svg'/>"), RenderError.UNSUPPORTED_TYPE);
        assertRefused(latin("GIF89a\1\0\1\0"), RenderError.UNSUPPORTED_TYPE);
        assertRefused(new byte[0], RenderError.UNSUPPORTED_TYPE);
        assertRefused(latin("\u00ff\u00d8\u00ff and then nothing of the kind"), RenderError.DAMAGED);
        assertRefused(latin("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR and then nothing of the kind"), RenderError.DAMAGED);
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        byte[] bomb = Pictures.blankPng(20_000, 20_000);

        assertThat(bomb.length).isLessThan(100_000);
        assertRefused(bomb, RenderError.TOO_MANY_PIXELS);
        assertRefused(Pictures.blankPng(40_000, 10), RenderError.TOO_MANY_PIXELS);
        // The header is believed before the picture is looked at: this one has no picture.
        assertRefused(Arrays.copyOf(bomb, 100), RenderError.TOO_MANY_PIXELS);
    }

    private void render(byte[] original) throws IOException {
        Path file = folder.resolve("original.html");
        Files.write(file, original);
        Renditions.write(Photo.read(file), folder);
    }

    private void assertRefused(byte[] original, RenderError error) {
        assertThatThrownBy(() -> render(original))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }

    private BufferedImage read(Size size) throws IOException {
        return ImageIO.read(folder.resolve(size.fileName()).toFile());
    }

    private String sizeOf(Size size) throws IOException {
        BufferedImage image = read(size);
        return image.getWidth() + "x" + image.getHeight();
    }

    private static void assertQuarters(List<Color> expected, BufferedImage image) {
        List<Color> quarters = quartersOf(image);
        for (int i = 0; i < 4; i++) {
            assertClose(quarters.get(i), expected.get(i));
        }
    }

    private static BufferedImage filled(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour.getRGB());
            }
        }
        return image;
    }

    private static BufferedImage noise(int width, int height) {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }
}
