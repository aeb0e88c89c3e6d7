package org.convene.invitation;

import java.time.Instant;
import java.util.UUID;

import org.convene.calendar.Answer;
import org.convene.mail.EmailAddress;

/**
 * The calendar object one subscription holds for one slot, or for one part of it.
 *
 * @param address where it was sent: its ATTENDEE
 * @param uid random and constant; a return after leaving gets another
 * @param stamp DTSTAMP of what was sent last, strictly rising
 * @param fingerprint of what was said last
 * @param held false once it was taken back
 * @param organizer its ORGANIZER, the same for its whole life; empty: not told yet
 */
record Invitation(UUID id, UUID meeting, UUID slot, int part, UUID subscription, EmailAddress address, String uid,
        int sequence, Instant stamp,
        String fingerprint, Answer answer, boolean held, String organizer) {
    /** Not told yet, or as it was told when nobody noted the organizer. */
    Invitation(UUID id, UUID meeting, UUID slot, int part, UUID subscription, EmailAddress address, String uid,
            int sequence, Instant stamp, String fingerprint, Answer answer, boolean held) {
        this(id, meeting, slot, part, subscription, address, uid, sequence, stamp, fingerprint, answer, held, "");
    }

    /** Names this organizer, if it names none yet. */
    Invitation by(EmailAddress present) {
        return organizer.isEmpty()
                ? new Invitation(id, meeting, slot, part, subscription, address, uid, sequence, stamp, fingerprint,
                        answer, held, present.value())
                : this;
    }

    Invitation sent(Step step, String said, Instant now) {
        Instant next = now.isAfter(stamp) ? now : stamp.plusSeconds(1);
        boolean taken = step.kind() == Step.Kind.CANCEL && step.only() == null;
        return new Invitation(id, meeting, slot, part, subscription, address, uid, sequence + (step.rises() ? 1 : 0),
                next, said, answer, held && !taken, organizer);
    }

    Invitation asking() {
        return new Invitation(id, meeting, slot, part, subscription, address, uid, sequence, stamp, fingerprint,
                Answer.NEEDS_ACTION, held, organizer);
    }
}
