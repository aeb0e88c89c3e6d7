package org.convene.answer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.group.WorkingGroups;
import org.convene.invitation.Given;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.invitation.Roll;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.SlotDate;
import org.convene.site.Conflict;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.SubscriptionEnded;
import org.convene.subscription.Subscriptions;

/** The public door of answers to invitations. Mails, links and pages write one and the same state. */
@Component
@Transactional
public class Answers {
    private final Invitations invitations;
    private final Meetings meetings;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final ProposalRepository proposals;
    private final OtherHolders others;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    Answers(Invitations invitations, Meetings meetings, Subscriptions subscriptions, WorkingGroups groups,
            ProposalRepository proposals, OtherHolders others, Tokens tokens, AuditLog audit, Clock clock) {
        this.invitations = invitations;
        this.meetings = meetings;
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.proposals = proposals;
        this.others = others;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** A member's invitations. @param members the person's active subscriptions, by id */
    record Mine(Map<UUID, Member> members, List<HeldInvitation> held) {
        HeldInvitation one(UUID invitation) {
            return held.stream().filter(mine -> mine.id().equals(invitation)).findFirst()
                    .orElseThrow(() -> new NotFound("invitation"));
        }
    }

    /** What somebody holds. @param token of the preference page @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    Mine mine(String token) {
        UUID subscriber = tokens.open(Purpose.PREFERENCES, token).orElseThrow(() -> new NotFound("link"));
        Map<UUID, Member> members = subscriptions.subscriptionsOf(subscriber).stream()
                .collect(Collectors.toMap(Member::subscription, Function.identity()));
        return new Mine(members, invitations.held(members.keySet()).stream()
                .filter(one -> one.told().next(clock.instant()).isPresent()).toList());
    }

    /** What an answer link is about; empty when it is not ours, or the invitation was taken back. */
    @Transactional(readOnly = true)
    Optional<HeldInvitation> asked(String token) {
        return tokens.open(Purpose.ANSWER, token).flatMap(invitations::held);
    }

    /** Whoever holds it; empty while they take a pause. */
    @Transactional(readOnly = true)
    Optional<Member> member(HeldInvitation held) {
        return subscriptions.member(held.subscription(), MailKind.INVITATIONS);
    }

    /** Address of the page with a member's next dates. */
    String datesPage(Member member) {
        return subscriptions.linksFor(member).preferencesUrl() + "/dates";
    }

    /** As {@link Invitations#answer(UUID, Answer)}. */
    void give(UUID invitation, Answer answer) {
        invitations.answer(invitation, answer);
    }

    /** As {@link Invitations#again}. */
    void again(UUID invitation) {
        invitations.again(invitation);
    }

    /** Answers all dates of a slot, in however many parts it is held. @throws NotFound when it is not held any more */
    void answer(String token, UUID slot, Answer answer) {
        List<HeldInvitation> held = mine(token).held().stream().filter(one -> one.slot().equals(slot)).toList();
        if (held.isEmpty()) {
            throw new NotFound("invitation");
        }
        held.forEach(one -> invitations.answer(one.id(), Given.here(answer, null, clock.instant())));
    }

    /** Answers one date. @param original as the rule has it @throws NotFound when there is no such date */
    void answer(String token, UUID invitation, LocalDateTime original, Answer answer) {
        HeldInvitation held = mine(token).one(invitation);
        boolean single = held.told().single();
        if (!single && !new Dates(held.told()).has(original)) {
            throw new NotFound("occurrence");
        }
        invitations.answer(invitation, Given.here(answer, single ? null : original, clock.instant()));
    }

    /** Names of those who come to dates of one slot, where the group shows them to its members; nobody's elsewhere. */
    @Transactional(readOnly = true)
    Map<SlotDate, List<String>> coming(Meeting meeting, UUID slot, List<SlotDate> dates) {
        boolean shown = proposals.showsRoster(meeting.group())
                && !groups.byId(meeting.group()).map(meeting::confidential).orElse(true);
        Map<SlotDate, List<String>> names = new HashMap<>();
        if (shown) {
            invitations.roll(meeting, slot, dates, Answer.ACCEPTED).forEach((date, roll) -> names.put(date,
                    roll.stream().map(Roll::name).filter(name -> !name.isBlank()).toList()));
        }
        return names;
    }

    void propose(Proposal proposal) {
        proposals.insert(proposal);
    }

    /** What was proposed and nobody decided, of those who are still asked. */
    @Transactional(readOnly = true)
    List<Proposal> proposals(Staff staff, UUID meeting) {
        return proposals.open(moderated(staff, meeting).id()).stream().flatMap(one -> {
            UUID other = one.other();
            return other == null
                    ? Stream.of(one)
                    : others.byId(other).map(who -> one.by(who.name() + ", " + who.address().value())).stream();
        }).toList();
    }

    /** Takes a proposal off the list: a moderator moved the meeting, or leaves it. @throws Conflict when somebody decided it meanwhile */
    void decide(Staff staff, UUID id, UUID proposal) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        Instant now = clock.instant();
        if (!proposals.decide(meeting.id(), proposal, staff.name(), now)) {
            throw new Conflict("problem.answer.decided");
        }
        audit.record(staff, "proposal.decide", "meeting:" + id, "");
    }

    @Transactional(readOnly = true)
    boolean showsRoster(Staff staff, UUID meeting) {
        return proposals.showsRoster(moderated(staff, meeting).group());
    }

    /** Whether all members of the group see who comes. */
    void showRoster(Staff staff, UUID id, boolean shown) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        proposals.showRoster(meeting.group(), shown);
        audit.record(staff, shown ? "roster.show" : "roster.hide", "group:" + meeting.group(), "");
    }

    /** How many said what, date by date. */
    @Transactional(readOnly = true)
    Map<SlotDate, Map<Answer, Long>> forecast(Staff staff, UUID meeting, List<SlotDate> dates) {
        return invitations.forecast(moderated(staff, meeting), dates);
    }

    /** Who said what, with names: for moderators only. */
    @Transactional(readOnly = true)
    List<Roll> roll(Staff staff, UUID id, SlotDate date) {
        Meeting meeting = moderated(staff, id);
        staff.requireModerator(meeting.group(), Scope.SUBSCRIPTIONS_READ);
        return invitations.roll(meeting, date.slot(), List.of(date), null).getOrDefault(date, List.of());
    }

    private Meeting moderated(Staff staff, UUID meeting) {
        return meetings.moderated(staff, meeting, Scope.MEETINGS_READ);
    }

    @EventListener
    void left(SubscriptionEnded news) {
        proposals.forget(news.member().subscription());
    }
}
