package org.convene.announcement;

import java.util.Locale;

/**
 * A mail as one reader would get it, to be looked at only.
 *
 * @param html the HTML part with its links switched off
 * @param name of the reader, possibly empty
 * @param language of the reader's mails
 */
public record Preview(String subject, String text, String html, String name, String address, Locale language) {}
