package org.convene.mail;

/**
 * RFC 2919 List-Id: stable for the group's life.
 *
 * @param name shown to the reader
 * @param label left of the domain, never derived from something that can be renamed
 * @param domain our mail domain
 */
public record ListId(HeaderText name, String label, String domain) {
    /** As the header's value: {@code "Name" <label.domain>}. */
    public String header() {
        return "\"" + name.value().replace("\\", "").replace("\"", "'") + "\" <" + label + "." + domain + ">";
    }
}
