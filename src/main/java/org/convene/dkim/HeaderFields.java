package org.convene.dkim;

import java.util.Arrays;

/** Where the header fields of a message are, and their relaxed form (RFC 6376 section 3.4.2). */
final class HeaderFields {
    private byte[] bytes = {};
    private int[] starts = new int[64];
    /** As {@link String#hashCode} has it for the names in lower case: few are compared letter by letter. */
    private int[] hashes = new int[64];
    private int count;
    private int body;

    void read(byte[] message, int offset, int length) {
        bytes = message;
        count = 0;
        int end = offset + length;
        int at = offset;
        while (at < end && !lineEnd(at, end)) {
            int next = nextField(at, end);
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
                hashes = Arrays.copyOf(hashes, starts.length);
            }
            hashes[count] = hash(at, next);
            starts[count++] = at;
            at = next;
        }
        starts[count] = at;
        body = Math.min(at + 2, end);
    }

    /** Where the body begins. */
    int body() {
        return body;
    }

    int count() {
        return count;
    }

    /** @param name in lower case */
    boolean named(int field, String name) {
        if (hashes[field] != name.hashCode()) {
            return false;
        }
        int at = starts[field];
        int end = starts[field + 1];
        if (end - at <= name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(bytes[at + i]) != name.charAt(i)) {
                return false;
            }
        }
        return endsName(bytes[at + name.length()]);
    }

    private int hash(int from, int end) {
        int hash = 0;
        for (int at = from; at < end && !endsName(bytes[at]); at++) {
            hash = 31 * hash + lower(bytes[at]);
        }
        return hash;
    }

    private static boolean endsName(byte value) {
        return value == ':' || value == ' ' || value == '\t';
    }

    /** @param name in lower case */
    void relaxed(int field, String name, Bytes into) {
        into.put(name).put(':');
        int colon = starts[field] + name.length();
        while (bytes[colon] != ':') {
            colon++;
        }
        relaxed(bytes, colon + 1, starts[field + 1], into);
        into.put('\r').put('\n');
    }

    /** A field's value on one line, with single blanks and none at its ends. */
    static void relaxed(byte[] bytes, int from, int end, Bytes into) {
        int first = into.length();
        boolean blank = false;
        for (int at = from; at < end; at++) {
            byte value = bytes[at];
            if (value == ' ' || value == '\t') {
                blank = true;
            } else if (value != '\r' && value != '\n') {
                if (blank && into.length() > first) {
                    into.put(' ');
                }
                into.put(value);
                blank = false;
            }
        }
    }

    /** Past the line end that no blank follows. */
    private int nextField(int from, int end) {
        for (int at = from; at < end; at++) {
            if (bytes[at] == '\n' && (at + 1 == end || (bytes[at + 1] != ' ' && bytes[at + 1] != '\t'))) {
                return at + 1;
            }
        }
        return end;
    }

    private boolean lineEnd(int at, int end) {
        return at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    private static int lower(byte value) {
        return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
    }
}
