package org.convene.subscription;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.convene.site.Problems;

/** Makes what somebody ticked into the slots they take. Who takes all of a meeting's is named for none: later ones are theirs too. */
final class SlotPicks {
    private final List<SlotOffer> offers;
    private final Problems problems;

    SlotPicks(List<SlotOffer> offers, Problems problems) {
        this.offers = offers;
        this.problems = problems;
    }

    /**
     * What a form says.
     *
     * @param before what was taken; stays for whatever the form did not show
     * @param shown ids of all boxes of the form
     * @param ticked ids of those that are ticked
     */
    Set<UUID> ticked(Set<UUID> before, Collection<String> shown, Collection<String> ticked) {
        Set<UUID> taken = new TreeSet<>(before);
        for (SlotOffer offer : offers) {
            Set<UUID> seen = among(offer, shown);
            Set<UUID> wanted = among(offer, ticked);
            wanted.retainAll(seen);
            taken.removeAll(seen);
            problems.require(seen.isEmpty() || !wanted.isEmpty(), "slots", "problem.subscription.no-slot",
                    offer.title());
            if (wanted.size() < seen.size()) {
                taken.addAll(wanted);
            }
        }
        return taken;
    }

    /** What a list of ids says; a meeting none of whose slots is in it is taken whole. */
    Set<UUID> named(Collection<String> ids) {
        Set<UUID> known = offers.stream().flatMap(offer -> offer.slots().stream()).collect(Collectors.toSet());
        problems.require(ids.stream().allMatch(id -> id(id).filter(known::contains).isPresent()), "slots",
                "problem.subscription.unknown-slot");
        Set<UUID> taken = new TreeSet<>();
        offers.forEach(offer -> {
            Set<UUID> wanted = among(offer, ids);
            taken.addAll(wanted.size() < offer.times().size() ? wanted : Set.of());
        });
        return taken;
    }

    /** What a cell of a table says: names or ids with semicolons between. */
    Set<UUID> written(String cell) {
        List<SlotOffer.Time> all = offers.stream().flatMap(offer -> offer.times().stream()).toList();
        Set<String> ids = new HashSet<>();
        for (String word : cell.split(";")) {
            List<SlotOffer.Time> found = all.stream().filter(one -> one.name().equalsIgnoreCase(word.strip())).toList();
            found.forEach(one -> ids.add(one.slot().toString()));
            if (found.isEmpty() && !word.isBlank()) {
                ids.add(word.strip());
            }
        }
        return named(ids);
    }

    /** How a table names each slot: by its name, or by its id where that is not clear. */
    Map<UUID, String> names() {
        List<SlotOffer.Time> all = offers.stream().flatMap(offer -> offer.times().stream()).toList();
        Map<UUID, String> names = new HashMap<>();
        for (SlotOffer.Time one : all) {
            boolean clear = !one.name().contains(";")
                    && all.stream().filter(other -> other.name().equalsIgnoreCase(one.name())).count() == 1;
            names.put(one.slot(), clear ? one.name() : one.slot().toString());
        }
        return names;
    }

    private static Set<UUID> among(SlotOffer offer, Collection<String> ids) {
        Set<UUID> found = ids.stream().flatMap(one -> id(one).stream()).collect(Collectors.toCollection(HashSet::new));
        found.retainAll(offer.slots());
        return found;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
