package se.kotte.plugins.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws pictures and writes them byte by byte with what cameras and attackers add. */
public final class Pictures {
    /** The four quarters of {@link #quadrants}: top left, top right, bottom left, bottom right. */
    public static final List<Color> QUARTERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);

    public static final int APP1 = 0xffe1;
    public static final int APP2 = 0xffe2;
    public static final int APP13 = 0xffed;
    public static final int APP14 = 0xffee;
    public static final int COMMENT = 0xfffe;

    private Pictures() {}

    public static BufferedImage quadrants(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 4; i++) {
            graphics.setColor(QUARTERS.get(i));
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return image;
    }

    /** What the quarters of a picture look like, in the order of {@link #QUARTERS}. */
    public static List<Color> quartersOf(BufferedImage image) {
        List<Color> colours = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int x = image.getWidth() * (1 + 2 * (i % 2)) / 4;
            int y = image.getHeight() * (1 + 2 * (i / 2)) / 4;
            colours.add(new Color(image.getRGB(x, y)));
        }
        return colours;
    }

    public static void assertClose(Color colour, Color expected) {
        int distance = Math.max(
                Math.abs(colour.getRed() - expected.getRed()),
                Math.max(
                        Math.abs(colour.getGreen() - expected.getGreen()),
                        Math.abs(colour.getBlue() - expected.getBlue())));
        assertThat(distance).as("%s is like %s", colour, expected).isLessThanOrEqualTo(12);
    }

    public static byte[] jpeg(BufferedImage image) {
        return jpeg(new IIOImage(image, null, null));
    }

    public static byte[] jpeg(IIOImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriter writer = Format.ofTheJdk(ImageWriterSpi.class, "jpeg").createWriterInstance();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(image);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            assertThat(ImageIO.write(image, "png", bytes)).isTrue();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A drawing of ours, encoded with libwebp's cwebp. */
    public static byte[] resource(String name) {
        try (InputStream in = Pictures.class.getResourceAsStream("/" + name)) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Puts a segment where cameras put theirs, right after the start of the image. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .putShort((short) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A JPEG without its JFIF header, which comes first and rules out other colour models. */
    public static byte[] withoutJfif(byte[] jpeg) {
        int length = ByteBuffer.wrap(jpeg).getShort(4);
        return join(new byte[] {jpeg[0], jpeg[1]}, Arrays.copyOfRange(jpeg, 4 + length, jpeg.length));
    }

    public static byte[] exifSegment(ByteOrder order, int orientation) {
        return join(latin("Exif\0\0"), tiff(order, orientation));
    }

    /** A TIFF block as Exif 2.32 lays it out: maker, orientation, and a place in a GPS directory. */
    public static byte[] tiff(ByteOrder order, int orientation) {
        ByteBuffer bytes = ByteBuffer.allocate(160).order(order);
        bytes.put(latin(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")).putShort((short) 42);
        bytes.putInt(8);
        bytes.putShort((short) 3);
        entry(bytes, 271, 2, 12).putInt(100);
        entry(bytes, 274, 3, 1).putShort((short) orientation).putShort((short) 0);
        entry(bytes, 34853, 4, 1).putInt(52);
        bytes.putInt(0);
        assertThat(bytes.position()).isLessThanOrEqualTo(52);
        bytes.position(52).putShort((short) 1);
        entry(bytes, 29, 2, 11).putInt(120);
        bytes.putInt(0);
        bytes.position(100).put(latin("GPSMAKER-XY\0"));
        bytes.position(120).put(latin("2026:11:23\0"));
        return bytes.array();
    }

    private static ByteBuffer entry(ByteBuffer bytes, int tag, int type, int count) {
        return bytes.putShort((short) tag).putShort((short) type).putInt(count);
    }

    public static byte[] withPngChunk(byte[] png, String type, byte[] content) {
        int endOfHeader = 8 + 4 + 4 + 13 + 4;
        return join(
                Arrays.copyOf(png, endOfHeader),
                pngChunk(type, content),
                Arrays.copyOfRange(png, endOfHeader, png.length));
    }

    private static byte[] pngChunk(String type, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(latin(type));
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(latin(type))
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A black and white PNG of any size, small on the disk. */
    public static byte[] blankPng(int width, int height) {
        try {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflate = new DeflaterOutputStream(data)) {
                byte[] row = new byte[1 + (width + 7) / 8];
                for (int y = 0; y < height; y++) {
                    deflate.write(row);
                }
            }
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(header);
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[] {1, 0, 0, 0, 0});
            return join(
                    latin("\u0089PNG\r\n\u001a\n"),
                    pngChunk("IHDR", header.toByteArray()),
                    pngChunk("IDAT", data.toByteArray()),
                    pngChunk("IEND", new byte[0]));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Turns a simple WebP into an extended one with an EXIF chunk (RFC 9649, 2.7). */
    public static byte[] webpWithExif(byte[] simple, int width, int height, byte[] exif) {
        ByteBuffer bytes =
                ByteBuffer.allocate(simple.length + 18 + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(latin("RIFF")).putInt(bytes.capacity() - 8).put(latin("WEBP"));
        bytes.put(latin("VP8X")).putInt(10).putInt(8);
        bytes.put(uint24(width - 1)).put(uint24(height - 1));
        bytes.put(simple, 12, simple.length - 12);
        bytes.put(latin("EXIF")).putInt(exif.length).put(exif);
        return bytes.array();
    }

    private static byte[] uint24(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
