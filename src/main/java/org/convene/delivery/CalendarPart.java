package org.convene.delivery;

import org.convene.mail.EmailAddress;

/**
 * A calendar object to be sent as iMIP (RFC 6047).
 *
 * @param method REQUEST or CANCEL; equals the METHOD property inside
 * @param text the whole VCALENDAR with CRLF line ends
 * @param organizer From of this mail, equal to ORGANIZER inside, so that replies and alignment agree
 */
public record CalendarPart(String method, String text, EmailAddress organizer) {}
