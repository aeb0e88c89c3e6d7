package org.convene.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;

/** Keeps how a meeting stands, and puts it back. What is noted for dates that are over stays as it is. */
@Component
class MeetingStates {
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final WorkingGroups groups;
    private final JsonMapper json;
    private final Clock clock;

    MeetingStates(MeetingRepository meetings, SessionRepository sessions, WorkingGroups groups, JsonMapper json,
            Clock clock) {
        this.groups = groups;
        this.meetings = meetings;
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    /** @param rule as text @param confidential whether the Chatham House rule applied; null: not known */
    record State(MeetingDraft draft, LocalDate firstDate, String rule, List<Slot> slots, Meeting.Status status,
            String reason, List<SessionRow> rows, @Nullable Boolean confidential) {

        /** Where the group changed its mind meanwhile, the meeting goes on by itself as it was. */
        ChathamHouse rule(boolean ofGroup) {
            ChathamHouse said = draft.chathamHouse();
            return said == ChathamHouse.GROUP && confidential != null && confidential != ofGroup
                    ? ChathamHouse.of(confidential)
                    : said;
        }
    }

    MeetingState of(Meeting meeting) {
        return of(meeting, groups.byId(meeting.group()).map(meeting::confidential).orElse(true));
    }

    /** @param confidential whether the Chatham House rule applied */
    MeetingState of(Meeting meeting, boolean confidential) {
        State state = new State(MeetingDraft.of(meeting), meeting.firstDate(), meeting.recurrence().toRule(),
                meeting.slots(), meeting.status(), meeting.reason(), ahead(meeting.id()), confidential);
        return new MeetingState(meeting.id(), json.writeValueAsString(state));
    }

    void restore(MeetingState before) {
        UUID id = before.meeting();
        State state = json.readValue(before.text(), State.class);
        meetings.deleteUntoldAfter(id);
        meetings.restore(id, state, state.rule(groupOf(id)));
        Map<UUID, SessionRow> kept = state.rows().stream().collect(Collectors.toMap(SessionRow::id, row -> row));
        Map<UUID, Long> versions = new HashMap<>();
        for (SessionRow row : ahead(id)) {
            if (kept.containsKey(row.id()) && kept.get(row.id()).date().equals(row.date())) {
                versions.put(row.id(), row.version());
            } else {
                sessions.delete(row.id());
            }
        }
        state.rows().forEach(row -> sessions
                .save(new SessionRow(row.id(), row.group(), row.meeting(), row.date(), row.session(), row.moves(),
                        row.added(), versions.getOrDefault(row.id(), 0L))));
        meetings.touch(id, clock.instant());
    }

    private boolean groupOf(UUID meeting) {
        return meetings.byId(meeting).flatMap(one -> groups.byId(one.group())).map(Group::chathamHouse).orElse(true);
    }

    private List<SessionRow> ahead(UUID meeting) {
        LocalDate today = Schedule.today(clock.instant(), ZoneOffset.UTC);
        return sessions.ofMeetings(List.of(meeting)).stream().filter(row -> !row.date().isBefore(today)).toList();
    }
}
