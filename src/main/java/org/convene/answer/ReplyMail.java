package org.convene.answer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.inbound.AddressPurpose;
import org.convene.inbound.IncomingMail;
import org.convene.inbound.MailHandler;
import org.convene.inbound.Outcome;
import org.convene.inbound.SignedAddress;
import org.convene.invitation.Given;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.mime.Entity;
import org.convene.site.Ids;

/**
 * Calendar programs' answers (RFC 5546 3.2.3, 3.2.7). What counts is the UID, which only the member was told, then the
 * attendee, then From; nothing is ever sent back.
 */
@Component
class ReplyMail implements MailHandler {
    private static final int MOST = 20;
    private static final Outcome APPLIED = Outcome.applied("answer");
    private final Invitations invitations;
    private final Answers answers;
    private final OtherHolders others;

    ReplyMail(Invitations invitations, Answers answers, OtherHolders others) {
        this.invitations = invitations;
        this.answers = answers;
        this.others = others;
    }

    @Override
    public AddressPurpose purpose() {
        return AddressPurpose.ANSWER;
    }

    @Override
    public Outcome handle(IncomingMail mail) {
        List<Reply> replies = replies(mail);
        if (replies.isEmpty()) {
            return mail.automatic()
                    ? Outcome.ignored("auto-reply", "")
                    : Outcome.quarantined("letter", "it answers an invitation in words, not by a calendar");
        }
        SignedAddress address = mail.address();
        Outcome first = null;
        for (Reply reply : replies) {
            Outcome outcome = address == null
                    ? Outcome.quarantined("answer-forged", "it came to no address of ours")
                    : judge(mail, address, reply);
            first = first == null || outcome.equals(APPLIED) ? outcome : first;
        }
        return first == null ? APPLIED : first;
    }

    private Outcome judge(IncomingMail mail, SignedAddress address, Reply reply) {
        if (!counter(reply) && !reply.method().equals("REPLY")) {
            return Outcome.ignored("answer-other", "METHOD is " + reply.method());
        }
        Optional<HeldInvitation> known = invitations.byUid(reply.uid());
        if (known.isEmpty()) {
            return elsewhere(mail, address, reply);
        }
        HeldInvitation held = known.get();
        if (!held.meeting().group().equals(address.id())) {
            return Outcome.quarantined("answer-forged", "it came to the address of another group");
        }
        Optional<Attendee> by = reply.by(held.address(), mail.from());
        if (by.isEmpty()) {
            return Outcome.ignored("answer-stranger", "somebody answers who was not invited");
        }
        Moment date = held.told().single() ? null : reply.date();
        Optional<LocalDateTime> original = Optional.ofNullable(date).flatMap(new Dates(held.told())::find);
        if (date != null && original.isEmpty()) {
            return Outcome.ignored("answer-unknown", "the series has no such date");
        }
        return take(mail, reply, held, by.get(), original.orElse(null));
    }

    /** What others than members hold, who are asked about one date only. */
    private Outcome elsewhere(IncomingMail mail, SignedAddress address, Reply reply) {
        Optional<OtherHolders.Asked> asked = others.byUid(reply.uid());
        if (asked.isEmpty()) {
            return Outcome.ignored("answer-unknown", "nobody holds what it answers any more");
        }
        if (!asked.get().group().equals(address.id())) {
            return Outcome.quarantined("answer-forged", "it came to the address of another group");
        }
        Optional<Attendee> by = reply.by(asked.get().address(), mail.from());
        if (by.isEmpty()) {
            return Outcome.ignored("answer-stranger", "somebody answers who was not invited");
        }
        boolean answered = by.get().answer().filter(answer -> others.answer(asked.get().id(), new Given(answer,
                null, reply.sequence(), given(reply, mail.receivedAt()), reply.comment(by.get())))).isPresent();
        OtherHolders.Asked one = asked.get();
        return counter(reply)
                ? propose(reply, starts -> new Proposal(Ids.next(), null, one.id(), one.meeting(), null, "",
                        one.original(), starts.instant(one.zone()), instant(reply.ends(), one.zone()),
                        reply.comment(by.get()), mail.receivedAt()))
                : outcome(by.get(), answered);
    }

    private Outcome take(IncomingMail mail, Reply reply, HeldInvitation held, Attendee by,
            @Nullable LocalDateTime original) {
        boolean answered = by.answer().filter(answer -> invitations.answer(held.id(),
                new Given(answer, original, reply.sequence(), given(reply, mail.receivedAt()), reply.comment(by))))
                .isPresent();
        ZoneId zone = held.told().zone();
        return counter(reply)
                ? propose(reply, starts -> new Proposal(Ids.next(), held.id(), null, held.meeting().id(),
                        held.subscription(), held.address().value(), original, starts.instant(zone),
                        instant(reply.ends(), zone), reply.comment(by), mail.receivedAt()))
                : outcome(by, answered);
    }

    private static boolean counter(Reply reply) {
        return reply.method().equals("COUNTER");
    }

    private static Outcome outcome(Attendee by, boolean answered) {
        return answered
                ? APPLIED
                : by.answer().isPresent()
                        ? Outcome.ignored("answer-stale", "it is older than what is known")
                        : Outcome.ignored("answer-none", "PARTSTAT is " + by.status());
    }

    private Outcome propose(Reply reply, Function<Moment, Proposal> proposal) {
        Moment starts = reply.starts();
        if (starts == null) {
            return Outcome.ignored("answer-none", "it proposes no time");
        }
        answers.propose(proposal.apply(starts));
        return Outcome.applied("counter");
    }

    private static @Nullable Instant instant(@Nullable Moment moment, ZoneId zone) {
        return moment == null ? null : moment.instant(zone);
    }

    /** A clock that goes ahead must not outdo all later answers. */
    private static Instant given(Reply reply, Instant received) {
        Instant stamp = reply.stamp();
        return stamp == null || stamp.isAfter(received) ? received : stamp;
    }

    /** The same object often comes twice: as a part to be shown and as a file. */
    private static List<Reply> replies(IncomingMail mail) {
        return mail.message().all().filter(part -> part.parts().isEmpty() && calendar(part))
                .flatMap(part -> Reply.read(part.text(), part.type().parameter("method")).stream()).distinct()
                .limit(MOST).toList();
    }

    private static boolean calendar(Entity part) {
        return part.type().is("text/calendar") || part.type().is("application/ics")
                || part.name().toLowerCase(Locale.ROOT).endsWith(".ics")
                || part.type().is("text/plain") && part.text().strip().startsWith("BEGIN:VCALENDAR");
    }
}
