package se.kotte.plugins.media.render;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A decoded photo, as it lies in its file.
 *
 * @param image in whatever colours and size it was decoded to
 * @param orientation how to turn it upright
 */
record Photo(BufferedImage image, Orientation orientation) {
    static final long MOST_PIXELS = 50_000_000;

    /** A picture this long and narrow is none, and single rows of it would already be large. */
    private static final int LONGEST_SIDE = 30_000;

    /**
     * A photo of 16 megapixels is decoded whole, a larger one is thinned out while it is read. Some readers hold the
     * picture twice while they convert its colours.
     */
    private static final long MOST_DECODED_BYTES = 50_000_000;

    /** @throws RefusedException when the bytes are the reason */
    static Photo read(Path file) throws IOException {
        // Buffered: the WebP reader asks for single bytes, and is ten times slower on the JDK's own stream.
        try (ImageInputStream in =
                new BufferedFileImageInputStreamSpi().createInputStreamInstance(file.toFile(), false, null)) {
            Format format = Format.of(in).orElseThrow(() -> new RefusedException(RenderError.UNSUPPORTED_TYPE));
            return decode(in, format);
        }
    }

    private static Photo decode(ImageInputStream in, Format format) throws IOException {
        ImageReader reader = format.newReader();
        boolean[] cutOff = new boolean[1];
        // The JDK's JPEG reader fills what is missing with grey, and says so only here.
        reader.addIIOReadWarningListener((source, warning) -> cutOff[0] |= warning.contains("EOI"));
        try {
            Orientation orientation = Orientation.of(in, format);
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = thinning(reader);
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            if (cutOff[0]) {
                throw new RefusedException(RenderError.TRUNCATED);
            }
            return new Photo(isGreyWithAlpha(image) ? coloured(image) : image, orientation);
        } catch (RefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            // Readers meet malformed bytes with every kind of exception; which one says nothing of use.
            throw new RefusedException(cutOff[0] ? RenderError.TRUNCATED : errorOf(failure), failure);
        } finally {
            reader.dispose();
        }
    }

    /** Reads the header alone. */
    private static int thinning(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw new RefusedException(RenderError.TOO_MANY_PIXELS);
        }
        SampleModel samples = reader.getRawImageType(0).getSampleModel();
        long bytes = width
                * height
                * samples.getNumDataElements()
                * (DataBuffer.getDataTypeSize(samples.getDataType()) / Byte.SIZE);
        int step = 1;
        while (bytes / step / step > MOST_DECODED_BYTES) {
            step++;
        }
        return step;
    }

    private static boolean isGreyWithAlpha(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        return colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY && colours.hasAlpha();
    }

    /** Java2D takes grey for linear light, and shows it too bright, in the one layout it has no loop of its own for. */
    private static BufferedImage coloured(BufferedImage grey) {
        int width = grey.getWidth();
        int shift = grey.getColorModel().getComponentSize(0) - Byte.SIZE;
        BufferedImage coloured = new BufferedImage(width, grey.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int[] samples = new int[2 * width];
        int[] pixels = new int[width];
        for (int y = 0; y < grey.getHeight(); y++) {
            grey.getRaster().getPixels(0, y, width, 1, samples);
            for (int x = 0; x < width; x++) {
                pixels[x] = samples[2 * x + 1] >> shift << 24 | (samples[2 * x] >> shift) * 0x010101;
            }
            coloured.setRGB(0, y, width, 1, pixels, 0, width);
        }
        return coloured;
    }

    private static RenderError errorOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return RenderError.OUT_OF_MEMORY;
            }
            if (cause instanceof EOFException) {
                return RenderError.TRUNCATED;
            }
        }
        return RenderError.DAMAGED;
    }
}
