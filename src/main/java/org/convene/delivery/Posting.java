package org.convene.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import org.convene.delivery.Answer.Kind;

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
    private final Gate gate;
    private final MailWriter writer;
    private final Persistence persistence;
    private final DeliveryProperties properties;

    Posting(ClaimRepository claims, Leases leases, MailingRepository mailings, Gate gate, MailWriter writer,
            Persistence persistence, DeliveryProperties properties) {
        this.claims = claims;
        this.leases = leases;
        this.mailings = mailings;
        this.gate = gate;
        this.writer = writer;
        this.persistence = persistence;
        this.properties = properties;
    }

    /** The answer when the delivery went to the carrier; HELD_BACK when it never did. */
    Answer post(Claim claim, Carrier carrier) {
        StoredMailing mailing;
        Envelope mail;
        try {
            mailing = mailings.find(claim.mailing()).orElseThrow();
            Clearance clearance = gate.look(claim, mailing);
            if (clearance != Clearance.GO) {
                keep(claim, clearance);
                return new Answer(Kind.HELD_BACK, clearance.name());
            }
            mail = writer.write(mailing, claim);
        } catch (DataAccessException notNow) {
            throw notNow;
        } catch (RuntimeException | StackOverflowError odd) {
            return park(claim, odd);
        }
        Answer answer = carrier.carry(mail, () -> gate.pass(claim, mail.messageId()));
        note(claim, mailing, answer);
        return answer;
    }

    /** One odd recipient is put aside with its cause; the others go on. */
    private Answer park(Claim claim, Throwable odd) {
        // What exactly is wrong may name the person: it is kept with the delivery, not in the log.
        log.warn("Delivery {} of mailing {} makes no mail: {}", claim.id(), claim.mailing(),
                odd.getClass().getSimpleName());
        String cause = new Answer(Kind.REFUSED, String.valueOf(odd.getMessage())).words();
        persistence.insist(() -> claims.conclude(claim, DeliveryState.FAILED, Cause.UNMAILABLE, cause));
        return new Answer(Kind.HELD_BACK, cause);
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
            Clearance now = gate.look(claim, mailing);
            keep(claim, now == Clearance.GO ? Clearance.PAUSED : now);
        });
    }

    /** The relay was not spoken to about it: it waits again at once. */
    void giveBack(Claim claim) {
        persistence.insist(() -> claims.giveBack(claim));
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
