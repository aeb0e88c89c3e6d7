package org.convene.attachment;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.springframework.stereotype.Component;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/**
 * Makes pictures anew, at most as wide as a mail shows them twice as dense: nothing of the file that came is kept, neither
 * what a camera noted about the place nor what was hidden behind the picture. One at a time, so that memory is bounded.
 */
@Component
public class Pictures {
    /** Pixels; mails are 600 wide. */
    private static final int WIDEST = 1200;
    private static final int HIGHEST = 2400;
    private final AttachmentProperties properties;
    private final Semaphore one = new Semaphore(1);

    Pictures(AttachmentProperties properties) {
        this.properties = properties;
    }

    /** A picture as it is kept. @param width pixels @param height pixels */
    public record Made(String type, byte[] content, int width, int height) {}

    /**
     * A small picture, such as a logo.
     *
     * @param widest pixels it may have at most
     * @param highest pixels it may have at most
     * @throws InvalidInput at {@code file} for anything but PNG and JPEG, a broken picture, or one with more pixels than are
     *             read
     */
    public Made small(byte[] content, int widest, int highest) {
        FileKind kind = FileKind.of("", content)
                .filter(one -> one == FileKind.PNG || one == FileKind.JPEG)
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("file", "problem.attachment.kind")));
        return make(content, kind, widest, highest);
    }

    /** @throws InvalidInput at {@code file} for a broken picture, or one with more pixels than are read */
    Made make(byte[] content, FileKind kind) {
        return make(content, kind, WIDEST, HIGHEST);
    }

    private Made make(byte[] content, FileKind kind, int widest, int highest) {
        one.acquireUninterruptibly();
        try {
            BufferedImage upright = Orientation.of(content).turned(read(content));
            return written(fitted(upright, widest, highest), kind == FileKind.JPEG);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof InvalidInput known) {
                throw known;
            }
            throw new InvalidInput(FieldProblem.of("file", "problem.attachment.broken"));
        } finally {
            one.release();
        }
    }

    private BufferedImage read(byte[] content) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > properties.pixels()) {
                    throw new InvalidInput(FieldProblem.of("file", "problem.attachment.pixels",
                            properties.pixels() / 1_000_000));
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int every = (int) Math.max(1, Math.min(width / WIDEST, height / WIDEST) / 2);
                param.setSourceSubsampling(every, every, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage fitted(BufferedImage picture, int widest, int highest) {
        double scale = Math.min(1, Math.min((double) widest / picture.getWidth(),
                (double) highest / picture.getHeight()));
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, picture.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = fitted.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return fitted;
    }

    private static Made written(BufferedImage picture, boolean photo) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, photo ? "jpeg" : "png", out);
        return new Made(photo ? "image/jpeg" : "image/png", out.toByteArray(), picture.getWidth(), picture.getHeight());
    }
}
