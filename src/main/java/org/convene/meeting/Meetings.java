package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/**
 * The public door of the meetings: what a group plans and what came of it. Edits are stored at once and mail nobody; who
 * is told of them is the business of the invitations.
 */
@Component
@Transactional
public class Meetings {
    private final MeetingRepository meetings;
    private final Schedules schedules;
    private final Archive archive;
    private final MeetingEdits edits;
    private final SeriesCut cut;
    private final AddedDates added;
    private final MeetingStates states;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Meetings(MeetingRepository meetings, Schedules schedules, Archive archive, MeetingEdits edits,
            SeriesCut cut, AddedDates added, MeetingStates states, AuditLog audit, ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.schedules = schedules;
        this.archive = archive;
        this.edits = edits;
        this.cut = cut;
        this.added = added;
        this.states = states;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The meetings of these groups that go on, by first date. */
    @Transactional(readOnly = true)
    public List<Meeting> of(List<UUID> groups) {
        return schedules.activeMeetings(groups);
    }

    /** Also a cancelled one, so that links in old mails lead somewhere. */
    @Transactional(readOnly = true)
    public Optional<Meeting> byId(UUID id) {
        return meetings.byId(id);
    }

    /** Occurrences that are not over at {@code from} and begin before {@code to} (null: no bound), in order of time, cancelled ones included. */
    @Transactional(readOnly = true)
    public List<Occurrence> between(List<UUID> groups, Instant from, @Nullable Instant to, int limit) {
        return schedules.between(groups, from, to, limit);
    }

    /** What is coming in these groups, without what was cancelled. */
    @Transactional(readOnly = true)
    public List<Occurrence> coming(List<UUID> groups, int limit) {
        return schedules.between(groups, clock.instant(), null, limit * 2 + 5).stream().filter(one -> !one.cancelled())
                .limit(limit).toList();
    }

    /** The next occurrence of each of these groups that has one, without what was cancelled. */
    @Transactional(readOnly = true)
    public Map<UUID, Occurrence> next(List<UUID> groups) {
        return schedules.active(groups).stream().flatMap(one -> one.between(clock.instant(), null, 10).stream())
                .filter(one -> !one.cancelled()).collect(Collectors.toMap(Occurrence::group, Function.identity(),
                        (one, other) -> other.start().isBefore(one.start()) ? other : one));
    }

    /** The coming occurrences of one meeting, cancelled ones included. */
    @Transactional(readOnly = true)
    public List<Occurrence> coming(Meeting meeting, int limit) {
        return since(meeting, clock.instant(), limit);
    }

    /** The occurrences of one meeting that end after {@code from}, cancelled ones included. */
    @Transactional(readOnly = true)
    public List<Occurrence> since(Meeting meeting, Instant from, int limit) {
        return schedules.of(meeting).between(from, null, limit);
    }

    /** Past sessions that something was noted for, newest first. @param query words to look for; empty: all */
    @Transactional(readOnly = true)
    public List<Occurrence> past(UUID group, String query, int limit) {
        return archive.past(group, query, limit);
    }

    /** One occurrence of a group by its id. */
    @Transactional(readOnly = true)
    public Optional<Occurrence> occurrence(UUID group, String id) {
        return Occurrence.meetingOf(id).flatMap(meetings::byId).filter(meeting -> meeting.group().equals(group))
                .flatMap(meeting -> Schedule.dateOf(id, meeting.id()).flatMap(date -> occurrence(meeting, date)))
                .or(() -> Occurrence.meetingOf(id).flatMap(alone -> archive.alone(group, alone)));
    }

    /** The occurrence with this original date; empty when the meeting does not have it. */
    @Transactional(readOnly = true)
    public Optional<Occurrence> occurrence(Meeting meeting, LocalDate date) {
        return schedules.occurrence(meeting, date);
    }

    /** The one before this original date, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<Occurrence> before(Meeting meeting, LocalDate date) {
        return schedules.before(meeting, date);
    }

    /** What calendars should show of the meeting from a moment on. */
    @Transactional(readOnly = true)
    public Truth truth(Meeting meeting, Instant now) {
        return new Truth(schedules.of(meeting), now);
    }

    /**
     * The first dates of a rule.
     *
     * @throws InvalidInput for a start, zone or rule that cannot be read or is not supported
     */
    @Transactional(readOnly = true)
    public List<LocalDateTime> preview(String start, String zone, String recurrence, int count) {
        return MeetingPreview.dates(start, zone, recurrence, count);
    }

    /** The first occurrences a draft would give, not before today. @throws InvalidInput when something in the draft is wrong */
    @Transactional(readOnly = true)
    public List<Occurrence> preview(MeetingDraft draft, int count) {
        return MeetingPreview.occurrences(draft, clock.instant(), count);
    }

    /** A meeting of a group this person works in. @throws NotFound for all others */
    @Transactional(readOnly = true)
    public Meeting moderated(Staff staff, UUID id, Scope scope) {
        Meeting meeting = meetings.byId(id).orElseThrow(() -> new NotFound("meeting"));
        staff.requireModerator(meeting.group(), scope);
        return meeting;
    }

    /**
     * Adds a meeting. Nobody is told of it yet.
     *
     * @throws InvalidInput when something in the draft is wrong
     */
    public Meeting create(Staff staff, UUID group, MeetingDraft draft) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        Meeting made = edits.create(group, draft);
        audit.record(staff, "meeting.create", "meeting:" + made.id(), made.title());
        events.publishEvent(new MeetingCreated(made));
        return meetings.byId(made.id()).orElseThrow();
    }

