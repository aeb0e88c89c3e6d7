package org.convene.guest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.convene.audience.Recipient;
import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.guest.GuestDue.Kind;
import org.convene.invitation.Companions;
import org.convene.invitation.MailSample;
import org.convene.invitation.MailingOrder;
import org.convene.invitation.Organizers;
import org.convene.invitation.PassesChanged;
import org.convene.invitation.RoundCounts;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.meeting.Meeting;

/** Tells guests of their dates together with the members. */
@Component
class GuestCompanions implements Companions {
    /** What delivery asks about right before a guest's mail leaves. */
    static final String AUDIENCE = "guest:invitation";
    private final GuestRounds rounds;
    private final GuestRepository guests;
    private final GuestInvitationRepository invitations;
    private final GuestMails mails;
    private final WorkingGroups groups;
    private final Organizers organizers;
    private final Outbox outbox;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    GuestCompanions(GuestRounds rounds, GuestRepository guests, GuestInvitationRepository invitations,
            GuestMails mails, WorkingGroups groups, Organizers organizers, Outbox outbox,
            ApplicationEventPublisher news, Clock clock) {
        this.rounds = rounds;
        this.guests = guests;
        this.invitations = invitations;
        this.mails = mails;
        this.groups = groups;
        this.organizers = organizers;
        this.outbox = outbox;
        this.news = news;
        this.clock = clock;
    }

    /** One template and one calendar object: nobody gets two mails of it. */
    private record Bundle(UUID meeting, Kind kind, UUID slot) {}

    @Override
    public RoundCounts planned(List<Meeting> together, MailingOrder order) {
        return counts(due(together, order));
    }

    @Override
    public List<MailSample> samples(List<Meeting> together) {
        Map<Kind, MailSample> samples = new EnumMap<>(Kind.class);
        rounds.plan(together).forEach(due -> samples.computeIfAbsent(due.kind(),
                kind -> mails.sample(group(due.meeting()), due)));
        return List.copyOf(samples.values());
    }

    @Override
    public RoundCounts send(List<Meeting> together, MailingOrder order) {
        List<GuestDue> due = due(together, order);
        send(due, order.note());
        return counts(due);
    }

    void send(List<GuestDue> all, String note) {
        Map<Bundle, List<GuestDue>> bundles = new LinkedHashMap<>();
        all.forEach(due -> bundles.computeIfAbsent(new Bundle(due.meeting().id(), due.kind(), due.sent().slot()),
                bundle -> new ArrayList<>()).add(due));
        bundles.values().forEach(same -> hand(same, note));
    }

    private void hand(List<GuestDue> same, String note) {
        GuestDue first = same.getFirst();
        Group group = group(first.meeting());
        EmailAddress present = organizers.of(group);
        List<Recipient> recipients = same.stream().map(due -> noted(due, present))
                .map(due -> mails.recipient(group, present, due, note)).toList();
        outbox.send(new Mailing("meeting:" + first.meeting().id(), Lane.PERSONAL, mails.shared(group, first),
                HeaderText.folded(group.name()), null, null, null, null), recipients, AUDIENCE);
        news.publishEvent(new PassesChanged(first.meeting().id()));
    }

    private GuestDue noted(GuestDue due, EmailAddress present) {
        GuestInvitation sent = due.sent().by(present.value());
        boolean asks = due.before() != null && sent.held() && sent.sequence() > 0
                && !due.before().sameTimes(sent.told());
        invitations.told(sent, asks);
        Instant end = sent.told().master().time(sent.told().zone()).end();
        guests.told(due.guest().id(), due.meeting().id(), end);
        return due.sent(sent);
    }

    @Override
    public List<UUID> shifted() {
        List<UUID> told = invitations.ahead(clock.instant()).stream().filter(GuestInvitation::shifted)
                .map(GuestInvitation::guest).distinct().toList();
        return told.isEmpty()
                ? List.of()
                : guests.byIds(told).stream().map(Guest::meeting).distinct().toList();
    }

    private List<GuestDue> due(List<Meeting> together, MailingOrder order) {
        return rounds.plan(together).stream().filter(due -> !order.onlyNew() || due.kind() == Kind.INVITE).toList();
    }

    private static RoundCounts counts(List<GuestDue> due) {
        return new RoundCounts(count(due, Kind.INVITE), count(due, Kind.UPDATE), count(due, Kind.CANCEL),
                due.stream().map(one -> one.guest().id()).distinct().count());
    }

    private static long count(List<GuestDue> due, Kind kind) {
        return due.stream().filter(one -> one.kind() == kind).count();
    }

    private Group group(Meeting meeting) {
        return groups.byId(meeting.group()).orElseThrow();
    }
}
