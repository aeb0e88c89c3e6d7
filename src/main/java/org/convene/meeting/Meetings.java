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

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;

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
    private final MeetingDesk desk;
    private final Clock clock;

    Meetings(MeetingRepository meetings, Schedules schedules, Archive archive, MeetingDesk desk, Clock clock) {
        this.meetings = meetings;
        this.schedules = schedules;
        this.archive = archive;
        this.desk = desk;
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

    /** Those of the ids that exist, in no order, cancelled ones included. */
    @Transactional(readOnly = true)
    public List<Meeting> byIds(List<UUID> ids) {
        return meetings.byIds(ids);
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
        return schedules.active(groups, clock.instant(), null).stream()
                .flatMap(one -> one.between(clock.instant(), null, 10).stream())
                .filter(one -> !one.cancelled()).collect(Collectors.toMap(Occurrence::group, Function.identity(),
                        (one, other) -> other.start().isBefore(one.start()) ? other : one));
    }

    /** The coming occurrences of each of these groups' meetings that go on, cancelled ones included. @param limit for each */
    @Transactional(readOnly = true)
    public Map<UUID, List<Occurrence>> comingOfEach(List<UUID> groups, int limit) {
        Instant now = clock.instant();
        return schedules.active(groups, now, null).stream()
                .collect(Collectors.toMap(one -> one.meeting().id(), one -> one.between(now, null, limit)));
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

    /**
     * What staff can bring back, newest first: sessions without a meeting that were taken out of the archive, or have a date
     * that is still to come.
     */
    @Transactional(readOnly = true)
    public List<Occurrence> hidden(UUID group) {
        return archive.hidden(group);
    }

    /** One occurrence of a group by its id, also a session that was {@linkplain #hidden taken out} of the archive. */
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
        return schedules.truth(meeting, now);
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
        return desk.moderated(staff, id, scope);
    }

    /**
     * Adds a meeting. Nobody is told of it yet.
     *
     * @throws InvalidInput when something in the draft is wrong
     */
    public Meeting create(Staff staff, UUID group, MeetingDraft draft) {
        return desk.create(staff, group, draft);
    }

    /**
     * Changes the series or the single date. What was held stays as it was: where the dates that are over would be others, the
     * series begins with its first one that is not over, and those are dates beside it.
     *
     * @param version of the meeting as it was read
     * @throws Conflict when somebody else changed it since
     * @throws InvalidInput when something in the draft is wrong, or a coming date with a topic would be lost
     */
    public Meeting update(Staff staff, UUID id, MeetingDraft draft, long version) {
        return desk.update(staff, id, draft, version);
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
        return desk.updateFrom(staff, id, from, draft, version);
    }

    /** The meetings that go on with this one, or with one that goes on with it, and that nobody was told of. */
    @Transactional(readOnly = true)
    public List<Meeting> untoldAfter(UUID id) {
        return desk.untoldAfter(id);
    }

    /** The meeting with whose mails those of this one leave: itself unless it goes on with one and nobody was told of that. */
    @Transactional(readOnly = true)
    public UUID toldWith(Meeting meeting) {
        return desk.toldWith(meeting);
    }

    /**
     * Adds a date beside the rule.
     *
     * @param start local start of the leading slot
     * @throws InvalidInput for what is past, or where the meeting has a date already
     */
    public Occurrence addDate(Staff staff, UUID id, LocalDateTime start, SessionChange change) {
        return desk.addDate(staff, id, start, change);
    }

    /** Cancels the meeting for good. @param reason told to the members; possibly empty */
    public void cancel(Staff staff, UUID id, String reason) {
        desk.cancel(staff, id, reason, null);
    }

    /** As {@link #cancel(Staff, UUID, String)}. @param version as it was read; null: however it stands @throws Conflict when somebody else changed it since */
    public void cancel(Staff staff, UUID id, String reason, @Nullable Long version) {
        desk.cancel(staff, id, reason, version);
    }

    /**
     * Changes one occurrence: its words, its time, whether it takes place, what came of it.
     *
     * @throws NotFound when the meeting does not have the date
     * @throws InvalidInput also for another time or status of what is over
     */
    public Occurrence change(Staff staff, UUID id, LocalDate date, SessionChange change) {
        return desk.change(staff, id, date, change, null);
    }

    /**
     * As {@link #change(Staff, UUID, LocalDate, SessionChange)}, if nobody changed it meanwhile.
     *
     * @param seen the occurrence as the editor saw it
     * @throws Conflict when it, or the time its meeting gives it, is another now
     */
    public Occurrence change(Staff staff, UUID id, LocalDate date, SessionChange change, Occurrence seen) {
        return desk.change(staff, id, date, change, seen);
    }

    /** Goes back to how the meeting stood, with what was noted for its coming dates. */
    public void restore(Staff staff, MeetingState before) {
        desk.restore(staff, before);
    }

    /**
     * Adds a past session that belongs to no meeting, for the archive.
     *
     * @throws InvalidInput also for a date that is still to come
     */
    public Occurrence addPast(Staff staff, UUID group, LocalDate date, Session session) {
        return desk.addPast(staff, group, date, session);
    }

    /**
     * Changes a past session that belongs to no meeting.
     *
     * @param version as it was read; null: however it stands
     * @throws NotFound when there is none of this id in the group
     * @throws Conflict when somebody else changed it since
     */
    public Occurrence changePast(Staff staff, UUID group, UUID id, SessionChange change, @Nullable Long version) {
        return desk.changePast(staff, group, id, change, version);
    }

    /**
     * Notes a recording that a provider brought, at the occurrence it began in, unless one is noted there already. Nobody
     * is mailed.
     */
    public void recorded(UUID id, Instant began, String url) {
        desk.recorded(id, began, url);
    }

    /** From now on whoever joins the group is invited at once. */
    public void opened(UUID id) {
        meetings.mailed(id, clock.instant());
    }

    /** The meeting, and nobody else changes or mails it until the transaction ends. */
    public Optional<Meeting> locked(UUID id) {
        return meetings.locked(id);
    }

    /**
     * As {@link #locked(UUID)}, the meetings of a group that are {@linkplain #opened open}; empty, at once, when somebody else
     * is at one of the group's.
     */
    public Optional<List<Meeting>> lockedOpen(UUID group) {
        return meetings.mailedLocked(group);
    }
}
