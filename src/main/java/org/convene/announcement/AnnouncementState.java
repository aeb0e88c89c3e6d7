package org.convene.announcement;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.convene.delivery.Progress;

/** Where an announcement stands. Past DRAFT it follows from its deliveries, never from a wish written down before. */
public enum AnnouncementState {
    /** being written */
    DRAFT,
    /** leaves at its time */
    SCHEDULED,
    /** on its way; also while paused */
    SENDING,
    /** every delivery has come to its end */
    SENT,
    /** stopped by staff; who had it already keeps it */
    CANCELLED;

    /** As in addresses, message keys and the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AnnouncementState of(AnnouncementRow row, @Nullable Progress progress, Instant now) {
        Instant due = row.dueAt();
        return switch (row.stage()) {
            case DRAFT -> DRAFT;
            case CANCELLED -> CANCELLED;
            case RELEASED -> progress != null && progress.finished()
                    ? SENT
                    : due != null && due.isAfter(now) && (progress == null || !progress.expanded())
                            ? SCHEDULED
                            : SENDING;
        };
    }
}
