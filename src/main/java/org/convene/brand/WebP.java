package org.convene.brand;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A WebP picture that stands still (RFC 9649). Its pixels cannot be made anew here, so its chunks are copied one by one: the
 * picture and its transparency, and nothing a camera noted.
 *
 * @param width pixels
 * @param height pixels
 */
record WebP(byte[] content, int width, int height) {
    static final String TYPE = "image/webp";
    private static final int EXTENDED = 10;
    /** Of the flags of an extended file the one that says it has transparency. */
    private static final byte ALPHA = 0x10;

    static boolean begins(byte[] file) {
        return file.length > 16 && text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP");
    }

    /** Empty for a broken or moving one. */
    static Optional<WebP> read(byte[] file) {
        try {
            return Optional.ofNullable(cleaned(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN)));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }

    private static @Nullable WebP cleaned(ByteBuffer in) {
        ByteBuffer out = ByteBuffer.allocate(in.capacity() + 8).order(ByteOrder.LITTLE_ENDIAN);
        in.position(12);
        out.position(12);
        int width = 0;
        int height = 0;
        boolean pixels = false;
        while (in.remaining() >= 8) {
            int begin = in.position();
            String kind = text(in.array(), begin);
            int size = in.getInt(begin + 4);
            int end = begin + 8 + size + (size & 1);
            if (size < 0 || end > in.capacity() || kind.equals("ANIM") || kind.equals("ANMF")) {
                return null;
            }
            if (kind.equals("VP8X") && size == EXTENDED) {
                width = 1 + (in.getInt(begin + 12) & 0xFFFFFF);
                height = 1 + (in.getInt(begin + 14) >>> 8);
            } else if (kind.equals("VP8 ") && width == 0) {
                width = in.getShort(begin + 14) & 0x3FFF;
                height = in.getShort(begin + 16) & 0x3FFF;
            } else if (kind.equals("VP8L") && width == 0) {
                int both = in.getInt(begin + 9);
                width = 1 + (both & 0x3FFF);
                height = 1 + (both >>> 14 & 0x3FFF);
            }
            pixels |= kind.equals("VP8 ") || kind.equals("VP8L");
            if (kind.equals("VP8X") || kind.equals("VP8 ") || kind.equals("VP8L") || kind.equals("ALPH")) {
                int copy = out.position();
                out.put(in.array(), begin, end - begin);
                if (kind.equals("VP8X")) {
                    out.put(copy + 8, (byte) (out.get(copy + 8) & ALPHA));
                }
            }
            in.position(end);
        }
        if (!pixels || width == 0 || height == 0) {
            return null;
        }
        byte[] content = new byte[out.position()];
        out.putInt(0, 0x46464952).putInt(4, content.length - 8).putInt(8, 0x50424557);
        out.get(0, content);
        return new WebP(content, width, height);
    }

    private static String text(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }
}
