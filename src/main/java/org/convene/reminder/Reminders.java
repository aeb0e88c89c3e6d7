package org.convene.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Recipient;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Session;
import org.convene.site.Conflict;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** The public door of the mail around dates: reminders, warnings that clocks change, what is left afterwards. */
@Component
@Transactional
public class Reminders {
    /** The soonest; with more of them ahead, those farther away wait their turn. */
    private static final int MOST = 1_000;
    private static final int LOOKED_BACK = 6;
    private static final Duration KEPT = Duration.ofDays(400);
    private final ReminderRepository repository;
    private final ReminderMails mails;
    private final Invitations invitations;
    private final Meetings meetings;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    Reminders(ReminderRepository repository, ReminderMails mails, Invitations invitations, Meetings meetings,
            Subscriptions subscriptions, WorkingGroups groups, Tokens tokens, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.mails = mails;
        this.invitations = invitations;
        this.meetings = meetings;
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to go out now. */
    @Transactional(readOnly = true)
    List<Run> due() {
        Instant now = clock.instant();
        Set<ReminderRepository.Key> sent = repository.sentSince(now.minus(KEPT));
        List<Run> due = new ArrayList<>();
        List<UUID> all = groups.all().stream().map(Group::id).toList();
        for (Occurrence one : meetings.between(all, now, now.plus(Run.Kind.horizon()).plusSeconds(1), MOST)) {
            UUID meeting = one.meeting();
            if (meeting != null && confirmed(one)) {
                one.times().forEach(time -> Arrays.stream(Run.Kind.values())
                        .map(kind -> Run.of(one, meeting, time, kind)).filter(run -> run.due(now))
                        .filter(run -> !sent.contains(key(run))).forEach(due::add));
            }
        }
        return due;
    }

    private static boolean confirmed(Occurrence one) {
        return one.session().status() == Session.Status.CONFIRMED;
    }

    /** Sends it, once, to those who want it and whose calendar shows the date as it stands. Returns to how many. */
    int send(Run run) {
        Instant now = clock.instant();
        Optional<Scene> found = meetings.locked(run.meeting()).filter(meeting -> meeting.firstMailed() != null)
                .filter(meeting -> !meeting.cancelled()).flatMap(meeting -> scene(meeting, run));
        if (found.isEmpty()) {
            return 0;
        }
        Scene scene = found.get();
        List<HeldInvitation> held = invitations.heldOf(scene.meeting());
        Informed informed = new Informed(scene.time());
        List<HeldInvitation> told = informed.of(held);
        boolean later = told.isEmpty() && !held.isEmpty() || run.kind() == Run.Kind.CLOCKS && running(scene, now);
        boolean begun = !later && repository.begin(key(run), now)
                && (run.kind() != Run.Kind.CLOCKS || begun(scene, now));
        List<Recipient> recipients = begun
                ? recipients(scene, run.kind(), told.stream().filter(informed::coming).toList())
                : List.of();
        mails.send(scene, ReminderMails.shared(scene, run.kind()), recipients, run.starts());
        return recipients.size();
    }

    private static ReminderRepository.Key key(Run run) {
        return new ReminderRepository.Key(run.meeting(), run.slot(), run.original(), run.starts(), run.kind().name());
    }

    /** Whether the last date is still to come or under way. */
    private static boolean running(Scene scene, Instant now) {
        OccurrenceTime last = scene.last();
        return last != null && last.end().isAfter(now);
    }

    /** A change of clocks is known by the last date before it, so that it is told once, whichever date comes next. */
    private boolean begun(Scene scene, Instant now) {
        OccurrenceTime last = scene.last();
        return last != null && !scene.time().moved() && repository.begin(new ReminderRepository.Key(
                scene.meeting().id(), last.slot().id(), last.original(), last.start(), "SHIFT"), now);
    }

    private Optional<Scene> scene(Meeting meeting, Run run) {
        return meetings.occurrence(meeting, run.date()).filter(Reminders::confirmed)
                .flatMap(one -> one.times().stream()
                        .filter(time -> time.slot().id().equals(run.slot()) && time.start().equals(run.starts()))
                        .findFirst().map(time -> new Scene(group(meeting), meeting, one, time,
                                last(meeting, run.date(), time))));
    }

    /** The same slot's time on the last date that took place. */
    private @Nullable OccurrenceTime last(Meeting meeting, LocalDate date, OccurrenceTime time) {
        LocalDate before = date;
        for (int i = 0; i < LOOKED_BACK; i++) {
            Occurrence one = meetings.before(meeting, before).orElse(null);
            if (one == null) {
                return null;
            }
            Optional<OccurrenceTime> same = one.times().stream()
                    .filter(other -> other.slot().id().equals(time.slot().id())).findFirst();
            if (!one.cancelled() && same.isPresent()) {
                return same.get();
            }
            before = one.date();
        }
        return null;
    }

    private List<Recipient> recipients(Scene scene, Run.Kind kind, List<HeldInvitation> held) {
        Map<UUID, Member> members = members(scene.group());
        Map<UUID, Choice> choices = repository.choices(members.keySet());
        Reminder standard = repository.standard(scene.group().id());
        List<Recipient> recipients = new ArrayList<>();
        for (HeldInvitation one : held) {
            Member member = members.get(one.subscription());
            Choice choice = choices.getOrDefault(one.subscription(), Choice.NONE);
            if (member != null && kind == Run.Kind.CLOCKS && choice.clockChanges()) {
                mails.clockChange(scene, member).ifPresent(recipients::add);
            } else if (member != null && choice.or(standard).name().equals(kind.name())) {
                recipients.add(mails.reminder(scene, member, one));
            }
        }
        return recipients;
    }

    private Map<UUID, Member> members(Group group) {
        Map<UUID, Member> members = new HashMap<>();
        subscriptions.forEachMember(group.id(), MailKind.INVITATIONS,
                member -> members.put(member.subscription(), member));
        return members;
    }

    /** Forgets what went out long ago. */
    void forget() {
        repository.forgetBefore(clock.instant().minus(KEPT));
    }

    /** What a person chose, by subscription; those who chose nothing have {@link Choice#NONE}. */
    @Transactional(readOnly = true)
    Map<Member, Choice> choices(String token) {
        List<Member> mine = mine(token);
        Map<UUID, Choice> chosen = repository.choices(mine.stream().map(Member::subscription).toList());
        Map<Member, Choice> choices = new LinkedHashMap<>();
        mine.forEach(member -> choices.put(member, chosen.getOrDefault(member.subscription(), Choice.NONE)));
        return choices;
    }

    /** @throws NotFound when the person is not in the group */
    void choose(String token, UUID group, Choice choice) {
        Member member = mine(token).stream().filter(one -> one.group().equals(group)).findFirst()
                .orElseThrow(() -> new NotFound("group"));
        repository.choose(member.subscription(), choice);
    }

    private List<Member> mine(String token) {
        return subscriptions
                .subscriptionsOf(tokens.open(Purpose.PREFERENCES, token).orElseThrow(() -> new NotFound("link")));
    }

    /** What members get who chose nothing. */
    @Transactional(readOnly = true)
    public Reminder standard(UUID group) {
        return repository.standard(group);
    }

    /** Sets what members get who chose nothing. */
    public void standard(Staff staff, Group group, Reminder reminder) {
        staff.requireModerator(group.id(), Scope.GROUPS_WRITE);
        repository.standard(group.id(), reminder);
        audit.record(staff, "reminder.standard", "group:" + group.id(), reminder.name());
    }

    /** What {@link #followUp(Staff, UUID, LocalDate)} would send; nothing while the date is not over. @throws NotFound for none */
    @Transactional(readOnly = true)
    public FollowUp planned(Staff staff, UUID meeting, LocalDate date) {
        Scene scene = lasting(meetings.moderated(staff, meeting, Scope.MEETINGS_READ), date);
        return new FollowUp(scene.occurrence(),
                over(scene)
                        ? ReminderMails.materials(scene).stream().map(FollowUpMail.Material::kind).toList()
                        : List.of(),
                wanting(scene).size(), repository.followedUp(meeting, date, material(scene)).orElse(null));
    }

    /**
     * Tells members of notes, slides and recording. Returns how many.
     *
     * @throws Conflict when there is nothing to tell, or they were told
     */
    public int followUp(Staff staff, UUID id, LocalDate date) {
        Scene scene = lasting(meetings.moderated(staff, id, Scope.MEETINGS_WRITE), date);
        List<Member> wanting = wanting(scene);
        boolean first = over(scene) && !ReminderMails.materials(scene).isEmpty() && !wanting.isEmpty()
                && repository.followUp(id, date, material(scene), wanting.size(), clock.instant());
        if (!first) {
            throw new Conflict("problem.reminder.told");
        }
        mails.send(scene, ReminderMails.followUp(scene),
                wanting.stream().map(member -> mails.followUp(scene, member)).toList(), null);
        audit.record(staff, "occurrence.follow-up", "meeting:" + id, date + " to " + wanting.size());
        return wanting.size();
    }

    private boolean over(Scene scene) {
        return scene.occurrence().end().isBefore(clock.instant());
    }

    private Scene lasting(Meeting meeting, LocalDate date) {
        return meetings.occurrence(meeting, date).filter(one -> !one.cancelled() && !one.times().isEmpty())
                .map(one -> new Scene(group(meeting), meeting, one, one.times().getFirst(), null))
                .orElseThrow(() -> new NotFound("occurrence"));
    }

    private List<Member> wanting(Scene scene) {
        Map<UUID, Member> members = members(scene.group());
        Map<UUID, Choice> choices = repository.choices(members.keySet());
        return invitations.heldOf(scene.meeting()).stream().map(HeldInvitation::subscription).distinct()
                .flatMap(one -> Optional.ofNullable(members.get(one)).stream())
                .filter(member -> choices.getOrDefault(member.subscription(), Choice.NONE).followUps()).toList();
    }

    private static String material(Scene scene) {
        return ReminderMails.materials(scene).stream().map(FollowUpMail.Material::url)
                .collect(Collectors.joining("\n"));
    }

    private Group group(Meeting meeting) {
        return groups.byId(meeting.group()).orElseThrow(() -> new NotFound("group"));
    }
}
