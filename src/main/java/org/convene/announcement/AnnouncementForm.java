package org.convene.announcement;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The form of a draft as typed. */
public record AnnouncementForm(@Nullable List<UUID> groups, @Nullable String subject, @Nullable String body,
        @Nullable String replyTo, @Nullable Boolean published, long version) {
    static AnnouncementForm of(Announcement draft) {
        return new AnnouncementForm(draft.groups().stream().map(group -> group.id()).toList(), draft.subject(),
                draft.body(), draft.replyTo(), draft.published(), draft.version());
    }

    AnnouncementDraft draft() {
        return new AnnouncementDraft(groups == null ? List.of() : groups, subject == null ? "" : subject.strip(),
                body == null ? "" : body.strip().replace("\r\n", "\n"), replyTo == null ? "" : replyTo.strip(),
                Boolean.TRUE.equals(published));
    }

    /** The same words on top of another version. */
    AnnouncementForm on(long other) {
        return new AnnouncementForm(groups, subject, body, replyTo, published, other);
    }

    /** Subject and text, as they are compared. */
    String written() {
        return draft().subject() + "\n\n" + draft().body();
    }

    /** Whether this group is chosen. */
    public boolean has(UUID group) {
        return groups != null && groups.contains(group);
    }
}
