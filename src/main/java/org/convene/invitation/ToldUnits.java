package org.convene.invitation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.convene.meeting.SlotContent;
import org.convene.meeting.SlotDate;

/** What the calendars of a meeting's members were told last, which may be more than one thing of each slot. */
record ToldUnits(Map<Unit, SlotContent> contents) {

    /** Those who were told the same of one slot, or of one part of it. */
    record Unit(UUID slot, int part, String fingerprint) {}

    /** Who has a date, with what it is called there: nobody has it in two parts of a slot. */
    Map<Unit, SlotDate.Told> having(SlotDate date) {
        Map<Unit, SlotDate.Told> having = new HashMap<>();
        contents.forEach((unit, content) -> {
            if (unit.slot().equals(date.slot())) {
                date.in(content).ifPresent(told -> having.put(unit, told));
            }
        });
        Comparator<Map.Entry<Unit, SlotDate.Told>> surest = Comparator.comparing(one -> one.getValue().by());
        return having.entrySet().stream().min(surest.thenComparing(one -> one.getKey().part()))
                .map(best -> having.entrySet().stream()
                        .filter(one -> one.getKey().part() == best.getKey().part())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .orElse(Map.of());
    }
}
