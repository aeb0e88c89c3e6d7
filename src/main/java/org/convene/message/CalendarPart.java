package org.convene.message;

import org.convene.mail.EmailAddress;

/**
 * A calendar object to be sent as iMIP (RFC 6047).
 *
 * @param method REQUEST or CANCEL; equals the METHOD property inside
 * @param text the whole VCALENDAR with CRLF line ends
 * @param organizer From of this mail, equal to ORGANIZER inside, so that replies and alignment agree
 */
public record CalendarPart(String method, String text, EmailAddress organizer) {
    /**
     * Stands in a letter’s shared calendar object for what is a recipient’s own: one of the recipient’s values (a dotted path,
     * such as {@code joinUrl} or {@code links.answer}), {@code recipient.name} or {@code recipient.address}. It may stand in a
     * property’s value or in a quoted parameter; it is escaped as its place asks, and the line is folded again.
     */
    public static String slot(String key) {
        return "\uE000" + key + "\uE001";
    }
}
