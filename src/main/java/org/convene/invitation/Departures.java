package org.convene.invitation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.delivery.Lane;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;

/** What leaves together: the mails of a meeting, of those that go on with it, and of who comes to single dates of them. */
@Component
class Departures {
    private final Meetings meetings;
    private final Rounds rounds;
    private final InvitationSender sender;
    private final Revisions revisions;
    private final Companions companions;
    private final AuditLog audit;

    Departures(Meetings meetings, Rounds rounds, InvitationSender sender, Revisions revisions, Companions companions,
            AuditLog audit) {
        this.meetings = meetings;
        this.rounds = rounds;
        this.sender = sender;
        this.revisions = revisions;
        this.companions = companions;
        this.audit = audit;
    }

    RoundCounts planned(Meeting meeting, MailingOrder order) {
        List<Round> all = order.of(rounds.together(meeting));
        return counts(all).beside(companions.planned(meetings(all), order));
    }

    List<MailSample> samples(Meeting meeting, Locale language) {
        List<Round> all = rounds.together(meeting);
        return Stream.concat(all.stream().flatMap(round -> sender.samples(round, language).stream()),
                companions.samples(meetings(all)).stream()).toList();
    }

    /** @param meeting locked */
    RoundCounts send(Staff staff, Meeting meeting, MailingOrder order) {
        revisions.requireSeen(meeting.id(), order.seen());
        RoundCounts counts = tell(meeting, order);
        if (!order.onlyNew()) {
            revisions.done(meeting.id());
        }
        audit.record(staff, "meeting.send", "meeting:" + meeting.id(), counts.words());
        return counts;
    }

    /** Who joined while edits stood that are taken back now, or was told of them, is told what is true again. */
    RoundCounts undone(Staff staff, Meeting meeting) {
        revisions.done(meeting.id());
        RoundCounts counts = tell(meeting, MailingOrder.PLAIN);
        if (counts.any()) {
            audit.record(staff, "meeting.send", "meeting:" + meeting.id(), counts.words());
        }
        return counts;
    }

    private RoundCounts tell(Meeting meeting, MailingOrder order) {
        meetings.untoldAfter(meeting.id()).forEach(next -> meetings.locked(next.id()));
        List<Round> all = order.of(rounds.together(meeting));
        all.forEach(round -> {
            meetings.opened(round.meeting().id());
            sender.send(round, Lane.BULK, order.note());
        });
        return counts(all).beside(companions.send(meetings(all), order));
    }

    private static List<Meeting> meetings(List<Round> all) {
        return all.stream().map(Round::meeting).toList();
    }

    private static RoundCounts counts(List<Round> all) {
        return all.stream().map(Round::counts).reduce(RoundCounts.NONE, RoundCounts::plus);
    }
}