    /**
     * Changes the series or the single date.
     *
     * @param version of the meeting as it was read
     * @throws Conflict when somebody else changed it since
     * @throws InvalidInput when something in the draft is wrong, or a coming date with a topic would be lost
     */
    public Meeting update(Staff staff, UUID id, MeetingDraft draft, long version) {
        Meeting before = locked(staff, id);
        if (before.cancelled()) {
            throw new Conflict("problem.meeting.cancelled");
        }
        MeetingState state = states.of(before);
        Meeting after = edits.update(before, draft, version);
        events.publishEvent(new MeetingChanged(staff, after, state));
        audit.record(staff, "meeting.update", "meeting:" + id, after.title());
        return after;
    }

    /**
     * Changes one date of a series and all that follow: the series ends before it, and a meeting that {@linkplain
     * Meeting#follows follows} goes on. Members are told of both together.
     *
     * @param from an original date that lies ahead
     * @return the meeting that has those dates now: the same one where no coming date stays as it was
     * @throws Conflict when somebody else changed it since
     * @throws InvalidInput as {@link #update}, and for a date the rule does not have
     */
    public Meeting updateFrom(Staff staff, UUID id, LocalDate from, MeetingDraft draft, long version) {
        Meeting before = locked(staff, id);
        if (!cut.divides(before, from)) {
            return update(staff, id, draft, version);
        }
        MeetingState state = states.of(before);
        Meeting after = cut.divide(before, from, draft, version);
        events.publishEvent(new MeetingChanged(staff, before, state));
        audit.record(staff, "meeting.update", "meeting:" + id, after.title() + " from " + from);
        return after;
    }

