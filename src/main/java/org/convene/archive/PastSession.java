package org.convene.archive;

import java.time.LocalDate;

import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;

/**
 * A past session as read from a list.
 *
 * @param line where it begins, from 1
 * @param known whether the archive has it already, by date and topic
 */
public record PastSession(int line, LocalDate date, Session session, boolean known) {

    /** Where the Chatham House rule leaves recordings out. */
    PastSession unrecorded() {
        Session.Material left = session.material();
        return new PastSession(line, date, SessionChange.left(new Session.Material(left.notes(), left.slides(), "",
                left.discussion())).onto(session), known);
    }

    PastSession asKnown() {
        return new PastSession(line, date, session, true);
    }
}
