package org.convene.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audience.Recipient;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Session;
import org.convene.subscription.Member;

/** Finds the reminders and clock changes that are to be told now, and tells each once. */
@Component
class DueReminders {
    static final Duration KEPT = Duration.ofDays(400);
    /** The soonest; with more of them ahead, those farther away wait their turn. */
    private static final int MOST = 1_000;
    private static final int LOOKED_BACK = 6;
    private final ReminderRepository repository;
    private final ReminderMails mails;
    private final Invitations invitations;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final Invited invited;
    private final Clock clock;

    DueReminders(ReminderRepository repository, ReminderMails mails, Invitations invitations, Meetings meetings,
            WorkingGroups groups, Invited invited, Clock clock) {
        this.repository = repository;
        this.mails = mails;
        this.invitations = invitations;
        this.meetings = meetings;
        this.groups = groups;
        this.invited = invited;
        this.clock = clock;
    }

    /** What is to go out now. */
    List<Run> now() {
        Instant now = clock.instant();
        Set<ReminderRepository.Key> sent = repository.sentSince(now);
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
        Informed informed = new Informed(scene.time().date());
        List<HeldInvitation> told = informed.of(held);
        boolean later = told.isEmpty() && !held.isEmpty() || !informed.all(held) && invitations.waiting(scene.meeting())
                || run.kind() == Run.Kind.CLOCKS && running(scene, now);
        boolean begun = !later && repository.begin(key(run), run.original(), now)
                && (run.kind() != Run.Kind.CLOCKS || begun(scene, now));
        List<Recipient> recipients = begun
                ? recipients(scene, run.kind(), told.stream().filter(informed::coming).toList())
                : List.of();
        mails.send(scene, ReminderMails.shared(scene, run.kind()), recipients, run.starts());
        return recipients.size();
    }

    private static ReminderRepository.Key key(Run run) {
        return new ReminderRepository.Key(run.meeting(), run.slot(), run.starts(), run.kind().name());
    }

    /** Whether the last date is still to come or under way. */
    private static boolean running(Scene scene, Instant now) {
        OccurrenceTime last = scene.last();
        return last != null && last.end().isAfter(now);
    }

    /** A change of clocks is known by the last date before it, so that it is told once, whichever date comes next. */
    private boolean begun(Scene scene, Instant now) {
        OccurrenceTime last = scene.last();
        return last != null && scene.keepsItsHour() && repository.begin(new ReminderRepository.Key(
                scene.meeting().id(), last.slot().id(), last.start(), "SHIFT"), last.original(), now);
    }

    private Optional<Scene> scene(Meeting meeting, Run run) {
        return meetings.occurrence(meeting, run.date()).filter(DueReminders::confirmed)
                .flatMap(one -> one.times().stream()
                        .filter(time -> time.slot().id().equals(run.slot()) && time.start().equals(run.starts()))
                        .findFirst().map(time -> new Scene(invited.group(meeting), meeting, one, time,
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
        Map<UUID, Member> members = invited.of(scene.group());
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
}
