package org.convene.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Notes that were written since stay, with the dates they are of. */
    void restore(MeetingState before) {
        UUID id = before.meeting();
        State state = json.readValue(before.text(), State.class);
        Map<UUID, SessionRow> since = with(id).stream().collect(Collectors.toMap(SessionRow::id, row -> row));
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
                .save(new SessionRow(row.id(), row.group(), row.meeting(), row.date(), noted(row, since.get(row.id())),
                        row.moves(), row.added(), versions.getOrDefault(row.id(), 0L))));
        since.keySet().removeAll(kept.keySet());
        keepNotes(meetings.byId(id).orElseThrow(), since.values());
        meetings.touch(id, clock.instant());
    }

    private static Session noted(SessionRow row, @Nullable SessionRow since) {
        UUID meeting = row.meeting();
        return since == null || meeting == null || !row.session().material().notes().isEmpty()
                ? row.session()
                : row.session().withNotes(since.renamed(meeting, row.date()).material().notes());
    }

    /** Of dates that nothing had been noted for. */
    private void keepNotes(Meeting meeting, Collection<SessionRow> since) {
        LocalDate today = Schedule.today(clock.instant(), ZoneOffset.UTC);
        Schedule schedule = Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
        Set<LocalDate> taken = new HashSet<>(schedule.rows().keySet());
        for (SessionRow row : since) {
            if (!row.date().isBefore(today) && !row.session().material().notes().isEmpty()) {
                MeetingEdits.nearest(schedule, row.date(), today, taken).filter(taken::add)
                        .ifPresent(date -> sessions.save(new SessionRow(row.id(), row.group(), meeting.id(), date,
                                Session.PLAIN.withNotes(row.renamed(meeting.id(), date).material().notes()), Map.of(),
                                false, 0)));
            }
        }
    }

    /** What dates are called now that something was noted for, also of meetings that go on with it and nobody was told of. */
    Map<UUID, String> names(UUID meeting) {
        return with(meeting).stream().collect(Collectors.toMap(SessionRow::id,
                row -> Occurrence.idOf(Objects.requireNonNull(row.meeting()), row.date())));
    }

    private List<SessionRow> with(UUID meeting) {
        return sessions.ofMeetings(Stream.concat(Stream.of(meeting),
                meetings.untoldAfter(meeting).stream().map(Meeting::id)).toList());
    }

    private boolean groupOf(UUID meeting) {
        return meetings.byId(meeting).flatMap(one -> groups.byId(one.group())).map(Group::chathamHouse).orElse(true);
    }

    private List<SessionRow> ahead(UUID meeting) {
        LocalDate today = Schedule.today(clock.instant(), ZoneOffset.UTC);
        return sessions.ofMeetings(List.of(meeting)).stream().filter(row -> !row.date().isBefore(today)).toList();
    }
}
