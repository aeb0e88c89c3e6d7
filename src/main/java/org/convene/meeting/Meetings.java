package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.delivery.Lane;
import org.convene.site.Conflict;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/**
 * The public door of the meetings. Edits are stored at once and mail nobody; {@link #send} brings every member's calendar to
 * what is true by then.
 */
@Component
@Transactional
public class Meetings {
    private static final int PAST = 500;
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final InvitationRepository invitations;
    private final MeetingEdits edits;
    private final JoinDesk desk;
    private final Rounds rounds;
    private final InvitationSender sender;
    private final AuditLog audit;
    private final Clock clock;

    Meetings(MeetingRepository meetings, SessionRepository sessions, InvitationRepository invitations,
            MeetingEdits edits, JoinDesk desk, Rounds rounds,
            InvitationSender sender, AuditLog audit, Clock clock) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.invitations = invitations;
        this.edits = edits;
        this.desk = desk;
        this.rounds = rounds;
        this.sender = sender;
        this.audit = audit;
        this.clock = clock;
    }

    /** The meetings of these groups that go on, by first date. */
    @Transactional(readOnly = true)
    public List<Meeting> of(List<UUID> groups) {
        return meetings.ofGroups(groups).stream().filter(meeting -> !meeting.cancelled()).toList();
    }

    /** Also a cancelled one, so that links in old mails lead somewhere. */
    @Transactional(readOnly = true)
    public Optional<Meeting> byId(UUID id) {
        return meetings.byId(id);
    }

    /** Occurrences that are not over at {@code from} and begin before {@code to} (null: no bound), in order of time, cancelled ones included. */
    @Transactional(readOnly = true)
    public List<Occurrence> between(List<UUID> groups, Instant from, @Nullable Instant to, int limit) {
        return ordered(schedules(of(groups)).stream().flatMap(one -> one.between(from, to, limit).stream()).toList(),
                limit);
    }

    /** What is coming in these groups, without what was cancelled. */
    @Transactional(readOnly = true)
    public List<Occurrence> coming(List<UUID> groups, int limit) {
        return between(groups, clock.instant(), null, limit * 2 + 5).stream().filter(one -> !one.cancelled())
                .limit(limit).toList();
    }

    /** The next occurrence of each of these groups that has one, without what was cancelled. */
    @Transactional(readOnly = true)
    public Map<UUID, Occurrence> next(List<UUID> groups) {
        return schedules(of(groups)).stream().flatMap(one -> one.between(clock.instant(), null, 10).stream())
                .filter(one -> !one.cancelled()).collect(Collectors.toMap(Occurrence::group, Function.identity(),
                        (one, other) -> other.start().isBefore(one.start()) ? other : one));
    }

    /** The coming occurrences of one meeting, cancelled ones included. */
    @Transactional(readOnly = true)
    public List<Occurrence> coming(Meeting meeting, int limit) {
        return schedule(meeting).between(clock.instant(), null, limit);
    }

    /** Past sessions that something was noted for, newest first. @param query words to look for; empty: all */
    @Transactional(readOnly = true)
    public List<Occurrence> past(UUID group, String query, int limit) {
        String pattern = "%" + query.strip().replaceAll("([\\\\%_])", "\\\\$1").replaceAll("\\s+", "%") + "%";
        Map<UUID, Schedule> schedules = schedules(meetings.ofGroups(List.of(group))).stream()
                .collect(Collectors.toMap(one -> one.meeting().id(), Function.identity()));
        Instant now = clock.instant();
        return sessions.past(group, Schedule.today(now, java.time.ZoneOffset.UTC).plusDays(1), pattern).stream()
                .map(row -> occurrence(schedules, row)).flatMap(Optional::stream)
                .filter(one -> one.end().isBefore(now) && told(one))
                .sorted(Comparator.comparing(Occurrence::start).reversed()).limit(Math.min(limit, PAST)).toList();
    }

    /** One occurrence of a group by its id. */
    @Transactional(readOnly = true)
    public Optional<Occurrence> occurrence(UUID group, String id) {
        return meetingOf(id).flatMap(meetings::byId).filter(meeting -> meeting.group().equals(group))
                .flatMap(meeting -> Schedule.dateOf(id, meeting.id()).flatMap(date -> occurrence(meeting, date)))
                .or(() -> meetingOf(id).flatMap(sessions::byId)
                        .filter(row -> row.group().equals(group) && row.meeting() == null).map(Meetings::alone));
    }

    /** The occurrence with this original date; empty when the meeting does not have it. */
    @Transactional(readOnly = true)
    public Optional<Occurrence> occurrence(Meeting meeting, LocalDate date) {
        Schedule schedule = schedule(meeting);
        return schedule.rows().containsKey(date) || schedule.has(date) ? schedule.on(date) : Optional.empty();
    }

    /** The one before this original date, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<Occurrence> before(Meeting meeting, LocalDate date) {
        Schedule schedule = schedule(meeting);
        return schedule.dates(date.minusDays(100), 102).stream().filter(other -> other.isBefore(date))
                .reduce((one, other) -> other).flatMap(schedule::on);
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
        MeetingCheck.Plan plan = MeetingCheck.read(draft);
        Meeting meeting = new Meeting(Ids.next(), Ids.next(), draft.title(), draft.description(), plan.firstDate(),
                plan.recurrence(), draft.minutes(), draft.venue(), plan.slots(), Meeting.Status.ACTIVE, "", null,
                clock.instant(), 0);
        return Schedule.of(meeting, List.of()).between(clock.instant(), null, count);
    }

    /** A meeting of a group this person works in. @throws NotFound for all others */
    @Transactional(readOnly = true)
    public Meeting moderated(Staff staff, UUID id, Scope scope) {
        Meeting meeting = meetings.byId(id).orElseThrow(() -> new NotFound("meeting"));
        staff.requireModerator(meeting.group(), scope);
        return meeting;
    }

    /**
     * Adds a meeting. Where nobody is there to be invited yet, nothing is left to look at before sending: whoever joins is
     * invited at once.
     *
     * @throws InvalidInput when something in the draft is wrong
     */
    public Meeting create(Staff staff, UUID group, MeetingDraft draft) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        Meeting made = edits.create(group, draft);
        audit.record(staff, "meeting.create", "meeting:" + made.id(), made.title());
        if (rounds.plan(made).counts().any()) {
            return made;
        }
        meetings.mailed(made.id(), clock.instant());
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
        Meeting after = edits.update(before, draft, version);
        audit.record(staff, "meeting.update", "meeting:" + id, after.title());
        return after;
    }

    /** Cancels the meeting for good. @param reason told to the members; possibly empty */
    public void cancel(Staff staff, UUID id, String reason) {
        Meeting meeting = locked(staff, id);
        Problems problems = new Problems();
        problems.requireAtMost(reason, 500, "reason").throwIfAny();
        if (!meetings.cancel(id, reason.strip())) {
            throw new Conflict("problem.meeting.cancelled");
        }
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
        edits.change(meeting, date, change);
        audit.record(staff, "occurrence.update", "meeting:" + id, date.toString());
        return schedule(meeting).on(date).orElseThrow(() -> new NotFound("occurrence"));
    }

    /** Adds a past session that belongs to no meeting, for the archive. */
    public Occurrence addPast(Staff staff, UUID group, LocalDate date, Session session) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        SessionCheck.of(session).requireText(session.topic(), 200, "topic").throwIfAny();
        SessionRow row = new SessionRow(Ids.next(), group, null, date, session, Map.of(), 0);
        sessions.save(row);
        audit.record(staff, "occurrence.add", "occurrence:" + row.id(), date + " " + session.topic());
        return alone(row);
    }

    /** Changes a past session that belongs to no meeting. @throws NotFound when there is none of this id in the group */
    public Occurrence changePast(Staff staff, UUID group, UUID id, SessionChange change) {
        staff.requireModerator(group, Scope.MEETINGS_WRITE);
        SessionRow before = sessions.byId(id).filter(row -> row.group().equals(group) && row.meeting() == null)
                .orElseThrow(() -> new NotFound("occurrence"));
        Session after = change.onto(before.session());
        SessionCheck.of(after).throwIfAny();
        sessions.save(before.with(after, Map.of()));
        audit.record(staff, "occurrence.update", "occurrence:" + id, before.date().toString());
        return alone(before.with(after, Map.of()));
    }

    /** The series of these groups as public calendars show them, past dates included, by slot. */
    @Transactional(readOnly = true)
    List<FeedSeries> series(List<UUID> groups) {
        return schedules(of(groups)).stream().flatMap(one -> FeedSeries.of(one).stream()).toList();
    }

    /** What {@link #send} would mail now. */
    @Transactional(readOnly = true)
    public RoundCounts planned(Staff staff, UUID id) {
        return rounds.plan(moderated(staff, id, Scope.MEETINGS_READ)).counts();
    }

    /** One mail of each kind that {@link #send} would send now. */
    @Transactional(readOnly = true)
    public List<MailSample> samples(Staff staff, UUID id) {
        return sender.samples(rounds.plan(moderated(staff, id, Scope.MEETINGS_READ)));
    }

    /** Brings every member's calendar to what is true: invites, updates, cancels. Returns what was mailed. */
    public RoundCounts send(Staff staff, UUID id) {
        Meeting meeting = locked(staff, id);
        Round round = rounds.plan(meeting);
        meetings.mailed(id, clock.instant());
        sender.send(round, Lane.BULK);
        RoundCounts counts = round.counts();
        audit.record(staff, "meeting.send", "meeting:" + id, "%d new, %d updated, %d cancelled"
                .formatted(counts.invitations(), counts.updates(), counts.cancellations()));
        return counts;
    }

    /** Where the join link of this invitation leads now; empty when the invitation was taken back. */
    @Transactional(readOnly = true)
    public Optional<Joining> joining(UUID invitation) {
        return desk.joining(invitation);
    }

    /** What the answer link of this invitation is about; empty when the invitation was taken back. */
    @Transactional(readOnly = true)
    public Optional<Answering> answering(UUID invitation) {
        return invitations.held(invitation).flatMap(held -> meetings.byId(held.meeting())
                .map(meeting -> new Answering(meeting, held.answer())));
    }

    /** Notes a member's answer. @throws NotFound when the invitation was taken back */
    public void answer(UUID invitation, Answer answer) {
        if (!invitations.answer(invitation, answer, clock.instant())) {
            throw new NotFound("invitation");
        }
    }

    /** How many answered what, over all invitations held. */
    @Transactional(readOnly = true)
    public Map<Answer, Long> answers(Staff staff, UUID id) {
        return invitations.answers(moderated(staff, id, Scope.MEETINGS_READ).id());
    }

    private Meeting locked(Staff staff, UUID id) {
        moderated(staff, id, Scope.MEETINGS_WRITE);
        return meetings.locked(id).orElseThrow(() -> new NotFound("meeting"));
    }

    private Schedule schedule(Meeting meeting) {
        return Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
    }

    private List<Schedule> schedules(List<Meeting> all) {
        Map<UUID, List<SessionRow>> rows = sessions.ofMeetings(all.stream().map(Meeting::id).toList()).stream()
                .collect(Collectors.groupingBy(row -> java.util.Objects.requireNonNull(row.meeting())));
        return all.stream().map(one -> Schedule.of(one, rows.getOrDefault(one.id(), List.of()))).toList();
    }

    private static List<Occurrence> ordered(List<Occurrence> all, int limit) {
        return all.stream().sorted(Comparator.comparing(Occurrence::start).thenComparing(Occurrence::id)).limit(limit)
                .toList();
    }

    private static Optional<Occurrence> occurrence(Map<UUID, Schedule> schedules, SessionRow row) {
        Schedule schedule = row.meeting() == null ? null : schedules.get(row.meeting());
        return schedule == null ? Optional.of(alone(row)) : schedule.on(row.date());
    }

    private static Occurrence alone(SessionRow row) {
        return new Occurrence(row.id().toString(), row.group(), null, "", row.date(), row.session(), List.of(),
                Venue.Kind.ONLINE, row.session().place());
    }

    private static boolean told(Occurrence one) {
        return !one.session().topic().isEmpty() || one.session().material().any();
    }

    private static Optional<UUID> meetingOf(String id) {
        try {
            return Optional.of(UUID.fromString(id.contains("_") ? id.substring(0, id.indexOf('_')) : id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
