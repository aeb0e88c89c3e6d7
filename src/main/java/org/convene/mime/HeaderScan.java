package org.convene.mime;

import java.util.ArrayList;
import java.util.List;

/** Reads the header of a part from bytes that may hold anything; linear in their number. */
public final class HeaderScan {
    private static final int LONGEST_NAME = 100;
    private final byte[] bytes;
    private final int to;
    private final Budget budget;
    private final List<Headers.Field> fields = new ArrayList<>();
    private String name = "";
    private final StringBuilder value = new StringBuilder();
    private int kept;
    private int at;

    private HeaderScan(byte[] bytes, int from, int to, Budget budget) {
        this.bytes = bytes;
        this.to = to;
        this.budget = budget;
        this.at = from;
    }

    /** @param body where the body begins */
    public record Found(Headers headers, int body) {}

    public static Found of(byte[] bytes, int from, int to, Budget budget) {
        HeaderScan scan = new HeaderScan(bytes, from, to, budget);
        int body = scan.run();
        return new Found(new Headers(scan.fields), body);
    }

    private int run() {
        boolean first = true;
        while (at < to) {
            int begin = at;
            int end = lineEnd(bytes, begin, to);
            at = next(bytes, end, to);
            if (end == begin) {
                break;
            }
            if (!line(begin, end, first)) {
                at = begin; // no header at all: everything is body
                break;
            }
            first = false;
        }
        keep();
        return at;
    }

    /** False when the very first line is no header field: then there is no header. */
    private boolean line(int begin, int end, boolean first) {
        if (bytes[begin] == ' ' || bytes[begin] == '\t') {
            append(" ", begin + 1, end);
            return true;
        }
        int colon = colon(begin, end);
        if (colon < 0) {
            boolean mailboxLine = end - begin > 5 && Headers.text(bytes, begin, 5).equals("From ");
            return !first || mailboxLine;
        }
        keep();
        name = Headers.text(bytes, begin, colon - begin).strip();
        append("", colon + 1, end);
        return true;
    }

    private void append(String glue, int from, int end) {
        if (kept + end - from > Budget.HEADER_BYTES) {
            budget.over("header");
            return;
        }
        kept += end - from;
        value.append(glue).append(Headers.text(bytes, from, end - from).strip());
    }

    private void keep() {
        if (!name.isEmpty()) {
            if (fields.size() < Budget.FIELDS) {
                fields.add(new Headers.Field(name, value.toString()));
            } else {
                budget.over("header");
            }
        }
        name = "";
        value.setLength(0);
    }

    private int colon(int begin, int end) {
        for (int i = begin; i < end && i - begin <= LONGEST_NAME; i++) {
            if (bytes[i] == ':') {
                return i == begin ? -1 : i;
            }
            if (bytes[i] <= ' ' && !(bytes[i] == ' ' && i + 1 < end && bytes[i + 1] == ':')) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the line's text ends: before LF and a CR in front of it. */
    static int lineEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i > from && i < to && bytes[i - 1] == '\r' ? i - 1 : i;
    }

    /** Where the line after the one that ends here begins. */
    public static int next(byte[] bytes, int end, int to) {
        int i = end;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return Math.min(to, i + 1);
    }
}