    /** The meetings that go on with this one, or with one that goes on with it, and that nobody was told of. */
    @Transactional(readOnly = true)
    public List<Meeting> untoldAfter(UUID id) {
        return meetings.untoldAfter(id).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), untoldAfter(one.id()).stream())).toList();
    }

    /** The meeting with whose mails those of this one leave: itself unless it goes on with one and nobody was told of that. */
    @Transactional(readOnly = true)
    public UUID toldWith(Meeting meeting) {
        UUID before = meeting.follows();
        return before == null || meeting.firstMailed() != null
                ? meeting.id()
                : meetings.byId(before).map(this::toldWith).orElse(meeting.id());
    }

    /**
     * Adds a date beside the rule.
     *
     * @param start local start of the leading slot
     * @throws InvalidInput for what is past, or where the meeting has a date already
     */
    public Occurrence addDate(Staff staff, UUID id, LocalDateTime start, SessionChange change) {
        Meeting meeting = locked(staff, id);
        MeetingState state = states.of(meeting);
        LocalDate date = added.add(meeting, start, change.onto(Session.PLAIN));
        events.publishEvent(new MeetingChanged(staff, meeting, state));
        audit.record(staff, "occurrence.add", "meeting:" + id, date.toString());
        return schedules.of(meeting).on(date).orElseThrow(() -> new NotFound("occurrence"));
    }

    /** Cancels the meeting for good. @param reason told to the members; possibly empty */
    public void cancel(Staff staff, UUID id, String reason) {
        Meeting meeting = locked(staff, id);
        Problems problems = new Problems();
        problems.requireAtMost(reason, 500, "reason").throwIfAny();
        MeetingState state = states.of(meeting);
        if (!meetings.cancel(id, reason.strip())) {
            throw new Conflict("problem.meeting.cancelled");
        }
        events.publishEvent(new MeetingChanged(staff, meeting, state));
        audit.record(staff, "meeting.cancel", "meeting:" + id, meeting.title());
    }

    /**
     * Changes one occurrence: its words, its time, whether it takes place, what came of it.
     *
     * @throws NotFound when the meeting does not have the date
     * @throws InvalidInput also for another time or status of what is over
     */
    public Occurrence change(Staff staff, UUID id, LocalDate date, SessionChange change) {
        Meeting meeting = locked(staff, id);
        MeetingState state = states.of(meeting);
        edits.change(meeting, date, change);
        events.publishEvent(new MeetingChanged(staff, meeting, state));
        audit.record(staff, "occurrence.update", "meeting:" + id, date.toString());
        return schedules.of(meeting).on(date).orElseThrow(() -> new NotFound("occurrence"));
    }

    /** Goes back to how the meeting stood, with what was noted for its coming dates. */
    public void restore(Staff staff, MeetingState before) {
        Meeting meeting = locked(staff, before.meeting());
        states.restore(before);
        audit.record(staff, "meeting.undo", "meeting:" + meeting.id(), meeting.title());
    }

    /** Adds a past session that belongs to no meeting, for the archive. */
    public Occurrence addPast(Staff staff, UUID group, LocalDate date, Session session) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        Occurrence added = archive.add(group, date, session);
        audit.record(staff, "occurrence.add", "occurrence:" + added.id(), date + " " + session.topic());
        return added;
    }

    /** Changes a past session that belongs to no meeting. @throws NotFound when there is none of this id in the group */
    public Occurrence changePast(Staff staff, UUID group, UUID id, SessionChange change) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        Occurrence changed = archive.change(group, id, change);
        audit.record(staff, "occurrence.update", "occurrence:" + id, changed.date().toString());
        return changed;
    }

    /**
     * Notes a recording that a provider brought, at the occurrence it began in, unless one is noted there already. Nobody
     * is mailed.
     */
    public void recorded(UUID id, Instant began, String url) {
        meetings.locked(id).filter(meeting -> !meeting.cancelled())
                .ifPresent(meeting -> edits.recorded(meeting, began, url));
    }

    /** From now on whoever joins the group is invited at once. */
    public void opened(UUID id) {
        meetings.mailed(id, clock.instant());
    }

    /** The meeting, and nobody else changes or mails it until the transaction ends. */
    public Optional<Meeting> locked(UUID id) {
        return meetings.locked(id);
    }

    /** As {@link #locked(UUID)}, the meetings of a group that are {@linkplain #opened open}. */
    public List<Meeting> lockedOpen(UUID group) {
        return meetings.mailedLocked(group);
    }

    private Meeting locked(Staff staff, UUID id) {
        moderated(staff, id, Scope.MEETINGS_WRITE);
        return meetings.locked(id).orElseThrow(() -> new NotFound("meeting"));
    }
}
