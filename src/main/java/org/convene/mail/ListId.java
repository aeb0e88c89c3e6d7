package org.convene.mail;

import java.io.UnsupportedEncodingException;

import jakarta.mail.internet.MimeUtility;

/**
 * RFC 2919 List-Id: stable for the group's life.
 *
 * @param name shown to the reader
 * @param label left of the domain, never derived from something that can be renamed
 * @param domain our mail domain
 */
public record ListId(HeaderText name, String label, String domain) {
    private static final int ID_LIMIT = 255;

    /** @throws IllegalArgumentException when label and domain do not make an RFC 2919 list-id */
    public ListId {
        if (!label.matches("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?") || !domain.matches("[A-Za-z0-9.-]+")
                || label.length() + 1 + domain.length() > ID_LIMIT) {
            throw new IllegalArgumentException("not a list-id");
        }
    }

    /** As the header's value: {@code "Name" <label.domain>}; names beyond ASCII as encoded words (RFC 2047). */
    public String header() {
        return phrase() + " <" + id() + ">";
    }

    /** The identifier alone: {@code label.domain}. */
    public String id() {
        return label + "." + domain;
    }

    private String phrase() {
        String text = name.value();
        try {
            return text.chars().allMatch(unit -> unit < 0x7F)
                    ? "\"" + text.replace("\\", "").replace("\"", "'") + "\""
                    : MimeUtility.encodeWord(text, "UTF-8", "Q");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
