package org.convene.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes a mail apart, whatever it is, within a {@link Budget}. Never throws for what is in the bytes. */
public final class MimeWalk {
    private static final int LONGEST_BOUNDARY = 200;
    private static final int INSIDE = 8 * 1024 * 1024;
    private final Budget budget;

    private MimeWalk(Budget budget) {
        this.budget = budget;
    }

    public static Entity walk(byte[] raw, Budget budget) {
        return new MimeWalk(budget).entity(raw, 0, raw.length, 0, "text/plain");
    }

    private Entity entity(byte[] raw, int from, int to, int depth, String otherwise) {
        HeaderScan.Found header = HeaderScan.of(raw, from, to, budget);
        ContentType type = ContentType.of(header.headers().first("Content-Type"), otherwise);
        Entity leaf = new Entity(header.headers(), type, raw, header.body(), to, List.of());
        List<Entity> parts = !budget.part(depth)
                ? List.of()
                : type.multipart() ? parts(leaf, depth) : type.message() ? inside(leaf, depth) : List.of();
        return parts.isEmpty() ? leaf : new Entity(leaf.headers(), type, raw, leaf.from(), to, parts);
    }

    /** A message in a message; some programs encode it, which RFC 2046 forbids. */
    private List<Entity> inside(Entity part, int depth) {
        byte[] raw = part.raw();
        if (part.encoding().equals("base64") || part.encoding().equals("quoted-printable")) {
            byte[] decoded = part.content(INSIDE);
            return List.of(entity(decoded, 0, decoded.length, depth + 1, "text/plain"));
        }
        return List.of(entity(raw, part.from(), part.to(), depth + 1, "text/plain"));
    }

    private List<Entity> parts(Entity whole, int depth) {
        String boundary = whole.type().parameter("boundary");
        if (boundary.length() > LONGEST_BOUNDARY) {
            return List.of();
        }
        byte[] dashes = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        String otherwise = whole.type().is("multipart/digest") ? "message/rfc822" : "text/plain";
        List<Entity> parts = new ArrayList<>();
        byte[] raw = whole.raw();
        int begin = -1;
        int lines = 0;
        for (int at = whole.from(); at < whole.to() && budget.excess() == null;) {
            if ((++lines & 0x3FF) == 0 && !budget.time()) {
                break;
            }
            int line = at;
            at = HeaderScan.next(raw, HeaderScan.lineEnd(raw, line, whole.to()), whole.to());
            if (!startsWith(raw, line, at, dashes)) {
                continue;
            }
            if (begin >= 0) {
                parts.add(entity(raw, begin, beforeBreak(raw, begin, line), depth + 1, otherwise));
            }
            begin = closes(raw, line + dashes.length, at) ? -1 : at;
        }
        if (begin >= 0 && begin < whole.to() && budget.excess() == null) { // the end was cut off
            parts.add(entity(raw, begin, whole.to(), depth + 1, otherwise));
        }
        return parts;
    }

    private static boolean startsWith(byte[] raw, int from, int to, byte[] start) {
        return to - from >= start.length
                && Arrays.equals(raw, from, from + start.length, start, 0, start.length)
                && (to - from == start.length || raw[from + start.length] <= ' ' || raw[from + start.length] == '-');
    }

    private static boolean closes(byte[] raw, int at, int to) {
        return to - at >= 2 && raw[at] == '-' && raw[at + 1] == '-';
    }

    /** The line break in front of a boundary belongs to the boundary. */
    private static int beforeBreak(byte[] raw, int from, int line) {
        int end = line > from && raw[line - 1] == '\n' ? line - 1 : line;
        return end > from && raw[end - 1] == '\r' ? end - 1 : end;
    }
}
