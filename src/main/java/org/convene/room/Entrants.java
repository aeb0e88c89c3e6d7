package org.convene.room;

import java.util.List;

import org.convene.meeting.Meeting;

/** Who may enter the rooms of a meeting; answered by the invitations. */
public interface Entrants {

    /** Everybody who holds an invitation to the meeting, each once. */
    List<Entrant> of(Meeting meeting);
}
