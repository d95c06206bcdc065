package se.kotte.plugins.media.render;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.stream.ImageInputStream;

/** The types we read, told apart by their first bytes. */
enum Format {
    JPEG,
    PNG,
    WEBP;

    static Optional<Format> of(ImageInputStream in) throws IOException {
        byte[] head = new byte[12];
        in.mark();
        int length = Math.max(0, in.read(head));
        in.reset();
        String latin = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (latin.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (latin.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (latin.startsWith("RIFF") && latin.startsWith("WEBP", 8)) {
            requireWholeRiff(head, in.length());
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }

    /** The lossless WebP decoder reads zeros past the end of its input instead of failing. */
    private static void requireWholeRiff(byte[] head, long length) throws RefusedException {
        long declared = Integer.toUnsignedLong(
                ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        // An odd chunk at the end is padded with one byte, which some writers count and leave out.
        if (declared + 8 > length + 1) {
            throw new RefusedException(RenderError.TRUNCATED);
        }
    }

    /** A reader of exactly this type; nothing is looked up by what the bytes might be. */
    ImageReader newReader() throws IOException {
        return switch (this) {
            // Reads CMYK and odd colour profiles too, by means of the JDK's reader, which it finds when registered.
            case JPEG -> registered(new JPEGImageReaderSpi()).createReaderInstance();
            case PNG -> ofTheJdk(ImageReaderSpi.class, "png").createReaderInstance();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
        };
    }

    private static ImageReaderSpi registered(ImageReaderSpi spi) {
        IIORegistry.getDefaultInstance().registerServiceProvider(spi, ImageReaderSpi.class);
        return spi;
    }

    static <T extends ImageReaderWriterSpi> T ofTheJdk(Class<T> kind, String formatName) {
        Iterator<T> all = IIORegistry.getDefaultInstance().getServiceProviders(kind, true);
        while (all.hasNext()) {
            T spi = all.next();
            if ("java.desktop".equals(spi.getClass().getModule().getName())
                    && List.of(spi.getFormatNames()).contains(formatName)) {
                return spi;
            }
        }
        throw new IllegalStateException("This Java has no " + kind.getSimpleName() + " for " + formatName);
    }
}
