package org.convene.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.site.Conflict;
import org.convene.site.NotFound;
import org.convene.subscription.Member;

/** What is left of a date, sent when a moderator says so. */
@Component
class FollowUps {
    private final ReminderRepository repository;
    private final ReminderMails mails;
    private final Invitations invitations;
    private final Meetings meetings;
    private final Invited invited;
    private final AuditLog audit;
    private final Clock clock;

    FollowUps(ReminderRepository repository, ReminderMails mails, Invitations invitations, Meetings meetings,
            Invited invited, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.mails = mails;
        this.invitations = invitations;
        this.meetings = meetings;
        this.invited = invited;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would be sent; nothing while the date is not over. @throws NotFound for none */
    FollowUp planned(Staff staff, UUID meeting, LocalDate date) {
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
    int send(Staff staff, UUID id, LocalDate date) {
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
                .map(one -> new Scene(invited.group(meeting), meeting, one, one.times().getFirst(), null))
                .orElseThrow(() -> new NotFound("occurrence"));
    }

    private List<Member> wanting(Scene scene) {
        Map<UUID, Member> members = invited.of(scene.group());
        Map<UUID, Choice> choices = repository.choices(members.keySet());
        Set<UUID> slots = scene.occurrence().times().stream().map(time -> time.slot().id())
                .collect(Collectors.toSet());
        return invitations.heldOf(scene.meeting()).stream().filter(held -> slots.contains(held.slot()))
                .map(HeldInvitation::subscription).distinct()
                .flatMap(one -> Optional.ofNullable(members.get(one)).stream())
                .filter(member -> choices.getOrDefault(member.subscription(), Choice.NONE).followUps()).toList();
    }

    private static String material(Scene scene) {
        return ReminderMails.materials(scene).stream().map(FollowUpMail.Material::url)
                .collect(Collectors.joining("\n"));
    }
}
