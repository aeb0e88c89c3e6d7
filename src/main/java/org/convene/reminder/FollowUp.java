package org.convene.reminder;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.Occurrence;

/**
 * What members would be told of a date that is over.
 *
 * @param materials kinds of what there is to show
 * @param sent when they were told of exactly this; null: not yet
 */
public record FollowUp(Occurrence occurrence, List<String> materials, int recipients, @Nullable Instant sent) {

    /** Whether it can be sent. */
    public boolean ready() {
        return !materials.isEmpty() && recipients > 0 && sent == null;
    }
}
