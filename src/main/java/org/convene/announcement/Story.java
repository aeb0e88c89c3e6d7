package org.convene.announcement;

import java.util.List;

import org.convene.message.Enclosure;

/**
 * An announcement as its mail tells it to nobody in particular.
 *
 * @param groups names of its groups
 * @param bodyHtml safe to show in a mail
 * @param enclosures its pictures and files
 */
public record Story(List<String> groups, String groupUrl, String subject, String bodyHtml, String bodyText,
        String author,
        List<Enclosure> enclosures) {}
