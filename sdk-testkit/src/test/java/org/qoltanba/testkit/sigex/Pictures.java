package org.qoltanba.testkit.sigex;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures for tests. */
final class Pictures {

    private Pictures() {}

    /** A black picture. */
    static byte[] png(int width, int height) {
        return png(width, height, Color.BLACK);
    }

    /** A picture of one colour. */
    static byte[] png(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < width * height; at++) {
            picture.setRGB(at % width, at / width, colour.getRGB());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}
