package org.convene.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what was ordered. The network is asked between two transactions, never inside one. */
@Component
class RoomWork {
    private static final Logger LOG = LoggerFactory.getLogger(RoomWork.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int TELL_AFTER = 3;
    private static final int ENOUGH = 12;
    private final Rooms rooms;
    private final RoomProviders providers;
    private final DatedWork dated;

    RoomWork(Rooms rooms, RoomProviders providers, DatedWork dated) {
        this.dated = dated;
        this.rooms = rooms;
        this.providers = providers;
    }

    /** Does the next order that is due; false when there is none. */
    boolean next() {
        Optional<Order> order = rooms.claim(LEASE);
        order.ifPresent(this::perform);
        return order.isPresent();
    }

    private void perform(Order order) {
        RoomProvider provider = providers.of(order.provider());
        if (!provider.ready()) {
            rooms.putOff(order, RoomProblem.UNSET, true, LONGEST);
            return;
        }
        try {
            switch (order.task()) {
                case OPEN -> open(order, provider);
                case CHANGE -> change(order, provider);
                case CLOSE -> close(order, provider);
                case RECORDINGS -> recordings(order, provider);
                case DATE -> {
                    dated.perform(order);
                    rooms.changed(order);
                }
            }
        } catch (RoomFailure failure) {
            LOG.warn("{} of a room at {} did not work, try {}: {}", order.task(), order.provider(), order.attempts(),
                    failure.getMessage());
            failed(order, failure);
        }
    }

    private void open(Order order, RoomProvider provider) {
        Optional<RoomPlan> plan = rooms.plan(order);
        if (plan.isEmpty()) {
            rooms.ended(order);
        } else {
            rooms.opened(order, provider.open(plan.get()));
        }
    }

    private void change(Order order, RoomProvider provider) {
        Optional<RoomPlan> plan = rooms.plan(order);
        Optional<Room> room = rooms.room(order);
        if (plan.isEmpty()) {
            rooms.ended(order);
        } else if (room.isEmpty() || room.get().external().isEmpty()) {
            rooms.done(order);
        } else {
            provider.change(room.get().external(), plan.get());
            rooms.changed(order);
        }
    }

    private void close(Order order, RoomProvider provider) {
        provider.close(order.reference());
        rooms.done(order);
    }

    private void recordings(Order order, RoomProvider provider) {
        Optional<Room> room = rooms.room(order);
        if (room.isEmpty() || rooms.confidential(order)) {
            rooms.done(order);
            return;
        }
        List<Recording> found = provider.recordings(room.get().external(), order.reference());
        if (found.isEmpty() && order.attempts() < ENOUGH) {
            rooms.putOff(order, RoomProblem.NONE, false, rest(order));
        } else {
            rooms.noted(order, found);
        }
    }

    private void failed(Order order, RoomFailure failure) {
        boolean gone = failure.problem() == RoomProblem.GONE;
        boolean passing = order.task() == Order.Task.CLOSE || order.task() == Order.Task.RECORDINGS;
        if (gone && order.task() == Order.Task.CHANGE) {
            rooms.gone(order);
        } else if (passing && (gone || order.attempts() >= ENOUGH)) {
            rooms.done(order);
        } else {
            boolean passes = failure.problem().passes();
            Duration asked = failure.patience();
            Duration rest = passes ? rest(order) : LONGEST;
            rooms.putOff(order, failure.problem(), !passes || order.attempts() >= TELL_AFTER,
                    asked.compareTo(rest) > 0 ? asked : rest);
        }
    }

    private static Duration rest(Order order) {
        Duration rest = FIRST.multipliedBy(1L << Math.min(order.attempts(), 10));
        return rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    }
}
