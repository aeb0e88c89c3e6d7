package org.convene.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.delivery.Progress;
import org.convene.group.Group;

/**
 * A message to one or more groups.
 *
 * @param body Markdown as written
 * @param replyTo where answers go; empty: the inbox of its first group, or the sender address where no mail comes in
 * @param published whether it may stand in the public feeds
 * @param author who wrote it, as its readers see it
 * @param dueAt when it left or will leave; null for a draft
 * @param progress counts of its deliveries; null until it is handed in
 * @param approval what a second person says to it
 * @param version changes with every edit of the draft
 */
public record Announcement(UUID id, List<Group> groups, String subject, String body, String replyTo,
        boolean published, String author, AnnouncementState state, @Nullable Instant dueAt, @Nullable UUID mailing,
        @Nullable Progress progress,
        Approval approval, long version, Instant createdAt) {

    public boolean draft() {
        return state == AnnouncementState.DRAFT;
    }

    /** Whether it can still be paused, resumed and cancelled. */
    public boolean open() {
        return state == AnnouncementState.SCHEDULED || state == AnnouncementState.SENDING;
    }

    public boolean paused() {
        return open() && progress != null && progress.paused();
    }
}
