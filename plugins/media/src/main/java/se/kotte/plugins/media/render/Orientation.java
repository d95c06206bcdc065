package se.kotte.plugins.media.render;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/**
 * How the camera was held: the values of the tag Orientation (274) of TIFF 6.0 and Exif 2.32, 4.6.4.
 *
 * <p>Of the whole Exif block only this tag is read, and by hand: a general reader gives up on a block with one broken
 * entry, and a photo would lie on its side for it.
 */
enum Orientation {
    UPRIGHT(1, 0, 0, 1, 0, 0),
    MIRRORED(-1, 0, 0, 1, 1, 0),
    UPSIDE_DOWN(-1, 0, 0, -1, 1, 1),
    MIRRORED_UPSIDE_DOWN(1, 0, 0, -1, 0, 1),
    MIRRORED_TURNED_LEFT(0, 1, 1, 0, 0, 0),
    TURNED_LEFT(0, 1, -1, 0, 1, 0),
    MIRRORED_TURNED_RIGHT(0, -1, -1, 0, 1, 1),
    TURNED_RIGHT(0, -1, 1, 0, 0, 1);

    private static final int TAG = 274;
    private static final int SHORT = 3;
    private static final int MOST_EXIF_BYTES = 1 << 16;

    private final AffineTransform unit;

    Orientation(int m00, int m10, int m01, int m11, int m02, int m12) {
        unit = new AffineTransform(m00, m10, m01, m11, m02, m12);
    }

    boolean swapsSides() {
        return unit.getScaleX() == 0;
    }

    /** Turns a picture of the given size upright. */
    AffineTransform upright(int width, int height) {
        int uprightWidth = swapsSides() ? height : width;
        int uprightHeight = swapsSides() ? width : height;
        return new AffineTransform(
                unit.getScaleX(),
                unit.getShearY(),
                unit.getShearX(),
                unit.getScaleY(),
                unit.getTranslateX() * uprightWidth,
                unit.getTranslateY() * uprightHeight);
    }

    /** What the photo says, or upright when it says nothing we understand. Leaves the stream where it was. */
    static Orientation of(ImageInputStream in, Format format) throws IOException {
        in.mark();
        try {
            return ofTiff(
                    switch (format) {
                        case JPEG -> exifOfJpeg(in);
                        case PNG -> exifOfPng(in);
                        case WEBP -> exifOfWebp(in);
                    });
        } catch (IOException | IndexOutOfBoundsException broken) {
            return UPRIGHT;
        } finally {
            in.reset();
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
        }
    }

    private static byte[] exifOfJpeg(ImageInputStream in) throws IOException {
        List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
        if (segments.isEmpty()) {
            return new byte[0];
        }
        try (InputStream data = segments.get(0).segmentData()) {
            data.skipNBytes("Exif\0\0".length());
            return data.readNBytes(MOST_EXIF_BYTES);
        }
    }

    /** The chunk eXIf (PNG, third edition, 11.3.3.5). */
    private static byte[] exifOfPng(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        in.skipBytes(8);
        while (true) {
            long length = in.readUnsignedInt();
            int type = in.readInt();
            if (type == 0x65584966) {
                return read(in, length);
            }
            in.seek(in.getStreamPosition() + length + 4);
        }
    }

    /** The chunk EXIF (RFC 9649, 2.7); some writers put the JPEG segment's prefix before it. */
    private static byte[] exifOfWebp(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.skipBytes(12);
        while (true) {
            int type = in.readInt();
            long length = in.readUnsignedInt();
            if (type == 0x46495845) {
                byte[] exif = read(in, length);
                boolean prefixed = exif.length > 6 && exif[0] == 'E' && exif[1] == 'x';
                return prefixed ? Arrays.copyOfRange(exif, 6, exif.length) : exif;
            }
            in.seek(in.getStreamPosition() + length + (length & 1));
        }
    }

    private static byte[] read(ImageInputStream in, long length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, MOST_EXIF_BYTES)];
        in.readFully(bytes);
        return bytes;
    }

    private static Orientation ofTiff(byte[] tiff) {
        if (tiff.length == 0) {
            return UPRIGHT;
        }
        ByteBuffer bytes = ByteBuffer.wrap(tiff);
        bytes.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        int entries = Short.toUnsignedInt(bytes.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (bytes.getShort(entry) == TAG && bytes.getShort(entry + 2) == SHORT) {
                int value = bytes.getShort(entry + 8);
                return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
