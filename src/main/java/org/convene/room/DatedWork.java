package org.convene.room;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            people(order, plan.get(), room(order, plan.get(), held));
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

    /** A room that went away while people were registered is made again at once. */
    private void people(Order order, DatedPlan plan, DatedRoom room) {
        try {
            people(room, plan);
        } catch (RoomFailure failure) {
            if (failure.problem() != RoomProblem.GONE) {
                throw failure;
            }
            dated.forget(order);
            people(opened(plan, provider.open(plan)), plan);
        }
    }

    /**
     * Whoever is registered by another address now is somebody else to the provider, and whoever shares one with somebody
     * the same. Who is refused is tried again with the order.
     */
    private void people(DatedRoom room, DatedPlan plan) {
        Map<UUID, Entrant> wanted = dated.wanted(plan).stream()
                .collect(Collectors.toMap(Entrant::person, Function.identity(), (one, other) -> one));
        Set<String> stay = wanted.values().stream().map(one -> lower(one.email())).collect(Collectors.toSet());
        List<Entry> gone = new ArrayList<>();
        for (Entry entry : dated.entries(room)) {
            Entrant one = wanted.get(entry.person());
            if (one != null && one.email().equals(entry.email()) && !entry.address().isEmpty()) {
                wanted.remove(entry.person());
            } else {
                gone.add(entry);
            }
        }
        for (List<Entry> some : some(gone)) {
            provider.cancel(room, some.stream()
                    .filter(one -> !one.registrant().isEmpty() && !stay.contains(lower(one.email()))).toList());
            dated.cancelled(room, some);
        }
        long refused = 0;
        for (List<Entrant> some : some(List.copyOf(wanted.values()))) {
            refused += provider.register(room, some, done -> dated.registered(room, done)).size();
        }
        if (refused > 0) {
            boolean nobody = dated.entries(room).isEmpty();
            throw new RoomFailure(nobody ? RoomProblem.REFUSED : RoomProblem.SOMEBODY, refused + " not registered");
        }
    }

    private static String lower(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private <T> List<List<T>> some(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += provider.atOnce()) {
            parts.add(all.subList(from, Math.min(all.size(), from + provider.atOnce())));
        }
        return parts;
    }
}
