package org.convene.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;

/**
 * An announcement in the API.
 *
 * @param groups slugs
 * @param body Markdown
 * @param replyTo where answers go; empty: the inbox of its first group, or the sender address where no mail comes in
 * @param published whether it may stand in the public feeds
 * @param state draft, scheduled, sending, sent or cancelled
 * @param at when it left or will leave
 * @param approval what a second person says to it
 */
record AnnouncementBody(UUID id, List<String> groups, String subject, String body, String replyTo, boolean published,
        String author, String state,
        boolean paused, @Nullable Instant at, long version, Instant createdAt, ApprovalBody approval) {

    /**
     * @param needed whether it cannot be sent without
     * @param state none, asked, approved, declined, or outdated: the draft was changed since
     * @param askedBy empty: nobody did
     * @param by who decided; empty: nobody did
     * @param at when it was decided, or asked for
     */
    record ApprovalBody(boolean needed, String state, String askedBy, String by, String note, @Nullable Instant at) {
        static ApprovalBody of(Approval from) {
            return new ApprovalBody(from.needed(), from.stage().name().toLowerCase(Locale.ROOT), from.askedBy(),
                    from.by(), from.note(), from.at());
        }
    }

    static AnnouncementBody of(Announcement from) {
        return new AnnouncementBody(from.id(), from.groups().stream().map(Group::slug).toList(), from.subject(),
                from.body(), from.replyTo(), from.published(), from.author(), from.state().text(), from.paused(),
                from.dueAt(), from.version(),
                from.createdAt(), ApprovalBody.of(from.approval()));
    }
}
