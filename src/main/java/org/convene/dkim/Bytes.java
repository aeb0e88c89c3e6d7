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
        makeRoom(1);
        array[length++] = (byte) value;
        return this;
    }

    Bytes put(byte[] bytes, int from, int end) {
        makeRoom(end - from);
        System.arraycopy(bytes, from, array, length, end - from);
        length += end - from;
        return this;
    }

    /** ASCII only. */
    Bytes put(String text) {
        makeRoom(text.length());
        for (int i = 0; i < text.length(); i++) {
            array[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private void makeRoom(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
        }
    }

    byte[] copy() {
        return Arrays.copyOf(array, length);
    }
}
