package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.delivery.Lane;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.SlotDate;
import org.convene.site.Conflict;
import org.convene.site.NotFound;
import org.convene.subscription.MailKind;
import org.convene.subscription.Subscriptions;

/**
 * The public door of the invitations. The first ones of a meeting leave when staff {@link #send} them; later edits leave by
 * themselves a while after the last one, unless staff send, {@link #hold} or {@link #undo} them before.
 */
@Component
@Transactional
public class Invitations {
    private final Meetings meetings;
    private final InvitationRepository invitations;
    private final AnswerDesk answers;
    private final AnswerCounts counts;
    private final JoinDesk desk;
    private final Departures departures;
    private final Newcomers newcomers;
    private final Rounds rounds;
    private final InvitationSender sender;
    private final Revisions revisions;
    private final Upkeep upkeep;
    private final Subscriptions subscriptions;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(Meetings meetings, InvitationRepository invitations, AnswerDesk answers, AnswerCounts counts,
            JoinDesk desk,
            Departures departures, Newcomers newcomers, Rounds rounds, InvitationSender sender, Revisions revisions,
            Upkeep upkeep,
            Subscriptions subscriptions,
            AuditLog audit,
            Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.answers = answers;
        this.counts = counts;
        this.desk = desk;
        this.departures = departures;
        this.newcomers = newcomers;
        this.rounds = rounds;
        this.sender = sender;
        this.revisions = revisions;
        this.upkeep = upkeep;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #send} would mail now. */
    @Transactional(readOnly = true)
    public RoundCounts planned(Staff staff, UUID meeting) {
        return planned(staff, meeting, MailingOrder.PLAIN);
    }

    /** As {@link #planned(Staff, UUID)}, of what this order covers. */
    @Transactional(readOnly = true)
    public RoundCounts planned(Staff staff, UUID meeting, MailingOrder order) {
        return departures.planned(meetings.moderated(staff, meeting, Scope.MEETINGS_READ), order);
    }

    /** One mail of each kind that {@link #send} would send now. @param language of who looks: somebody’s mail in it, if there is any */
    @Transactional(readOnly = true)
    public List<MailSample> samples(Staff staff, UUID meeting, Locale language) {
        return departures.samples(meetings.moderated(staff, meeting, Scope.MEETINGS_READ), language);
    }

    /** The edits that members were not told of yet; empty when there are none, or nobody was invited yet. */
    @Transactional(readOnly = true)
    public Optional<Pending> pending(Staff staff, UUID meeting) {
        return revisions.of(meetings.toldWith(meetings.moderated(staff, meeting, Scope.MEETINGS_READ)));
    }

    /** Those of these meetings with edits that members were not told of yet. */
    @Transactional(readOnly = true)
    public Set<UUID> edited(Collection<UUID> all) {
        return revisions.among(all);
    }

    /** Brings every member's calendar to what is true: invites, updates, cancels. Returns what was mailed. */
    public RoundCounts send(Staff staff, UUID meeting) {
        return send(staff, meeting, MailingOrder.PLAIN);
    }

    /** As {@link #send(Staff, UUID)}. @throws org.convene.site.InvalidInput for a note that is too long */
    public RoundCounts send(Staff staff, UUID id, MailingOrder order) {
        return departures.send(staff, locked(staff, id), order.checked());
    }

    /** Nothing leaves by itself until staff send it or let it go. @param seen as {@link #undo} @throws Conflict as there */
    public void hold(Staff staff, UUID id, boolean held, @Nullable Instant seen) {
        revisions.hold(locked(staff, id).id(), held, seen);
        audit.record(staff, held ? "meeting.hold" : "meeting.release", "meeting:" + id, "");
    }

    /**
     * Takes back the edits that members were not told of yet. Returns what was mailed to those who were: whoever joined since.
     *
     * @throws Conflict when they left already
     */
    public RoundCounts undo(Staff staff, UUID id) {
        return undo(staff, id, null);
    }

    /** As {@link #undo(Staff, UUID)}. @param seen when they were to leave as it was read @throws Conflict when others edited since */
    public RoundCounts undo(Staff staff, UUID id, @Nullable Instant seen) {
        Meeting told = locked(staff, id);
        revisions.requireSeen(told.id(), seen);
        meetings.restore(staff,
                revisions.of(told.id()).orElseThrow(() -> new Conflict("problem.invitation.left")).before());
        return departures.undone(staff, told);
    }

    /** Meetings whose edits are to leave by now. */
    @Transactional(readOnly = true)
    List<UUID> ripe() {
        return revisions.ripe();
    }

    /** Lets a meeting's edits leave if they still are to. */
    void leave(UUID id) {
        meetings.locked(id).ifPresent(
                meeting -> revisions.ripe(id).ifPresent(one -> departures.send(one.by(), meeting, MailingOrder.PLAIN)));
    }

    /** Subscriptions whose calendars wait for their turn. */
    @Transactional(readOnly = true)
    List<UUID> waiting() {
        return newcomers.waiting();
    }

    /** Brings a calendar that waited to what is true, unless it has to wait on. */
    void catchUp(UUID subscription) {
        newcomers.catchUp(subscription);
    }

    /** Whether this replica is to look after the meetings now. */
    boolean claimUpkeep() {
        return upkeep.claim();
    }

    /** Meetings to {@link #lookAfter}. */
    @Transactional(readOnly = true)
    List<UUID> neglected() {
        return upkeep.meetings();
    }

    /** Tells members what became true without an edit. */
    RoundCounts lookAfter(UUID id) {
        return meetings.locked(id).map(upkeep::lookAfter).orElse(RoundCounts.NONE);
    }

    /** The meeting, or the one with whose mails its own leave. */
    private Meeting locked(Staff staff, UUID id) {
        UUID told = meetings.toldWith(meetings.moderated(staff, id, Scope.MEETINGS_WRITE));
        return meetings.locked(told).orElseThrow(() -> new NotFound("meeting"));
    }

    /** Where the join link of this invitation leads now; empty when the invitation was taken back. */
    @Transactional(readOnly = true)
    public Optional<Joining> joining(UUID invitation) {
        return desk.joining(invitation);
    }

    /** Empty when the invitation was taken back. */
    @Transactional(readOnly = true)
    public Optional<HeldInvitation> held(UUID invitation) {
        return answers.byId(invitation);
    }

    /** What somebody holds by the UID of its calendar object; empty when it was taken back or never was. */
    @Transactional(readOnly = true)
    public Optional<HeldInvitation> byUid(String uid) {
        return answers.byUid(uid);
    }

    /** What these subscriptions hold. */
    @Transactional(readOnly = true)
    public List<HeldInvitation> held(Collection<UUID> subscriptions) {
        return answers.heldBy(subscriptions);
    }

    /** What a subscription of a group was told, newest first, what was taken back included. */
    @Transactional(readOnly = true)
    public List<ToldInvitation> told(Staff staff, UUID group, UUID subscription) {
        staff.requireModerator(group, Scope.SUBSCRIPTIONS_READ);
        return answers.told(group, subscription);
    }

    /** What everybody holds of a meeting. */
    @Transactional(readOnly = true)
    public List<HeldInvitation> heldOf(Meeting meeting) {
        return answers.heldOf(meeting);
    }

    /** Notes a member's answer to all dates. @throws NotFound when the invitation was taken back */
    public void answer(UUID invitation, Answer answer) {
        if (!answers.give(invitation, Given.here(answer, null, clock.instant()))) {
            throw new NotFound("invitation");
        }
    }

    /** Notes an answer. False when it is about what was changed since, older than what is known, or to nothing held. */
    public boolean answer(UUID invitation, Given given) {
        return answers.give(invitation, given);
    }

    /** How many hold the invitation to each of these dates, by what they answered. */
    @Transactional(readOnly = true)
    public Map<SlotDate, Map<Answer, Long>> forecast(Meeting meeting, Collection<SlotDate> dates) {
        return counts.forecast(meeting.id(), dates);
    }

    /** Who answered dates of one slot, yes before maybe before no. @param only null: whatever was answered */
    @Transactional(readOnly = true)
    public Map<SlotDate, List<Roll>> roll(Meeting meeting, UUID slot, Collection<SlotDate> dates,
            @Nullable Answer only) {
        return counts.roll(meeting.id(), slot, dates, only);
    }

    /** Whether members were not told of edits yet. */
    @Transactional(readOnly = true)
    public boolean waiting(Meeting meeting) {
        return revisions.of(meetings.toldWith(meeting)).isPresent();
    }

    /**
     * Sends a person's invitations to a meeting once more as they were told last, for a calendar that shows something else.
     *
     * @param invitation one of them
     * @throws NotFound when it was taken back
     */
    public void again(UUID invitation) {
        Invitation held = invitations.held(invitation).orElseThrow(() -> new NotFound("invitation"));
        Meeting meeting = meetings.locked(held.meeting()).orElseThrow(() -> new NotFound("meeting"));
        sender.send(rounds.again(meeting, subscriptions.member(held.subscription(), MailKind.INVITATIONS)
                .orElseThrow(() -> new NotFound("invitation"))), Lane.PERSONAL);
    }

    /** What these subscriptions of one person hold, and what they answered. */
    @Transactional(readOnly = true)
    public List<Invited> heldBy(Collection<UUID> subscriptions) {
        return subscriptions.stream().flatMap(one -> invitations.heldBy(one).stream())
                .map(held -> Invited.of(meetings.byId(held.meeting()), held)).toList();
    }

    /** Those of these meetings to which anybody holds an invitation. */
    @Transactional(readOnly = true)
    public Set<UUID> heldToAny(Collection<UUID> all) {
        return invitations.heldToAny(all);
    }

    /** How many answered what, over all invitations held. */
    @Transactional(readOnly = true)
    public Map<Answer, Long> answers(Staff staff, UUID meeting) {
        return invitations.answers(meetings.moderated(staff, meeting, Scope.MEETINGS_READ).id());
    }
}
