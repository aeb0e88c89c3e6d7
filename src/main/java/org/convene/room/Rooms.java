package org.convene.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;

/**
 * The public door of the rooms. What a provider has to do is ordered here and done by a worker afterwards; until it is, and
 * whenever it cannot be, the pasted link of the meeting is the way.
 */
@Component
@Transactional
public class Rooms {
    private final RoomRepository rooms;
    private final RoomProviders providers;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final DatedRooms dated;
    private final Clock clock;

    Rooms(RoomRepository rooms, RoomProviders providers, Meetings meetings, WorkingGroups groups, AuditLog audit,
            DatedRooms dated, Clock clock) {
        this.dated = dated;
        this.rooms = rooms;
        this.providers = providers;
        this.meetings = meetings;
        this.groups = groups;
        this.audit = audit;
        this.clock = clock;
    }

    /** The meeting's room, and what it could be. */
    @Transactional(readOnly = true)
    public RoomView of(Staff staff, UUID meeting) {
        meetings.moderated(staff, meeting, Scope.MEETINGS_READ);
        return rooms.of(meeting)
                .map(room -> new RoomView(room.provider(), room.state().name(), room.problem(), providers.offered()))
                .orElseGet(() -> new RoomView(Provider.LINK, "LINK", RoomProblem.NONE, providers.offered()));
    }

    /**
     * Gets the meeting's room from another provider from now on. Nobody has to be told: invitations carry a link of ours.
     *
     * @throws InvalidInput for a provider that is not set up here
     */
    public void choose(Staff staff, UUID id, Provider provider) {
        meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        if (meetings.locked(id).isEmpty()) {
            throw new NotFound("meeting");
        }
        if (!providers.offered().contains(provider)) {
            throw new InvalidInput(FieldProblem.of("provider", "problem.room.provider"));
        }
        Optional<Room> before = rooms.of(id);
        if (before.map(Room::provider).orElse(Provider.LINK) == provider) {
            return;
        }
        before.ifPresent(this::giveBack);
        if (provider != Provider.LINK) {
            rooms.choose(id, provider);
            rooms.order(id, provider, Order.Task.OPEN, "", clock.instant());
        }
        audit.record(staff, "room.choose", "meeting:" + id, provider.name());
    }

    /** Asks the provider once more, at once. @throws NotFound for a meeting with a pasted link */
    public void again(Staff staff, UUID id) {
        meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        Room room = rooms.of(id).orElseThrow(() -> new NotFound("room"));
        boolean there = !room.external().isEmpty() && !providers.of(room.provider()).fleeting();
        rooms.order(id, room.provider(), there ? Order.Task.CHANGE : Order.Task.OPEN, "", clock.instant());
        audit.record(staff, "room.again", "meeting:" + id, room.provider().name());
    }

    /** Where the provider lets this person in now; empty: by the meeting's pasted link. */
    @Transactional(readOnly = true)
    public Optional<String> way(Meeting meeting, Visit visit) {
        return rooms.of(meeting.id()).filter(room -> !room.external().isEmpty())
                .filter(room -> providers.of(room.provider()).ready())
                .filter(room -> room.state() == Room.State.READY || !providers.of(room.provider()).fleeting())
                .map(room -> providers.of(room.provider()).way(room, visit)).filter(way -> !way.isEmpty());
    }

    /** Whether the meeting has, or is about to have, a room that nobody pasted. */
    @Transactional(readOnly = true)
    public boolean ordered(UUID meeting) {
        return rooms.of(meeting).isPresent();
    }

    /** Which of these meetings have a room that could not be made, and why. */
    @Transactional(readOnly = true)
    public Map<UUID, RoomProblem> failing(List<UUID> those) {
        return rooms.failed(those).stream().collect(Collectors.toMap(Room::meeting, Room::problem));
    }

    /** Follows what became of a meeting; a cancelled one keeps its room for a day, as it may be taken back. */
    void follow(UUID id) {
        rooms.of(id).ifPresent(room -> {
            boolean over = meetings.byId(id).map(Meeting::cancelled).orElse(true);
            rooms.order(id, room.provider(), Order.Task.CHANGE, "",
                    over ? clock.instant().plus(Duration.ofDays(1)) : clock.instant());
        });
    }

    void giveBack(UUID id) {
        rooms.of(id).ifPresent(this::giveBack);
    }

    /** Something came of a recording that the provider told us of; whether the room is one of ours. */
    boolean recorded(Provider provider, String external, String reference) {
        Optional<UUID> meeting = rooms.meeting(provider, external);
        Optional<UUID> date = dated.meeting(external);
        meeting.ifPresent(one -> rooms.orderOnce(one, provider, Order.Task.RECORDINGS, reference, clock.instant()));
        date.ifPresent(one -> rooms.orderOnce(one, Provider.ZOOM_REGISTERED, Order.Task.RECORDINGS, reference,
                clock.instant()));
        return meeting.isPresent() || date.isPresent();
    }

    /** The provider says that a room changed or went; the next look will tell. */
    void lookAt(Provider provider, String external) {
        rooms.meeting(provider, external)
                .ifPresent(one -> rooms.order(one, provider, Order.Task.CHANGE, "", clock.instant()));
        dated.meeting(external).ifPresent(dated::doubt);
    }

