package org.convene.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;

/**
 * One event of a calendar object that came in (RFC 5546 3.2.3, 3.2.7), as far as an answer needs it.
 *
 * @param method in upper case
 * @param date RECURRENCE-ID; null: all dates
 * @param sequence the highest there is when it says none
 * @param stamp DTSTAMP; null when it says none
 * @param starts DTSTART; null when it says none
 */
record Reply(String method, String uid, @Nullable Moment date, int sequence, @Nullable Instant stamp,
        List<Attendee> attendees, String comment, @Nullable Moment starts, @Nullable Moment ends) {
    private static final int LONGEST_COMMENT = 500;

    /** The events of a calendar object; none for what is no calendar object. @param method of the mail’s part, for want of a METHOD inside */
    static List<Reply> read(String text, String method) {
        List<Reply> replies = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<Line> event = new ArrayList<>();
        String said = method.toUpperCase(Locale.ROOT);
        for (Line line : Line.all(text)) {
            String value = line.value().toUpperCase(Locale.ROOT);
            if (line.name().equals("BEGIN")) {
                open.add(value);
            } else if (line.name().equals("END")) {
                if (value.equals("VEVENT") && !event.isEmpty()) {
                    replies.add(of(said, event));
                    event.clear();
                }
                if (!open.isEmpty()) {
                    open.removeLast();
                }
            } else if (open.equals(List.of("VCALENDAR")) && line.name().equals("METHOD")) {
                said = value;
            } else if (open.equals(List.of("VCALENDAR", "VEVENT"))) {
                event.add(line);
            }
        }
        return replies;
    }

    private static Reply of(String method, List<Line> event) {
        return new Reply(method, first(event, "UID").map(Line::value).orElse(""), moment(event, "RECURRENCE-ID"),
                first(event, "SEQUENCE").map(line -> number(line.value())).orElse(Integer.MAX_VALUE),
                first(event, "DTSTAMP").flatMap(Moment::of).map(one -> one.instant(java.time.ZoneOffset.UTC))
                        .orElse(null),
                event.stream().filter(line -> line.name().equals("ATTENDEE")).map(Attendee::of).toList(),
                first(event, "COMMENT").map(Line::words).orElse(""), moment(event, "DTSTART"), moment(event, "DTEND"));
    }

    /**
     * Who answers for this address. Programs name another account of the person now and then: then the mail must have come
     * from the address itself. Empty: somebody who was not asked.
     */
    Optional<Attendee> by(EmailAddress invited, Optional<EmailAddress> from) {
        Optional<Attendee> named = attendees.stream().filter(one -> EmailAddress.parse(one.address())
                .filter(address -> address.key().equals(invited.key())).isPresent()).findFirst();
        boolean own = attendees.size() == 1 && from.filter(one -> one.key().equals(invited.key())).isPresent();
        return named.or(() -> own ? Optional.of(attendees.getFirst()) : Optional.empty());
    }

    /** The words that came with an answer, at most 500 characters in one line. */
    String comment(Attendee by) {
        String words = (comment.isEmpty() ? by.comment() : comment).replaceAll("\\p{Cntrl}+", " ").strip();
        return words.length() > LONGEST_COMMENT ? words.substring(0, LONGEST_COMMENT) : words;
    }

    private static @Nullable Moment moment(List<Line> event, String name) {
        return first(event, name).flatMap(Moment::of).orElse(null);
    }

    private static Optional<Line> first(List<Line> event, String name) {
        return event.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
