package org.convene.announcement;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A draft, or what to change in one; what is absent stays as it is.
 *
 * @param groups slugs
 * @param replyTo where answers go; empty: the inbox of its first group, or the sender address where no mail comes in
 * @param published whether it may stand in the public feeds; a new one may unless this says false
 * @param version of the draft as it was read; absent: whatever it says now
 */
record AnnouncementChange(@Nullable List<String> groups, @Nullable String subject, @Nullable String body,
        @Nullable String replyTo, @Nullable Boolean published, @Nullable Long version) {}
