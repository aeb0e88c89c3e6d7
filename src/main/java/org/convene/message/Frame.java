package org.convene.message;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What stands around the parts of a message. An invitation carries its calendar object twice, byte for byte the same: as an
 * alternative for programs that show buttons, and as a file for those that do not. No quoted-printable or base64 line can be
 * a delimiter, as {@code =_} stands in neither.
 */
final class Frame {
    private static final byte[] ALTERNATIVE = bytes("""
            Content-Type: multipart/alternative; boundary="=_alternative"

            --=_alternative
            """);
    private static final byte[] MIXED = bytes("""
            Content-Type: multipart/mixed; boundary="=_mixed"

            --=_mixed
            Content-Type: multipart/alternative; boundary="=_alternative"

            --=_alternative
            """);
    private static final byte[] NEXT = bytes("\n--=_alternative\n");
    private static final byte[] END = bytes("\n--=_alternative--\n");
    private static final byte[] FILE = bytes("""

            --=_mixed
            Content-Type: application/ics; name=invite.ics
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename=invite.ics

            """);
    private static final byte[] END_MIXED = bytes("\n--=_mixed--\n");

    private Frame() {}

    /** From the header’s last field to before the text part. */
    static void open(boolean calendar, MessageBuffer out) {
        out.put(calendar ? MIXED : ALTERNATIVE);
    }

    static void next(MessageBuffer out) {
        out.put(NEXT);
    }

    /** @param calendar as base64; null: an ordinary mail */
    static void close(@Nullable String method, byte @Nullable [] calendar, MessageBuffer out) {
        if (method != null && calendar != null) {
            next(out);
            out.ascii("Content-Type: text/calendar; charset=UTF-8; method=");
            out.ascii(method);
            out.ascii("\r\nContent-Transfer-Encoding: base64\r\n\r\n");
            out.put(calendar);
            out.put(END);
            out.put(FILE);
            out.put(calendar);
            out.put(END_MIXED);
        } else {
            out.put(END);
        }
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
