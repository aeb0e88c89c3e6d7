package org.convene.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

/** The public door of the subscribers. */
@Component
public class Subscriptions {

    /** Streams the active members of a group who want this kind of mail. */
    public void forEachMember(UUID group, MailKind kind, Consumer<Member> consumer) {
        throw new UnsupportedOperationException();
    }

    /** The active member behind a subscription who wants this kind of mail. */
    public Optional<Member> member(UUID subscription, MailKind kind) {
        throw new UnsupportedOperationException();
    }

    public long countMembers(UUID group) {
        throw new UnsupportedOperationException();
    }

    /** The links every mail to this member carries. */
    public MemberLinks linksFor(Member member) {
        throw new UnsupportedOperationException();
    }

    /** The other active subscriptions of the same person, for pages reached by a signed link. */
    public List<Member> subscriptionsOf(UUID subscriber) {
        throw new UnsupportedOperationException();
    }
}
