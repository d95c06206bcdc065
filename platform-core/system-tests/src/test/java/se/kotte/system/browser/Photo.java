package se.kotte.system.browser;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A JPEG as a phone takes it: large, with a place and a camera in its EXIF data. */
final class Photo {
    static final String CAMERA = "Kotte Testkamera 3000";

    private Photo() {}

    /** Draws a meadow of {@code width} × {@code height} pixels and writes it with EXIF data into {@code folder}. */
    static Path draw(Path folder, String name, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xBFE3F2), 0, height * 0.6f, new Color(0xFDF1D0)));
        pen.fillRect(0, 0, width, height);
        pen.setPaint(new GradientPaint(0, height * 0.5f, new Color(0x8DBF6B), 0, height, new Color(0x2F6B3C)));
        pen.fill(new Ellipse2D.Double(-width * 0.4, height * 0.52, width * 1.8, height * 1.2));
        var random = new Random(name.hashCode());
        var colours = new Color[] {new Color(0xE4572E), new Color(0xF3A712), new Color(0xFFFFFF), new Color(0xA23B72)};
        for (int i = 0; i < 160; i++) {
            double x = random.nextDouble() * width;
            double y = height * (0.62 + random.nextDouble() * 0.36);
            double size = width * (0.006 + 0.02 * (y / height - 0.55));
            pen.setColor(colours[random.nextInt(colours.length)]);
            for (int petal = 0; petal < 6; petal++) {
                double angle = petal * Math.PI / 3;
                pen.fill(new Ellipse2D.Double(
                        x + Math.cos(angle) * size, y + Math.sin(angle) * size, size * 1.3, size * 1.3));
            }
            pen.setColor(new Color(0xF9D423));
            pen.fill(new Ellipse2D.Double(x + size * 0.2, y + size * 0.2, size, size));
        }
        pen.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", bytes);
            return Files.write(Files.createDirectories(folder).resolve(name), withExif(bytes.toByteArray()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Inserts an APP1 segment (Exif 2.32) with the camera's model and a GPS latitude reference right after SOI. */
    private static byte[] withExif(byte[] jpeg) throws IOException {
        var model = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        var tiff = java.nio.ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + model.length + 2 + 12 + 4);
        int modelAt = 8 + 2 + 2 * 12 + 4;
        int gpsAt = modelAt + model.length;
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0110).putShort((short) 2).putInt(model.length).putInt(modelAt);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(gpsAt);
        tiff.putInt(0);
        tiff.put(model);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x0001).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        tiff.putInt(0);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int length = 2 + 6 + tiff.capacity();
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.write(tiff.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
