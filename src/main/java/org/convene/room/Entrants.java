package org.convene.room;

import java.time.LocalDate;
import java.util.List;

import org.convene.meeting.Meeting;

/** Who may enter the rooms of a meeting; answered by who hands out the join links. */
public interface Entrants {

    /** Everybody who may come to this date, each once. @param date as the meeting's rule has it */
    List<Entrant> of(Meeting meeting, LocalDate date);
}
