package org.convene.attachment;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, as its photo says (Exif 2.3, tag 0x0112). */
record Orientation(int value) {
    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;

    static Orientation of(byte[] photo) {
        try {
            return new Orientation(read(ByteBuffer.wrap(photo)));
        } catch (RuntimeException unreadable) { // a hint only
            return new Orientation(UPRIGHT);
        }
    }

    private static int read(ByteBuffer photo) {
        if (photo.getShort(0) != (short) 0xFFD8) {
            return UPRIGHT;
        }
        int at = 2;
        while ((photo.get(at) & 0xFF) == 0xFF && (photo.get(at + 1) & 0xFF) != 0xDA) {
            if ((photo.get(at + 1) & 0xFF) == 0xE1 && photo.getInt(at + 4) == 0x45786966) {
                return tag(photo, at + 10);
            }
            at += 2 + (photo.getShort(at + 2) & 0xFFFF);
        }
        return UPRIGHT;
    }

    private static int tag(ByteBuffer photo, int begin) {
        ByteBuffer exif = photo.duplicate()
                .order(photo.getShort(begin) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = begin + exif.getInt(begin + 4);
        int entries = exif.getShort(at) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + 12 * i;
            if ((exif.getShort(entry) & 0xFFFF) == TAG) {
                return exif.getShort(entry + 8);
            }
        }
        return UPRIGHT;
    }

    /** The picture as it was seen through the camera. */
    BufferedImage turned(BufferedImage picture) {
        if (value != 3 && value != 6 && value != 8) {
            return picture;
        }
        int quarters = value == 3 ? 2 : value == 6 ? 1 : 3;
        int width = quarters == 2 ? picture.getWidth() : picture.getHeight();
        int height = quarters == 2 ? picture.getHeight() : picture.getWidth();
        BufferedImage turned = new BufferedImage(width, height, picture.getType());
        AffineTransform turn = new AffineTransform();
        turn.translate(width / 2.0, height / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        Graphics2D pen = turned.createGraphics();
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return turned;
    }
}
