package org.convene.invitation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import org.convene.calendar.ClockRules;
import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;

/**
 * Remembers by which clock rules calendars were told of a meeting. Where newer time zone data gives another moment for a
 * date, the calendars are wrong although nobody edited anything.
 */
@Component
class ToldClocks {
    private static final int LOOKED_AT = 150;
    private final ClockRepository repository;
    private final Map<String, ClockRules> known = new ConcurrentHashMap<>();

    ToldClocks(ClockRepository repository) {
        this.repository = repository;
    }

    /**
     * A date that comes at another moment than calendars were told.
     *
     * @param before the moment they were told
     */
    record Shift(Entry entry, Instant before) {}

    /** Keeps by which rules this is said from now on. */
    void keep(SlotContent content) {
        ClockRules rules = ClockRules.of(content.zone());
        if (!known.containsKey(rules.id())) {
            repository.keep(rules);
        }
    }

    /** The next date that was told with another moment; empty where the clocks run as they did, or that is not known. */
    Optional<Shift> shift(SlotContent held, Instant now) {
        return rules(held).flatMap(rules -> held.coming(now, LOOKED_AT).stream()
                .map(entry -> new Shift(entry, rules.instant(entry.start())))
                .filter(shift -> !shift.before().equals(shift.entry().instant(held.zone()))).findFirst());
    }

    private Optional<ClockRules> rules(SlotContent held) {
        String told = held.clocks();
        return told == null || told.equals(ClockRules.of(held.zone()).id())
                ? Optional.empty()
                : Optional.ofNullable(known.computeIfAbsent(told, id -> repository.byId(id).orElse(null)));
    }
}
