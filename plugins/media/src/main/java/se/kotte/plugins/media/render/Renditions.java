package se.kotte.plugins.media.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes the sizes of a photo. A rendition is written from pixels alone: what else the original held has no way into it.
 */
final class Renditions {
    private static final float QUALITY = 0.82f;

    /** One JPEG that was written. */
    record Made(Size size, int width, int height) {}

    private Renditions() {}

    static List<Made> write(Photo photo, Path folder) throws IOException {
        List<Made> made = new ArrayList<>();
        BufferedImage image = null;
        for (Size size : Size.values()) {
            image = image == null
                    ? turned(scaled(photo.image(), size.longestSide()), photo.orientation())
                    : scaled(image, size.longestSide());
            writeJpeg(image, folder.resolve(size.fileName()));
            made.add(new Made(size, image.getWidth(), image.getHeight()));
        }
        return made;
    }

    /** In sRGB, on white, never larger. Bilinear filtering sees all pixels down to a half, so it goes by halves. */
    private static BufferedImage scaled(BufferedImage image, int longestSide) {
        double ratio = Math.min(1, (double) longestSide / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * ratio));
        int height = Math.max(1, (int) Math.round(image.getHeight() * ratio));
        BufferedImage step = image;
        while (step.getWidth() >= 2 * width && step.getHeight() >= 2 * height) {
            step = drawn(step, step.getWidth() / 2, step.getHeight() / 2);
        }
        return drawn(step, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static BufferedImage turned(BufferedImage image, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return image;
        }
        AffineTransform upright = orientation.upright(image.getWidth(), image.getHeight());
        boolean swap = orientation.swapsSides();
        BufferedImage turned = new BufferedImage(
                swap ? image.getHeight() : image.getWidth(),
                swap ? image.getWidth() : image.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(image, upright, null);
        graphics.dispose();
        return turned;
    }

    private static void writeJpeg(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = Format.ofTheJdk(ImageWriterSpi.class, "jpeg").createWriterInstance();
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
