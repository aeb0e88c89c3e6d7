package org.convene.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How sending goes, for staff.
 *
 * @param catching there is no relay: mail stays in the mailbox page
 * @param relayDown since when the relay cannot be reached, and what it or the network said
 * @param hours the last 24, oldest first
 * @param failures of the last 24 hours, most frequent first
 */
public record SendingOverview(boolean catching, Optional<Down> relayDown, Queue queue, List<Hour> hours,
        List<Failure> failures, List<OpenMailing> open, List<DeliveryReport> uncertain) {

    /** @param since when the first attempt to reach the relay failed */
    public record Down(Instant since, String reason) {}

    /**
     * @param due waiting and due now
     * @param later waiting for its time, for the next attempt, or paused
     * @param oldest since when the oldest due one waits
     */
    public record Queue(long due, long later, long sending, Optional<Instant> oldest) {
        public long waiting() {
            return due + later + sending;
        }
    }

    /** @param troubled attempts that were refused, put off or left without an answer */
    public record Hour(Instant begin, long accepted, long troubled) {}

    /** @param cause why it was given up, in one word; @param words what the relay said */
    public record Failure(String cause, String words, long count) {}

    public long acceptedInDay() {
        return hours.stream().mapToLong(Hour::accepted).sum();
    }

    public long failedInDay() {
        return failures.stream().mapToLong(Failure::count).sum();
    }
}
