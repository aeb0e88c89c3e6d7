package org.convene.room;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** Brings the room of one date, and who is registered for it, to what is true. What was done is kept after each step. */
@Component
class DatedWork {
    private final DatedRooms dated;
    private final Registering provider;
    private final Clock clock;

    DatedWork(DatedRooms dated, Registering provider, Clock clock) {
        this.dated = dated;
        this.provider = provider;
        this.clock = clock;
    }

    /** @throws RoomFailure when it is not all true afterwards */
    void perform(Order order) {
        Optional<DatedPlan> plan = dated.plan(order);
        Optional<DatedRoom> held = dated.room(order);
        if (plan.isPresent()) {
            people(room(order, plan.get(), held), plan.get());
        } else if (held.isPresent() && held.get().ends().isAfter(clock.instant())) {
            provider.close(held.get().external());
            dated.forget(order);
        }
    }

    private DatedRoom room(Order order, DatedPlan plan, Optional<DatedRoom> held) {
        if (held.isEmpty()) {
            return opened(plan, provider.open(plan));
        }
        if (held.get().said().equals(plan.said())) {
            return held.get();
        }
        try {
            provider.change(held.get().external(), plan);
            return opened(plan, new Opened(held.get().external(), held.get().address()));
        } catch (RoomFailure failure) {
            if (failure.problem() != RoomProblem.GONE) {
                throw failure;
            }
            dated.forget(order);
            return opened(plan, provider.open(plan));
        }
    }

    private DatedRoom opened(DatedPlan plan, Opened opened) {
        DatedRoom room = new DatedRoom(plan.meeting(), plan.reference(), opened.external(), opened.address(),
                plan.said(), plan.end());
        if (!dated.opened(room)) {
            throw new RoomFailure(RoomProblem.GONE, "not wanted any more");
        }
        return room;
    }

    /** Whoever is registered by another address now is somebody else to the provider. */
    private void people(DatedRoom room, DatedPlan plan) {
        Map<UUID, Entrant> wanted = dated.wanted(plan).stream()
                .collect(Collectors.toMap(Entrant::subscription, Function.identity(), (one, other) -> one));
        List<Entry> gone = new ArrayList<>();
        for (Entry entry : dated.entries(room)) {
            Entrant one = wanted.get(entry.subscription());
            if (one != null && one.email().equals(entry.email())) {
                wanted.remove(entry.subscription());
            } else {
                gone.add(entry);
            }
        }
        for (List<Entry> some : some(gone)) {
            provider.cancel(room, some.stream().filter(one -> !one.registrant().isEmpty()).toList());
            dated.cancelled(room, some);
        }
        for (List<Entrant> some : some(List.copyOf(wanted.values()))) {
            dated.registered(room, provider.register(room, some));
        }
    }

    private <T> List<List<T>> some(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += provider.atOnce()) {
            parts.add(all.subList(from, Math.min(all.size(), from + provider.atOnce())));
        }
        return parts;
    }
}
