package org.convene.guest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.calendar.Answer;
import org.convene.guest.GuestDue.Kind;
import org.convene.guest.GuestDue.Parting;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.meeting.Truth;
import org.convene.site.Ids;
import org.convene.site.Site;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscribers;

/** Compares what guests hold with what is true: the dates that name them, as they stand. */
@Component
class GuestRounds {
    private final GuestRepository guests;
    private final GuestInvitationRepository invitations;
    private final Meetings meetings;
    private final Subscribers subscribers;
    private final Site site;
    private final Clock clock;

    GuestRounds(GuestRepository guests, GuestInvitationRepository invitations, Meetings meetings,
            Subscribers subscribers, Site site, Clock clock) {
        this.guests = guests;
        this.invitations = invitations;
        this.meetings = meetings;
        this.subscribers = subscribers;
        this.site = site;
        this.clock = clock;
    }

    /** One slot of a date that a guest is to hold. */
    private record Wanted(Meeting meeting, Guest guest, Slot slot, SlotContent content) {}

    /** What brings the guests of these meetings up to date. */
    List<GuestDue> plan(List<Meeting> together) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<Meeting, Truth> truths = new LinkedHashMap<>();
        together.forEach(meeting -> truths.put(meeting, meetings.truth(meeting, now)));
        Map<UUID, Guest> known = known(together, truths);
        if (known.isEmpty()) {
            return List.of();
        }
        List<GuestInvitation> held = new ArrayList<>(invitations.of(known.keySet()));
        List<GuestDue> due = new ArrayList<>();
        Set<UUID> named = new HashSet<>();
        truths.forEach((meeting, truth) -> wanted(meeting, truth, known, named)
                .forEach(one -> due(one, take(held, one), now).ifPresent(due::add)));
        held.forEach(one -> takeBack(together, known.get(one.guest()), one, named, now).ifPresent(due::add));
        return due;
    }

    private Map<UUID, Guest> known(List<Meeting> together, Map<Meeting, Truth> truths) {
        List<UUID> named = truths.values().stream().flatMap(truth -> truth.invited().values().stream())
                .flatMap(List::stream).distinct().toList();
        Map<UUID, Guest> known = new LinkedHashMap<>();
        Stream.concat(guests.ofMeetings(together.stream().map(Meeting::id).toList()).stream(),
                named.isEmpty() ? Stream.empty() : guests.byIds(named).stream())
                .forEach(one -> known.put(one.id(), one));
        return known;
    }

    private List<Wanted> wanted(Meeting meeting, Truth truth, Map<UUID, Guest> known, Set<UUID> named) {
        List<Wanted> wanted = new ArrayList<>();
        List<UUID> slots = meeting.slots().stream().map(Slot::id).toList();
        truth.invited().forEach((date, ids) -> ids.stream().map(known::get)
                .filter(one -> one != null && !one.stopped()).forEach(guest -> {
                    List<Wanted> all = of(meeting, truth, date, guest);
                    if (!all.isEmpty()) {
                        named.add(guest.id());
                    }
                    Optional<Member> member = asMember(guest);
                    all.stream().filter(one -> member.filter(own -> own.takes(one.slot().id(), slots)).isEmpty())
                            .forEach(wanted::add);
                }));
        return wanted;
    }

    private static List<Wanted> of(Meeting meeting, Truth truth, LocalDate date, Guest guest) {
        List<Slot> slots = meeting.slots().stream().filter(slot -> truth.alone(slot, date).isPresent()).toList();
        return guest.slots(slots).stream()
                .flatMap(slot -> truth.alone(slot, date).map(one -> new Wanted(meeting, guest, slot, one)).stream())
                .toList();
    }

    /** Who gets the invitations as a member needs no second one. */
    boolean member(Guest guest) {
        return asMember(guest).isPresent();
    }

    private Optional<Member> asMember(Guest guest) {
        EmailAddress address = guest.address();
        return address == null
                ? Optional.empty()
                : subscribers.member(guest.group(), address, MailKind.INVITATIONS);
    }

    /** What is held of this slot, or of one that took its place. */
    private static Optional<GuestInvitation> take(List<GuestInvitation> held, Wanted wanted) {
        List<GuestInvitation> own = held.stream().filter(one -> one.guest().equals(wanted.guest().id())).toList();
        Optional<GuestInvitation> found = own.stream().filter(one -> one.slot().equals(wanted.slot().id())).findFirst()
                .or(() -> own.stream().filter(one -> wanted.meeting().slots().stream()
                        .noneMatch(slot -> slot.id().equals(one.slot()))).findFirst());
        found.ifPresent(held::remove);
        return found;
    }

    private Optional<GuestDue> due(Wanted wanted, Optional<GuestInvitation> held, Instant now) {
        SlotContent content = wanted.content();
        boolean ahead = content.next(now).isPresent();
        if (held.isEmpty()) {
            return ahead ? Optional.of(invite(wanted, now)) : Optional.empty();
        }
        GuestInvitation before = held.get();
        boolean sameTime = before.starts().equals(content.master().instant(content.zone()))
                && before.told().sameTimes(content);
        if (sameTime && before.told().sameWords(content) || !ahead && before.told().next(now).isEmpty()) {
            return Optional.empty();
        }
        boolean asks = !before.told().sameTimes(content);
        return Optional.of(new GuestDue(Kind.UPDATE, wanted.meeting(), wanted.guest(), before.told(), before.starts(),
                before.telling(wanted.slot().id(), content, !sameTime, asks, now), Parting.NONE));
    }

    private GuestDue invite(Wanted wanted, Instant now) {
        SlotContent content = wanted.content();
        GuestInvitation fresh = new GuestInvitation(Ids.next(), wanted.guest().id(), wanted.slot().id(),
                UUID.randomUUID() + "@" + site.mailDomain(), "", 0, now, content.master().instant(content.zone()),
                content, true, Answer.NEEDS_ACTION, "");
        return new GuestDue(Kind.INVITE, wanted.meeting(), wanted.guest(), null, null, fresh, Parting.NONE);
    }

    private Optional<GuestDue> takeBack(List<Meeting> together, @org.jspecify.annotations.Nullable Guest guest,
            GuestInvitation held, Set<UUID> named, Instant now) {
        Optional<Meeting> meeting = together.stream().filter(one -> guest != null && one.id().equals(guest.meeting()))
                .findFirst();
        return guest == null || guest.stopped() || held.told().next(now).isEmpty()
                ? Optional.empty()
                : meeting.map(one -> new GuestDue(Kind.CANCEL, one, guest, held.told(), held.starts(),
                        held.takenBack(now), named.contains(guest.id()) && member(guest)
                                ? Parting.MEMBER
                                : goesOn(one, held, now) ? Parting.LEFT : Parting.OFF));
    }

    /** Whether the date itself is held without the guest. */
    private boolean goesOn(Meeting meeting, GuestInvitation held, Instant now) {
        LocalDate date = held.told().master().original().toLocalDate();
        Truth truth = meetings.truth(meeting, now);
        return meeting.slots().stream().anyMatch(slot -> truth.alone(slot, date).isPresent());
    }

    /** Takes back whatever of a guest still lies ahead. @param why where the date itself goes on */
    List<GuestDue> goodbye(Guest guest, Parting why) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return meetings.byId(guest.meeting()).stream()
                .flatMap(meeting -> invitations.of(List.of(guest.id())).stream()
                        .flatMap(one -> takeBack(List.of(meeting), guest, one, Set.of(), now).stream()))
                .map(due -> due.parting() == Parting.LEFT ? due.parting(why) : due).toList();
    }
}
