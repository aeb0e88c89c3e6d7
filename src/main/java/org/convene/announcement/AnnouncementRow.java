package org.convene.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What is stored of an announcement. */
record AnnouncementRow(UUID id, List<UUID> groups, String subject, String body, String replyTo,
        boolean published, UUID author, @Nullable UUID editor, String authorName, Stage stage,
        @Nullable Instant dueAt, @Nullable UUID mailing, long version, Instant createdAt) {

    /** Whether this person wrote it or changed it last. */
    boolean touchedBy(UUID staff) {
        return author.equals(staff) || staff.equals(editor);
    }

    /** How far staff have taken it. */
    enum Stage {
        DRAFT, RELEASED, CANCELLED
    }
}
