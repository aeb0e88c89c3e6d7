package org.convene.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * How the recipients' domains may be written to: settings give a domain its budget over all replicas and its share of this
 * one's connections, and one that keeps refusing for now is left alone, longer each time, until it takes mail again.
 */
@Component
class Destinations {
    private static final int REFUSALS_BORNE = 3;
    private static final DestinationLimit NONE = new DestinationLimit(0, 0);
    private final DestinationRepository repository;
    private final Map<String, DestinationLimit> limits;
    private final Map<String, Set<Thread>> sending = new ConcurrentHashMap<>();
    /** What the database said last; the watch asks it every second. */
    private volatile Set<String> resting = Set.of();
    private volatile Set<String> troubled = Set.of();

    Destinations(DestinationRepository repository, DeliveryProperties properties) {
        this.repository = repository;
        this.limits = properties.limits();
    }

    void refresh() {
        var known = repository.troubled();
        troubled = Set.copyOf(known.keySet());
        resting = Set.copyOf(known.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList());
    }

    /** Who of these has to wait because of the domain, by place in the mailing. Takes permits for the others. */
    Set<Integer> later(List<DeliveryRow> rows) {
        Set<String> alone = resting;
        if (alone.isEmpty() && limits.isEmpty()) {
            return Set.of();
        }
        leave();
        Set<Integer> later = new HashSet<>();
        Map<String, Integer> permits = new HashMap<>();
        for (DeliveryRow row : rows) {
            String domain = row.domain();
            if (alone.contains(domain) || limits.containsKey(domain) && !permitted(domain, rows, permits)) {
                later.add(row.seq());
            }
        }
        return later;
    }

    private boolean permitted(String domain, List<DeliveryRow> rows, Map<String, Integer> permits) {
        int left = permits.computeIfAbsent(domain, one -> {
            DestinationLimit limit = limits.getOrDefault(one, NONE);
            int wanted = (int) rows.stream().filter(row -> row.domain().equals(one)).count();
            return !enter(one, limit)
                    ? 0
                    : limit.rate() == 0 ? wanted : repository.takePermits(one, limit.rate(), wanted);
        });
        permits.put(domain, left - 1);
        return left > 0;
    }

    /** Whether this worker's connection may carry mail to the domain until it {@link #leave leaves}. */
    private boolean enter(String domain, DestinationLimit limit) {
        if (limit.connections() == 0) {
            return true;
        }
        Set<Thread> workers = sending.computeIfAbsent(domain, one -> new HashSet<>());
        synchronized (workers) {
            return workers.contains(Thread.currentThread())
                    || workers.size() < limit.connections() && workers.add(Thread.currentThread());
        }
    }

    /** This worker's connection carries nothing at the moment: other workers may write to its domains. */
    void leave() {
        for (Set<Thread> workers : sending.values()) {
            synchronized (workers) {
                workers.remove(Thread.currentThread());
            }
        }
    }

    /** Learns from what the relay said. A domain of which everything was refused for now is left alone for a while. */
    void heard(List<DeliveryRow> rows, List<Outcome> outcomes) {
        leave();
        Set<String> known = troubled;
        boolean quiet = known.isEmpty()
                && outcomes.stream().noneMatch(outcome -> outcome.state() == DeliveryState.DEFERRED);
        if (quiet) {
            return;
        }
        Map<String, Integer> refused = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i).state()) {
                case DEFERRED -> refused.merge(rows.get(i).domain(), 1, Integer::sum);
                case ACCEPTED -> taken.add(rows.get(i).domain());
                default -> {
                    // Says nothing about how busy the domain is.
                }
            }
        }
        taken.stream().filter(known::contains).forEach(repository::forget);
        refused.keySet().removeAll(taken);
        refused.forEach((domain, times) -> repository.refused(domain, times, REFUSALS_BORNE));
        refresh();
    }
}
