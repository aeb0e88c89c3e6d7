package org.convene.note;

import org.convene.group.Group;
import org.convene.meeting.Occurrence;

/**
 * The notes of a session.
 *
 * @param text Markdown; where nothing was written yet what the group's template makes of the session
 * @param confidential whether the Chatham House rule applies
 * @param version zero: nothing was written yet
 */
public record Note(Group group, Occurrence session, String text, boolean confidential, long version) {

    /** Whether somebody wrote them. */
    public boolean written() {
        return version > 0;
    }
}
