package org.convene.archive;

import java.time.LocalDate;

import org.convene.meeting.Session;

/**
 * A past session as read from a list.
 *
 * @param line where it begins, from 1
 * @param known whether the archive has it already, by date and topic
 */
public record PastSession(int line, LocalDate date, Session session, boolean known) {

    PastSession asKnown() {
        return new PastSession(line, date, session, true);
    }
}
