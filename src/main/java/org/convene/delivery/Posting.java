package org.convene.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import org.convene.delivery.Answer.Kind;
import org.convene.delivery.MailWriter.UnmailableException;

/**
 * Sends one claimed delivery: looks again whether it may leave, writes it, records the intent right before the final dot
 * and the result after it. A second copy can only occur between these two.
 */
@Component
class Posting {
    private static final Logger log = LoggerFactory.getLogger(Posting.class);
    private final ClaimRepository claims;
    private final Leases leases;
    private final MailingRepository mailings;
    private final AddressHash hash;
    private final Audiences members;
    private final MailWriter writer;
    private final MessageIds ids;
    private final Persistence persistence;
    private final DeliveryProperties properties;

    Posting(ClaimRepository claims, Leases leases, MailingRepository mailings, AddressHash hash, Audiences members,
            MailWriter writer, MessageIds ids, Persistence persistence, DeliveryProperties properties) {
        this.claims = claims;
        this.leases = leases;
        this.mailings = mailings;
        this.hash = hash;
        this.members = members;
        this.writer = writer;
        this.ids = ids;
        this.persistence = persistence;
        this.properties = properties;
    }

    /** The answer when the delivery went to the carrier; HELD_BACK when it never did. */
    Answer post(Claim claim, Carrier carrier) {
        StoredMailing mailing = mailings.find(claim.mailing()).orElseThrow();
        Envelope mail;
        try {
            Clearance clearance = clearance(claim, mailing);
            if (clearance != Clearance.GO) {
                keep(claim, clearance);
                return new Answer(Kind.HELD_BACK, clearance.name());
            }
            mail = writer.write(mailing, claim);
        } catch (UnmailableException poison) {
            return park(claim, mailing, poison);
        }
        Answer answer = carrier.carry(mail, () -> claims.intend(claim, leases.owner(), ids.of(claim.id()),
                hash.ofKey(claim.addressKey())));
        note(claim, mailing, answer);
        return answer;
    }

    /** One odd recipient is put aside with its cause; the others go on. */
    private Answer park(Claim claim, StoredMailing mailing, UnmailableException poison) {
        log.warn("Delivery {} of template {} cannot be written", claim.id(), mailing.template(), poison);
        String cause = new Answer(Kind.REFUSED, String.valueOf(poison.getMessage())).words();
        persistence.insist(() -> claims.conclude(claim, DeliveryState.FAILED, Cause.UNMAILABLE, cause));
        return new Answer(Kind.HELD_BACK, cause);
    }

    private Clearance clearance(Claim claim, StoredMailing mailing) {
        if (!members.stillWants(claim.member(), mailing.audience())) {
            return Clearance.LEFT;
        }
        return claims.clearance(claim, hash.ofKey(claim.addressKey()));
    }

    private void note(Claim claim, StoredMailing mailing, Answer answer) {
        switch (answer.kind()) {
            case ACCEPTED -> settle(claim, DeliveryState.ACCEPTED, "", answer);
            case DEFERRED -> settle(claim, DeliveryState.WAITING, "", answer);
            case REFUSED -> settle(claim, DeliveryState.FAILED, Cause.REFUSED.name(), answer);
            case NEEDS_UTF8 -> settle(claim, DeliveryState.FAILED, Cause.NEEDS_UTF8.name(), answer);
            case UNCERTAIN -> settle(claim, DeliveryState.UNCERTAIN, Cause.NO_ANSWER.name(), answer);
            case UNREACHABLE -> persistence.insist(() -> claims.giveBack(claim));
            case HELD_BACK -> heldBack(claim, mailing);
        }
    }

    /** Between the look and the dot something changed, or the intent could not be written. */
    private void heldBack(Claim claim, StoredMailing mailing) {
        persistence.insist(() -> {
            Clearance now = clearance(claim, mailing);
            keep(claim, now == Clearance.GO ? Clearance.PAUSED : now);
        });
    }

    private void keep(Claim claim, Clearance why) {
        persistence.insist(() -> {
            switch (why) {
                case CANCELLED -> claims.conclude(claim, DeliveryState.CANCELLED, Cause.CANCELLED, "");
                case EXPIRED -> claims.conclude(claim, DeliveryState.EXPIRED, Cause.TOO_LATE, "");
                case SUPPRESSED -> claims.conclude(claim, DeliveryState.SUPPRESSED, Cause.SUPPRESSED, "");
                case LEFT -> claims.conclude(claim, DeliveryState.SUPPRESSED, Cause.LEFT, "");
                case PAUSED, LOST, GO -> claims.giveBack(claim);
            }
        });
    }

    private void settle(Claim claim, DeliveryState state, String cause, Answer answer) {
        Duration retry = backoff(claim.attempts());
        persistence.insist(() -> {
            if (!claims.settle(claim, leases.owner(), state, cause, answer, retry)) {
                log.warn("Delivery {}: the result {} came too late, its claim {} was lost", claim.id(), answer.kind(),
                        claim.fence());
            }
        });
    }

    /** 1 min, 3 min, 9 min … at most 4 h, each ±20 %. */
    private Duration backoff(int attempts) {
        double factor = Math.pow(3, Math.min(attempts, 12)) * ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        double seconds = Math.min(Sql.seconds(properties.retryFirst()) * factor,
                Sql.seconds(properties.retryMost()));
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
