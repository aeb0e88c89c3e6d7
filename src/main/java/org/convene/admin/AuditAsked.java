package org.convene.admin;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the reader of the audit page wants to see; a missing value asks for all.
 *
 * @param who a member of staff
 * @param kind of act: its first part
 * @param group slug
 * @param from first day in the reader's zone
 * @param to last day
 */
public record AuditAsked(@Nullable UUID who, @Nullable String kind, @Nullable String group,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
    /** Whether anything is narrowed down. */
    public boolean any() {
        return who != null || filled(kind) || filled(group) || from != null || to != null;
    }

    /** The page of this list that begins after the cursor; the first one for an empty one. */
    String link(String cursor) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/staff/audit");
        add(link, "cursor", cursor);
        add(link, "who", who);
        add(link, "kind", kind);
        add(link, "group", group);
        add(link, "from", from);
        add(link, "to", to);
        return link.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder link, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            link.queryParam(name, value.toString());
        }
    }

    static boolean filled(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
