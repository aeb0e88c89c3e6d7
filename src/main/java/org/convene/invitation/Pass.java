package org.convene.invitation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.subscription.ClockPreference;
import org.convene.subscription.Member;

/**
 * Who may come to what.
 *
 * @param person the subscription of a member, however they come; another id of who is none
 * @param date the only one it is for, as the meeting's rule has it; null: all
 * @param slots those taken; where none of the meeting's is named, all
 * @param name as others in the room see it; possibly empty
 * @param email empty where it is not known any more
 */
public record Pass(UUID person, UUID meeting, @Nullable LocalDate date, Set<UUID> slots, String name, String email,
        ClockPreference clock) {

    /** Of a member. */
    public static Pass of(UUID meeting, Member member) {
        return new Pass(member.subscription(), meeting, null, member.slots(), member.name(), member.address().value(),
                member.clock());
    }

    boolean takes(UUID slot, Collection<UUID> offered) {
        return slots.contains(slot) || Collections.disjoint(slots, offered);
    }

    /** Not the address: it must not reach a log. */
    @Override
    public String toString() {
        return "Pass[" + person + " to " + meeting + "]";
    }
}
