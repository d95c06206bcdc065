package se.kotte.plugins.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks into a finished JPEG (ITU-T T.81, annex B). */
public final class Jpegs {
    private static final int START_OF_SCAN = 0xffda;
    private static final int END_OF_IMAGE = 0xffd9;
    private static final int APP0 = 0xffe0;
    private static final int PROGRESSIVE = 0xffc2;

    private Jpegs() {}

    /** All that stands in it is a picture: no segment that could say where, when, by whom or with what. */
    public static void assertNothingButPicture(byte[] jpeg) {
        List<Integer> markers = segments(jpeg);
        assertThat(markers).contains(APP0, PROGRESSIVE);
        assertThat(markers)
                .as("no APP1 (Exif, XMP), APP2 (colour profile), APP13 (IPTC) or comment")
                .allMatch(marker -> marker == APP0 || (marker < 0xffe0 && marker != 0xfffe));
        String latin = new String(jpeg, StandardCharsets.ISO_8859_1);
        assertThat(latin).doesNotContain("Exif", "GPS", "http://", "Photoshop", "ICC_PROFILE", "2026:11:23", "<html");
        assertThat(ByteBuffer.wrap(jpeg).getShort(jpeg.length - 2) & 0xffff)
                .as("nothing after the end of the image")
                .isEqualTo(END_OF_IMAGE);
        assertThat(latin.indexOf("\u00ff\u00d9")).isEqualTo(jpeg.length - 2);
    }

    private static List<Integer> segments(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        List<Integer> markers = new ArrayList<>();
        bytes.position(2);
        while (bytes.remaining() > 2) {
            int marker = bytes.getShort() & 0xffff;
            assertThat(marker).isGreaterThan(0xff00);
            markers.add(marker);
            bytes.position(bytes.position() + (bytes.getShort(bytes.position()) & 0xffff));
            if (marker == START_OF_SCAN) {
                toNextMarker(bytes);
            }
        }
        return markers;
    }

    private static void toNextMarker(ByteBuffer bytes) {
        while ((bytes.get(bytes.position()) & 0xff) != 0xff || bytes.get(bytes.position() + 1) == 0) {
            bytes.position(bytes.position() + 1);
        }
    }
}
