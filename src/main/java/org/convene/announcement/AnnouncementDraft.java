package org.convene.announcement;

import java.util.List;
import java.util.UUID;

import org.convene.mail.EmailAddress;
import org.convene.site.Problems;

/**
 * What its author has written so far.
 *
 * @param groups whom it goes to, at least one
 * @param subject one line
 * @param body Markdown
 * @param replyTo address that answers go to; empty: the inbox of its first group, or the sender address where no mail comes in
 * @param published whether it may stand in the public feeds
 */
public record AnnouncementDraft(List<UUID> groups, String subject, String body, String replyTo,
        boolean published) {
    static final int SUBJECT = 150;
    static final int BODY = 50_000;

    public AnnouncementDraft {
        groups = groups.stream().distinct().toList();
    }

    Problems check() {
        return new Problems().require(!groups.isEmpty(), "groups", "problem.announcement.groups")
                .requireText(subject, SUBJECT, "subject")
                .require(subject.lines().count() <= 1, "subject", "problem.announcement.one-line")
                .requireText(body, BODY, "body")
                .require(replyTo.isEmpty() || EmailAddress.parse(replyTo).isPresent(), "replyTo", "problem.email");
    }
}
