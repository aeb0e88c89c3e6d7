package org.convene.message;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;

/**
 * What one mailing says to all its recipients.
 *
 * @param template folder under {@code mail-templates}
 * @param model JSON-compatible values that all recipients share
 * @param fromName display name beside the sender address; null: the list’s name, or the site’s
 * @param replyTo where answers go; null: nowhere but the sender address
 * @param list List-Id and the other list headers; null for mail that belongs to no group
 * @param bulk sent to many: Precedence tells vacation responders to keep quiet
 * @param feedbackId for the reports of large providers (Google’s Feedback-ID), ASCII; null: none
 * @param calendar the calendar object all recipients share, with {@link CalendarPart#slot slots} for what is a
 *            recipient’s own; null: an ordinary mail, or each recipient brings a calendar object
 */
public record Letter(String template, Map<String, Object> model, @Nullable HeaderText fromName,
        @Nullable EmailAddress replyTo, @Nullable ListId list, boolean bulk, @Nullable String feedbackId,
        @Nullable CalendarPart calendar, List<Enclosure> enclosures) {

    /** A letter without pictures and files. */
    public Letter(String template, Map<String, Object> model, @Nullable HeaderText fromName,
            @Nullable EmailAddress replyTo, @Nullable ListId list, boolean bulk, @Nullable String feedbackId,
            @Nullable CalendarPart calendar) {
        this(template, model, fromName, replyTo, list, bulk, feedbackId, calendar, List.of());
    }

    /** The same with other values. */
    Letter with(Map<String, Object> values) {
        return new Letter(template, values, fromName, replyTo, list, bulk, feedbackId, calendar, enclosures);
    }
}
