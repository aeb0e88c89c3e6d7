package org.convene.alarm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.room.RoomProblem;

/**
 * What the alarms of all groups are computed from, read at once.
 *
 * @param meetings those that go on, by group
 * @param coming the next few dates of each meeting, cancelled ones included
 * @param failing rooms that could not be made, by meeting
 * @param dead meetings whose pasted link leads nowhere
 * @param held meetings to which anybody holds an invitation
 */
record Facts(Map<UUID, List<Meeting>> meetings, Map<UUID, List<Occurrence>> coming, Map<UUID, RoomProblem> failing,
        Set<UUID> dead, Set<UUID> held) {

    List<Meeting> of(UUID group) {
        return meetings.getOrDefault(group, List.of());
    }

    List<Occurrence> coming(Meeting meeting) {
        return coming.getOrDefault(meeting.id(), List.of());
    }
}
