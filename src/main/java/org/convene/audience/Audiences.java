package org.convene.audience;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

/** Finds the feature that answers for an audience. */
@Component
public class Audiences {
    private final List<ListMembers> answering;

    Audiences(List<ListMembers> answering) {
        this.answering = answering;
    }

    /** As {@link ListMembers#members}. */
    public MemberQuery members(String audience) {
        return of(audience).members(audience);
    }

    /** As {@link ListMembers#personal}. */
    public Personal personal(String audience, UUID member, UUID person) {
        return of(audience).personal(audience, member, person);
    }

    /** As {@link ListMembers#gone}. */
    public Set<UUID> gone(String audience, Collection<UUID> members) {
        return of(audience).gone(audience, members);
    }

    /** As {@link ListMembers#leavesByMail}. */
    public boolean leavesByMail(String audience) {
        return of(audience).leavesByMail(audience);
    }

    /** False: nobody knows what the mail belonged to. */
    public boolean complained(Reached by) {
        return answering.stream().anyMatch(members -> members.complained(by));
    }

    private ListMembers of(String audience) {
        return answering.stream().filter(members -> members.answersFor(audience)).findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody answers for the audience " + audience));
    }
}
