package org.convene.message;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A growing array of bytes with room in front, so that headers which follow from the whole message (a DKIM signature) can be
 * put before it without moving it. Kept by one thread for one message after the other.
 */
public final class MessageBuffer {
    private static final int HEADROOM = 2 << 10;
    private static final int USUAL = 32 << 10;
    private static final int SMALL = 512;
    private final int headroom;
    private byte[] bytes;
    private int begin;
    private int end;
    private @Nullable Filling filling;

    /** Room for a usual message. */
    public MessageBuffer() {
        this(HEADROOM, USUAL);
    }

    private MessageBuffer(int headroom, int usual) {
        this.headroom = headroom;
        this.bytes = new byte[headroom + usual];
        clear();
    }

    /** Room for some lines. */
    static MessageBuffer small() {
        return new MessageBuffer(0, SMALL);
    }

    /** Forgets the message; the room stays. */
    public void clear() {
        begin = headroom;
        end = headroom;
    }

    /** The array that holds the message now; a later write may replace it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the message begins in {@link #bytes}. */
    public int offset() {
        return begin;
    }

    /** Octets of the message. */
    public int length() {
        return end - begin;
    }

    /** Puts whole header lines before everything written so far. */
    public void prepend(byte[] front) {
        if (front.length > begin) {
            int more = front.length - begin + HEADROOM;
            byte[] wider = new byte[bytes.length + more];
            System.arraycopy(bytes, begin, wider, begin + more, end - begin);
            bytes = wider;
            begin += more;
            end += more;
        }
        begin -= front.length;
        System.arraycopy(front, 0, bytes, begin, front.length);
    }

    /** Working room of whoever writes into this buffer, so that it is not made anew for each message. */
    Filling filling() {
        Filling known = filling;
        if (known == null) {
            known = new Filling();
            filling = known;
        }
        return known;
    }

    void put(byte[] more) {
        put(more, 0, more.length);
    }

    void put(byte[] from, int offset, int length) {
        room(length);
        System.arraycopy(from, offset, bytes, end, length);
        end += length;
    }

    /** A copy of the message. */
    byte[] written() {
        return written(0);
    }

    /** A copy of what was written after the message had this length. */
    byte[] written(int from) {
        return Arrays.copyOfRange(bytes, begin + from, end);
    }

    void put(int octet) {
        room(1);
        bytes[end++] = (byte) octet;
    }

    /** Text that is known to be ASCII. */
    void ascii(String text) {
        int length = text.length();
        room(length);
        byte[] to = bytes;
        int at = end;
        for (int i = 0; i < length; i++) {
            to[at + i] = (byte) text.charAt(i);
        }
        end = at + length;
    }

    void line() {
        put('\r');
        put('\n');
    }

    int last() {
        return bytes[end - 1];
    }

    /** Takes back what was written after the message had this length. */
    void cut(int length) {
        end = begin + length;
    }

    private void room(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }
}
