package org.convene.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.OccurrenceTime;
import org.convene.site.Keyring;
import org.convene.site.Site;

/** The door of the rooms of single dates, where everybody is registered: which there should be, and who may enter. */
@Component
@Transactional
public class DatedRooms {
    /** How long before its start the room of a date is made. */
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final Duration ENTRIES_KEPT = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LOOKED_AT = 20;
    private final DatedRoomRepository dated;
    private final RoomRepository rooms;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final Entrants entrants;
    private final Keyring keyring;
    private final Site site;
    private final Clock clock;

    DatedRooms(DatedRoomRepository dated, RoomRepository rooms, Meetings meetings, WorkingGroups groups,
            Entrants entrants, Keyring keyring, Site site, Clock clock) {
        this.dated = dated;
        this.rooms = rooms;
        this.meetings = meetings;
        this.groups = groups;
        this.entrants = entrants;
        this.keyring = keyring;
        this.site = site;
        this.clock = clock;
    }

    /** Has the dates looked at that are near, or have a room. */
    void order(UUID id) {
        references(id).forEach(one -> rooms.order(id, Provider.ZOOM_REGISTERED, Order.Task.DATE, one, clock.instant()));
    }

    /** As {@link #order}, where somebody came or went. */
    void orderInTurn(UUID id) {
        references(id).forEach(
                one -> rooms.orderInTurn(id, Provider.ZOOM_REGISTERED, Order.Task.DATE, one, clock.instant()));
    }

    private Set<String> references(UUID id) {
        Instant now = clock.instant();
        Set<String> references = new TreeSet<>();
        dated.of(id).stream().filter(room -> room.ends().isAfter(now)).map(DatedRoom::reference)
                .forEach(references::add);
        meetings.byId(id).filter(meeting -> !meeting.cancelled())
                .ifPresent(meeting -> meetings.since(meeting, now, LOOKED_AT).stream()
                        .filter(one -> !one.cancelled()).forEach(one -> one.times().stream()
                                .filter(time -> time.end().isAfter(now) && time.start().isBefore(now.plus(AHEAD)))
                                .forEach(time -> references.add(DatedRoom.reference(one.date(), time.slot().id())))));
        return references;
    }

    /** The provider may have another idea of these rooms. */
    void doubt(UUID meeting) {
        dated.doubt(meeting);
        order(meeting);
    }

    /** Gives all rooms of a meeting back. */
    void giveBack(UUID meeting) {
        dated.of(meeting).stream().filter(room -> room.ends().isAfter(clock.instant()))
                .forEach(room -> rooms.order(meeting, Provider.ZOOM_REGISTERED, Order.Task.CLOSE, room.external(),
                        clock.instant()));
        dated.forget(meeting);
    }

    void tidy() {
        dated.forgetEntriesBefore(clock.instant().minus(ENTRIES_KEPT));
        dated.forgetBefore(clock.instant().minus(KEPT));
    }

    @Transactional(readOnly = true)
    Optional<UUID> meeting(String external) {
        return dated.meeting(external);
    }

    /** What the room is to be like; empty when there should be none. */
    @Transactional(readOnly = true)
    Optional<DatedPlan> plan(Order order) {
        Instant now = clock.instant();
        UUID slot = DatedRoom.slot(order.reference());
        return rooms.of(order.meeting()).filter(room -> room.provider() == order.provider())
                .flatMap(room -> meetings.byId(order.meeting())).filter(meeting -> !meeting.cancelled())
                .flatMap(meeting -> meetings.occurrence(meeting, DatedRoom.date(order.reference()))
                        .filter(one -> !one.cancelled())
                        .flatMap(one -> one.times().stream().filter(time -> time.slot().id().equals(slot)).findFirst())
                        .filter(time -> time.end().isAfter(now)).map(time -> plan(order, meeting, time)));
    }

    private DatedPlan plan(Order order, Meeting meeting, OccurrenceTime time) {
        boolean confidential = groups.byId(meeting.group()).map(meeting::confidential).orElse(true);
        return new DatedPlan(meeting.id(), order.reference(), meeting.title(), time.start(),
                Duration.between(time.start(), time.end()), confidential, order.attempts() > 1);
    }

    @Transactional(readOnly = true)
    Optional<DatedRoom> room(Order order) {
        return dated.of(order.meeting(), order.reference());
    }

    @Transactional(readOnly = true)
    List<Entry> entries(DatedRoom room) {
        return dated.entries(room);
    }

    /** Whom to register, and as whom: under the Chatham House rule the provider learns neither name nor address. */
    @Transactional(readOnly = true)
    List<Entrant> wanted(DatedPlan plan) {
        List<Entrant> all = meetings.byId(plan.meeting()).map(one -> entrants.of(one, DatedRoom.date(plan.reference())))
                .orElse(List.of());
        return plan.confidential() ? all.stream().map(this::masked).toList() : all;
    }

    private Entrant masked(Entrant one) {
        String mark = HexFormat.of().formatHex(keyring.fingerprint("room:entrant", one.person().toString()), 0,
                8);
        return new Entrant(one.person(), "", "guest-" + mark + "@" + site.mailDomain());
    }

    /** False when the meeting has its room elsewhere by now: this one is given back. */
    boolean opened(DatedRoom room) {
        boolean wanted = rooms.of(room.meeting()).filter(one -> one.provider() == Provider.ZOOM_REGISTERED).isPresent();
        if (wanted) {
            dated.save(room);
        } else {
            rooms.order(room.meeting(), Provider.ZOOM_REGISTERED, Order.Task.CLOSE, room.external(), clock.instant());
        }
        return wanted;
    }

    void forget(Order order) {
        dated.forget(order.meeting(), order.reference());
    }

    void registered(DatedRoom room, List<Entry> entries) {
        entries.forEach(one -> dated.save(room, one));
    }

    void cancelled(DatedRoom room, List<Entry> entries) {
        entries.forEach(one -> dated.delete(room, one));
    }
}
