package org.convene.delivery;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the feature that answers for an audience. */
@Component
class Audiences {
    private final List<ListMembers> answering;

    Audiences(List<ListMembers> answering) {
        this.answering = answering;
    }

    void forEach(String audience, Consumer<Recipient> consumer) {
        of(audience).forEach(audience, consumer);
    }

    /** Mail without an audience, or for somebody who is no member, asks nobody. */
    boolean stillWants(@Nullable UUID member, @Nullable String audience) {
        return member == null || audience == null || of(audience).stillWants(member, audience);
    }

    private ListMembers of(String audience) {
        return answering.stream().filter(members -> members.answersFor(audience)).findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody answers for the audience " + audience));
    }
}
