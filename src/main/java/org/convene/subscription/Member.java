package org.convene.subscription;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.convene.mail.EmailAddress;

/**
 * One active subscription with what other modules need to write to the person.
 *
 * @param slots those taken; a meeting of which none is named is taken whole
 * @param subscription id of subscriber × group; a return after leaving is a new one
 */
public record Member(UUID subscription, UUID subscriber, UUID group, EmailAddress address, String name, Locale language,
        ZoneId zone, ClockPreference clock, Set<UUID> slots) {

    /** The language, with the clock this person reads: for writing times. */
    public Locale formats() {
        return clock.on(language);
    }

    /** Whether this person ever chose a time zone; until then theirs is UTC. */
    public boolean zoneChosen() {
        return Person.chosen(zone);
    }

    /** Whether this person takes one of a meeting’s slots. @param offered all that the meeting has */
    public boolean takes(UUID slot, Collection<UUID> offered) {
        return slots.contains(slot) || Collections.disjoint(slots, offered);
    }

    /** The same person reached elsewhere. */
    public Member at(EmailAddress other) {
        return new Member(subscription, subscriber, group, other, name, language, zone, clock, slots);
    }
}
