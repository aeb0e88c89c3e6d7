package org.convene.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.web.util.UriUtils;

/** A letter’s pictures and files, written once: the same bytes stand in each of its mails. */
final class Enclosures {
    private static final byte[] NOTHING = {};
    private static final byte[] OPEN_RELATED = bytes(
            "Content-Type: multipart/related; type=\"text/html\"; boundary=\"=_related\"\n\n--=_related\n");
    private static final byte[] OPEN_MIXED = bytes(
            "Content-Type: multipart/mixed; boundary=\"=_mixed\"\n\n--=_mixed\n");
    private final byte[] pictures;
    private final byte[] files;

    Enclosures(List<Enclosure> all) {
        this.pictures = parts(all.stream().filter(one -> one.contentId() != null).toList(), "=_related");
        this.files = parts(all.stream().filter(one -> one.contentId() == null).toList(), "=_mixed");
    }

    /** From the header’s last field on. */
    void open(MessageBuffer out) {
        out.put(files.length > 0 ? OPEN_MIXED : NOTHING);
    }

    void close(MessageBuffer out) {
        out.put(files);
    }

    void openHtml(MessageBuffer out) {
        out.put(pictures.length > 0 ? OPEN_RELATED : NOTHING);
    }

    void closeHtml(MessageBuffer out) {
        out.put(pictures);
    }

    /** Each behind its delimiter, and the closing one; nothing for none. */
    private static byte[] parts(List<Enclosure> all, String boundary) {
        if (all.isEmpty()) {
            return NOTHING;
        }
        MessageBuffer out = MessageBuffer.small();
        for (Enclosure one : all) {
            out.ascii("\r\n--" + boundary + "\r\n");
            head(one, out);
            out.put(PartText.base64(one.content()));
        }
        out.ascii("\r\n--" + boundary + "--\r\n");
        return out.written();
    }

    private static void head(Enclosure one, MessageBuffer out) {
        String id = one.contentId();
        out.ascii("Content-Type: " + one.type() + (one.type().startsWith("text/") ? "; charset=UTF-8" : "") + "\r\n");
        out.ascii("Content-Transfer-Encoding: base64\r\n");
        if (id != null) {
            out.ascii("Content-ID: <" + id + ">\r\n");
        }
        out.ascii("Content-Disposition: " + (id == null ? "attachment" : "inline") + ";\r\n");
        out.ascii(" filename" + fileName(one.name()) + "\r\n\r\n");
    }

    /** RFC 2183, and RFC 2231 for what is not ASCII. */
    private static String fileName(String name) {
        boolean plain = name.chars().allMatch(unit -> unit >= ' ' && unit < 127 && unit != '"' && unit != '\\');
        return plain
                ? "=\"" + name + "\""
                : "*=UTF-8''" + UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
