package org.convene.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.audience.AudienceSearch;
import org.convene.audience.Recipient;

/** Finds who takes announcements of a group, for previews. */
@Component
class ReaderSearch implements AudienceSearch {
    private static final String GROUPS = "groups:announcements:";
    private final MemberRepository members;

    ReaderSearch(MemberRepository members) {
        this.members = members;
    }

    @Override
    public List<Recipient> find(String audience, String words, int limit) {
        return members.announced(groups(audience), new MemberFilter(null, words, null, limit)).stream()
                .map(ReaderSearch::recipient).toList();
    }

    @Override
    public Optional<Recipient> one(String audience, UUID member) {
        return members.announced(groups(audience), member).map(ReaderSearch::recipient);
    }

    private static List<UUID> groups(String audience) {
        return audience.startsWith(GROUPS)
                ? Arrays.stream(audience.substring(GROUPS.length()).split(",")).map(UUID::fromString).toList()
                : List.of();
    }

    /** Without links: who looks at somebody's mail does not get the keys to their preferences. */
    private static Recipient recipient(Subscription one) {
        Person person = one.subscriber().person();
        return new Recipient(one.id(), person.address(), person.name(), person.language(), Map.of(), null, null);
    }
}
