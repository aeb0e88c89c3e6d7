package org.convene.invitation;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.delivery.Lane;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.site.NotFound;

/** The public door of the invitations: {@link #send} brings every member's calendar to what is true by then. */
@Component
@Transactional
public class Invitations {
    private final Meetings meetings;
    private final InvitationRepository invitations;
    private final JoinDesk desk;
    private final Rounds rounds;
    private final InvitationSender sender;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(Meetings meetings, InvitationRepository invitations, JoinDesk desk, Rounds rounds,
            InvitationSender sender, AuditLog audit, Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.desk = desk;
        this.rounds = rounds;
        this.sender = sender;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #send} would mail now. */
    @Transactional(readOnly = true)
    public RoundCounts planned(Staff staff, UUID meeting) {
        return rounds.plan(meetings.moderated(staff, meeting, Scope.MEETINGS_READ)).counts();
    }

    /** One mail of each kind that {@link #send} would send now. */
    @Transactional(readOnly = true)
    public List<MailSample> samples(Staff staff, UUID meeting) {
        return sender.samples(rounds.plan(meetings.moderated(staff, meeting, Scope.MEETINGS_READ)));
    }

    /** Brings every member's calendar to what is true: invites, updates, cancels. Returns what was mailed. */
    public RoundCounts send(Staff staff, UUID id) {
        meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        Meeting meeting = meetings.locked(id).orElseThrow(() -> new NotFound("meeting"));
        Round round = rounds.plan(meeting);
        meetings.opened(id);
        sender.send(round, Lane.BULK);
        RoundCounts counts = round.counts();
        audit.record(staff, "meeting.send", "meeting:" + id, counts.words());
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

    /** What these subscriptions of one person hold, and what they answered. */
    @Transactional(readOnly = true)
    public List<Invited> heldBy(Collection<UUID> subscriptions) {
        return subscriptions.stream().flatMap(one -> invitations.heldBy(one).stream())
                .map(held -> new Invited(meetings.byId(held.meeting()).map(Meeting::title).orElse(""),
                        held.answer().name()))
                .toList();
    }

    /** How many answered what, over all invitations held. */
    @Transactional(readOnly = true)
    public Map<Answer, Long> answers(Staff staff, UUID meeting) {
        return invitations.answers(meetings.moderated(staff, meeting, Scope.MEETINGS_READ).id());
    }
}
