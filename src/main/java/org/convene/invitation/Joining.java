package org.convene.invitation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.subscription.ClockPreference;

/**
 * What a join link leads to at a moment.
 *
 * @param next the occurrence it is about, with the one slot it is about; null when none is coming
 * @param opens when the way to the room opens; null without an occurrence
 * @param open whether it is open now
 * @param clock how the member reads times
 * @param room the provider's address; empty unless open, or to be announced
 */
public record Joining(UUID group, Meeting meeting, @Nullable Occurrence next, @Nullable Instant opens, boolean open,
        String room, ClockPreference clock) {

    /** Not the room's address: it must not reach a log. */
    @Override
    public String toString() {
        return "Joining[" + meeting.id() + " open=" + open + "]";
    }
}
