package org.convene.announcement;

import java.util.List;

import org.convene.attachment.Attachment;

/** What pictures and files add to each mail: base64 makes them a third longer, and a bit. */
final class AttachedSize {
    private static final double ENCODED = 1.37;

    private AttachedSize() {}

    /** In words for people; empty for nothing. */
    static String of(List<Attachment> attached) {
        long octets = Math.round(attached.stream().mapToLong(Attachment::octets).sum() * ENCODED);
        return octets == 0
                ? ""
                : octets < 1_000_000 ? (octets + 999) / 1000 + " kB" : Math.round(octets / 100_000.0) / 10.0 + " MB";
    }
}