    /** Somebody was invited, or is not any more. */
    public void peopleChanged(UUID meeting) {
        rooms.of(meeting).filter(room -> byDate(room.provider())).ifPresent(room -> dated.orderInTurn(meeting));
    }

    private static boolean byDate(Provider provider) {
        return provider == Provider.ZOOM_REGISTERED;
    }

    private void giveBack(Room room) {
        rooms.drop(room.meeting());
        rooms.forget(room.meeting());
        if (byDate(room.provider())) {
            dated.giveBack(room.meeting());
        } else if (!room.external().isEmpty()) {
            rooms.order(room.meeting(), room.provider(), Order.Task.CLOSE, room.external(), clock.instant());
        }
    }

    /** What the room of a meeting is to be like; empty when the meeting is gone. */
    @Transactional(readOnly = true)
    Optional<RoomPlan> plan(Order order) {
        return meetings.byId(order.meeting()).filter(meeting -> !meeting.cancelled())
                .map(meeting -> new RoomPlan(meeting.id(), meeting.title(), confidential(meeting),
                        order.attempts() > 1));
    }

    @Transactional(readOnly = true)
    Optional<Room> room(Order order) {
        return rooms.of(order.meeting()).filter(room -> room.provider() == order.provider());
    }

    /** Whether nobody is to be told of recordings; nor of those of a meeting that is gone. */
    @Transactional(readOnly = true)
    boolean confidential(Order order) {
        return meetings.byId(order.meeting()).map(this::confidential).orElse(true);
    }

    private boolean confidential(Meeting meeting) {
        return groups.byId(meeting.group()).map(meeting::confidential).orElse(true);
    }

    /** For {@link RoomWork}: an order for this worker alone. */
    Optional<Order> claim(Duration lease) {
        Instant now = clock.instant();
        return rooms.claim(now, now.plus(lease));
    }

    void opened(Order order, Opened room) {
        boolean there = rooms.opened(order, room, clock.instant());
        if (there && byDate(order.provider())) {
            dated.order(order.meeting());
        } else if (!there && !byDate(order.provider())) {
            rooms.order(order.meeting(), order.provider(), Order.Task.CLOSE, room.external(), clock.instant());
        }
        rooms.done(order, clock.instant());
    }

    void changed(Order order) {
        rooms.changed(order, clock.instant());
        if (byDate(order.provider()) && order.task() != Order.Task.DATE) {
            dated.order(order.meeting());
        }
        rooms.done(order, clock.instant());
    }

    void done(Order order) {
        rooms.done(order, clock.instant());
    }

    /** The meeting is over or gone: so is its room. */
    void ended(Order order) {
        rooms.of(order.meeting()).filter(room -> room.provider() == order.provider()).ifPresent(this::giveBack);
        rooms.done(order, clock.instant());
    }

    /** The room went away at the provider: another one is made. */
    void gone(Order order) {
        rooms.done(order, clock.instant());
        rooms.choose(order.meeting(), order.provider());
        rooms.order(order.meeting(), order.provider(), Order.Task.OPEN, "", clock.instant());
    }

    void noted(Order order, List<Recording> found) {
        found.forEach(one -> meetings.recorded(order.meeting(), one.began(), one.url()));
        rooms.done(order, clock.instant());
    }

    /** Tried again later. @param told whether staff should know by now */
    void putOff(Order order, RoomProblem problem, boolean told, Duration wait) {
        if (order.task() == Order.Task.OPEN || order.task() == Order.Task.CHANGE
                || order.task() == Order.Task.DATE && told) {
            rooms.state(order, told ? Room.State.FAILED : Room.State.ORDERED, problem);
        }
        rooms.putOff(order, problem, clock.instant().plus(wait));
    }

    /** Opens what has to be open soon, and looks once a day whether the other rooms are still there. */
    void prepare() {
        Instant now = clock.instant();
        dated.tidy();
        for (Room room : rooms.all()) {
            RoomProvider provider = providers.of(room.provider());
            if (provider.ready() && room.state() == Room.State.READY) {
                Preparation.of(provider, room, now).ifPresent(task -> meetings.byId(room.meeting())
                        .ifPresent(meeting -> prepare(task, meeting, room)));
            }
        }
    }

    private void prepare(Order.Task task, Meeting meeting, Room room) {
        Instant now = clock.instant();
        if (task == Order.Task.CHANGE) {
            if (byDate(room.provider())) {
                dated.doubt(meeting.id());
            }
            rooms.orderOnce(meeting.id(), room.provider(), task, "", now);
            return;
        }
        meetings.since(meeting, now.minus(Preparation.AFTER), 1).stream().filter(one -> !one.cancelled())
                .filter(one -> one.start().isBefore(now.plus(Preparation.BEFORE))).forEach(one -> {
                    rooms.orderOnce(meeting.id(), room.provider(), task, "", now);
                    if (!confidential(meeting)) {
                        rooms.orderOnce(meeting.id(), room.provider(), Order.Task.RECORDINGS, one.start().toString(),
                                one.end().plus(Preparation.RECORDED));
                    }
                });
    }
}
