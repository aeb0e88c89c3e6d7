package org.convene.message;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Something all mails of a letter carry besides their text.
 *
 * @param name as the reader’s program saves it
 * @param type media type without parameters
 * @param contentId by which the HTML part shows it ({@code cid:}), {@code local@domain}; null: a file
 */
public record Enclosure(String name, String type, @Nullable String contentId, byte[] content) {
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]+@[A-Za-z0-9.-]+");

    public Enclosure {
        if (!TYPE.matcher(type).matches() || contentId != null && !ID.matcher(contentId).matches()) {
            throw new IllegalArgumentException("type or content id");
        }
        if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("file name");
        }
    }
}
