package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Conflict;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/** Does what staff decide: locks the meeting, keeps how it stood, changes it, records the act and tells the news. */
@Component
class MeetingDesk {
    private final MeetingRepository meetings;
    private final Schedules schedules;
    private final Archive archive;
    private final MeetingEdits edits;
    private final SeriesCut cut;
    private final AddedDates added;
    private final MeetingStates states;
    private final RecordingRule recordings;
    private final EditLog log;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    MeetingDesk(MeetingRepository meetings, Schedules schedules, Archive archive, MeetingEdits edits, SeriesCut cut,
            AddedDates added, MeetingStates states, RecordingRule recordings, EditLog log, AuditLog audit,
            ApplicationEventPublisher events) {
        this.meetings = meetings;
        this.schedules = schedules;
        this.archive = archive;
        this.edits = edits;
        this.cut = cut;
        this.added = added;
        this.states = states;
        this.recordings = recordings;
        this.log = log;
        this.audit = audit;
        this.events = events;
    }

    Meeting moderated(Staff staff, UUID id, Scope scope) {
        Meeting meeting = meetings.byId(id).orElseThrow(() -> new NotFound("meeting"));
        staff.requireModerator(meeting.group(), scope);
        return meeting;
    }

    Meeting create(Staff staff, UUID group, MeetingDraft draft) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        Meeting made = edits.create(group, draft);
        audit.record(staff, "meeting.create", "meeting:" + made.id(), made.title());
        events.publishEvent(new MeetingCreated(made));
        return meetings.byId(made.id()).orElseThrow();
    }

    Meeting update(Staff staff, UUID id, MeetingDraft draft, long version) {
        Meeting before = locked(staff, id);
        if (before.cancelled()) {
            throw new Conflict("problem.meeting.cancelled");
        }
        MeetingState state = states.of(before);
        Map<UUID, String> names = states.names(id);
        Meeting after = edits.update(before, draft, version);
        renamed(before, names);
        log.series(staff, before, after);
        events.publishEvent(new MeetingChanged(staff, after, state));
        audit.record(staff, "meeting.update", "meeting:" + id, after.title());
        return after;
    }

    Meeting updateFrom(Staff staff, UUID id, LocalDate from, MeetingDraft draft, long version) {
        Meeting before = locked(staff, id);
        if (!cut.divides(before, from)) {
            return update(staff, id, draft, version);
        }
        MeetingState state = states.of(before);
        Map<UUID, String> names = states.names(id);
        Meeting after = cut.divide(before, from, draft, version);
        renamed(before, names);
        log.series(staff, before, meetings.byId(id).orElseThrow());
        events.publishEvent(new MeetingDivided(before, after, SeriesCut.next(before, after)));
        events.publishEvent(new MeetingChanged(staff, before, state));
        audit.record(staff, "meeting.update", "meeting:" + id, after.title() + " from " + from);
        return after;
    }

    Occurrence addDate(Staff staff, UUID id, LocalDateTime start, SessionChange change) {
        Meeting meeting = locked(staff, id);
        MeetingState state = states.of(meeting);
        Session session = change.onto(Session.PLAIN);
        recordings.require(meeting.group(), meeting.chathamHouse(), Session.PLAIN, session);
        LocalDate date = added.add(meeting, start, session);
        events.publishEvent(new MeetingChanged(staff, meeting, state));
        audit.record(staff, "occurrence.add", "meeting:" + id, date.toString());
        return on(meeting, date);
    }

    List<Meeting> untoldAfter(UUID id) {
        return meetings.untoldAfter(id).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), untoldAfter(one.id()).stream())).toList();
    }

    UUID toldWith(Meeting meeting) {
        UUID before = meeting.follows();
        return before == null || meeting.firstMailed() != null
                ? meeting.id()
                : meetings.byId(before).map(this::toldWith).orElse(meeting.id());
    }

    void cancel(Staff staff, UUID id, String reason, @Nullable Long version) {
        Meeting meeting = locked(staff, id);
        if (version != null && version != meeting.version() && !meeting.cancelled()) {
            throw new Conflict("problem.meeting.changed");
        }
        Problems problems = new Problems();
        problems.requireAtMost(reason, 500, "reason").throwIfAny();
        MeetingState state = states.of(meeting);
        if (!meetings.cancel(id, reason.strip())) {
            throw new Conflict("problem.meeting.cancelled");
        }
        events.publishEvent(new MeetingChanged(staff, meeting, state));
        audit.record(staff, "meeting.cancel", "meeting:" + id, meeting.title());
    }

    /** @param seen as the editor saw it; null: however it stands */
    Occurrence change(Staff staff, UUID id, LocalDate date, SessionChange change, @Nullable Occurrence seen) {
        Meeting meeting = locked(staff, id);
        if (seen != null && schedules.occurrence(meeting, date).filter(seen::equals).isEmpty()) {
            throw new Conflict("problem.meeting.changed");
        }
        MeetingState state = states.of(meeting);
        SessionRow before = schedules.of(meeting).row(date);
        SessionRow after = edits.change(meeting, date, change);
        recordings.require(meeting.group(), meeting.chathamHouse(), before.session(), after.session());
        log.date(staff, meeting, before, after);
        events.publishEvent(new MeetingChanged(staff, meeting, state));
        audit.record(staff, "occurrence.update", "meeting:" + id, date.toString());
        return on(meeting, date);
    }

    void restore(Staff staff, MeetingState before) {
        Meeting meeting = locked(staff, before.meeting());
        untoldAfter(meeting.id()).forEach(next -> events.publishEvent(new MeetingWithdrawn(next)));
        Map<UUID, String> names = states.names(meeting.id());
        states.restore(before);
        renamed(meeting, names);
        Meeting after = meetings.byId(meeting.id()).orElseThrow();
        log.series(staff, meeting, after);
        events.publishEvent(new MeetingRestored(after));
        audit.record(staff, "meeting.undo", "meeting:" + meeting.id(), meeting.title());
    }

    Occurrence addPast(Staff staff, UUID group, LocalDate date, Session session) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        Occurrence past = archive.add(group, date, session);
        audit.record(staff, "occurrence.add", "occurrence:" + past.id(), date + " " + session.topic());
        return past;
    }

    Occurrence changePast(Staff staff, UUID group, UUID id, SessionChange change, @Nullable Long version) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        Occurrence changed = archive.change(group, id, change, version);
        audit.record(staff, "occurrence.update", "occurrence:" + id, changed.date().toString());
        return changed;
    }

    void recorded(UUID id, Instant began, String url) {
        meetings.locked(id).ifPresent(meeting -> edits.recorded(meeting, began, url));
    }

    /** @param before what the dates were called */
    private void renamed(Meeting meeting, Map<UUID, String> before) {
        Map<String, String> ids = new HashMap<>();
        states.names(meeting.id()).forEach((row, id) -> {
            String old = before.getOrDefault(row, id);
            if (!old.equals(id)) {
                ids.put(old, id);
            }
        });
        if (!ids.isEmpty()) {
            events.publishEvent(new DatesRenamed(meeting.group(), ids));
        }
    }

    private Occurrence on(Meeting meeting, LocalDate date) {
        return schedules.of(meeting).on(date).orElseThrow(() -> new NotFound("occurrence"));
    }

    private Meeting locked(Staff staff, UUID id) {
        moderated(staff, id, Scope.MEETINGS_WRITE);
        return meetings.locked(id).orElseThrow(() -> new NotFound("meeting"));
    }
}
