package org.convene.answer;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import org.convene.calendar.DayLeaf;
import org.convene.calendar.OccurrenceTimes;
import org.convene.group.Group;
import org.convene.invitation.HeldInvitation;
import org.convene.meeting.Entry;
import org.convene.meeting.EntryWords;
import org.convene.subscription.Member;

/**
 * One date of an invitation in the words of whoever holds it: by the member's own clock, else the slot's.
 *
 * @param chosen whether it is told by a time zone that the member chose
 */
public record DateWords(DayLeaf leaf, OccurrenceTimes when, boolean chosen) {

    static DateWords of(Group group, HeldInvitation held, Entry entry, Optional<Member> member, Locale locale) {
        ZoneId anchor = held.told().zone();
        ZoneId own = member.map(Member::zone).orElse(anchor);
        Locale formats = member.map(one -> one.clock().on(locale)).orElse(locale);
        return new DateWords(DayLeaf.of(entry.instant(anchor).atZone(own).toLocalDate(), locale),
                OccurrenceTimes.of(entry.instant(anchor), entry.time(anchor).duration(), own,
                        EntryWords.zones(group, anchor), formats),
                member.filter(Member::zoneChosen).isPresent());
    }
}
