package org.convene.dkim;

import java.util.Arrays;

/** A growing array of bytes that is used again for every message. */
final class Bytes {
    private byte[] array = new byte[8 * 1024];
    private int length;

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    /** Forgets all but the first ones. */
    Bytes cut(int keep) {
        length = keep;
        return this;
    }

    Bytes put(int value) {
        if (length == array.length) {
            array = Arrays.copyOf(array, 2 * length);
        }
        array[length++] = (byte) value;
        return this;
    }

    Bytes put(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            put(bytes[i]);
        }
        return this;
    }

    /** ASCII only. */
    Bytes put(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
        return this;
    }

    byte[] copy() {
        return Arrays.copyOf(array, length);
    }
}
