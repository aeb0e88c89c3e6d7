package org.convene.attachment;

import java.util.UUID;

/**
 * A picture or file without its content.
 *
 * @param name unique among those of its owner
 * @param type media type
 * @param picture whether it is shown in the text rather than saved
 * @param alt what the picture shows, in words; empty for a file
 */
public record Attachment(UUID id, String name, String type, boolean picture, String alt, int octets) {
    /** A size for people: 340 kB, 1.2 MB. */
    public String size() {
        return octets < 1_000_000 ? (octets + 999) / 1000 + " kB" : Math.round(octets / 100_000.0) / 10.0 + " MB";
    }
}
