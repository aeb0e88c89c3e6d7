package org.convene.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;

/**
 * An announcement in the API.
 *
 * @param groups slugs
 * @param body Markdown
 * @param replyTo where answers go; empty: nowhere but the sender address
 * @param published whether it may stand in the public feeds
 * @param state draft, scheduled, sending, sent or cancelled
 * @param at when it left or will leave
 */
record AnnouncementBody(UUID id, List<String> groups, String subject, String body, String replyTo, boolean published,
        String author, String state,
        boolean paused, @Nullable Instant at, long version, Instant createdAt) {

    static AnnouncementBody of(Announcement from) {
        return new AnnouncementBody(from.id(), from.groups().stream().map(Group::slug).toList(), from.subject(),
                from.body(), from.replyTo(), from.published(), from.author(), from.state().text(), from.paused(),
                from.dueAt(), from.version(),
                from.createdAt());
    }
}
