package org.convene.subscription;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A meeting whose times a member may choose from.
 *
 * @param title of the meeting
 * @param turns whether its slots take turns; else each date has all of them
 */
public record SlotOffer(UUID group, UUID meeting, String title, boolean turns, List<Time> times) {

    /**
     * One slot.
     *
     * @param name its label, else its time and zone; the same for every reader
     * @param label in words, possibly empty
     * @param time of the next date, for the reader: "15:00–16:00"
     * @param next day of the next date, for the reader
     * @param zone city of the reader's zone
     */
    public record Time(UUID slot, String name, String label, String time, String next, String zone) {}

    /** Which of them are taken by who chose these slots: all where none of them is named. */
    public List<UUID> taken(Collection<UUID> chosen) {
        List<UUID> all = times.stream().map(Time::slot).toList();
        return Collections.disjoint(all, chosen) ? all : all.stream().filter(chosen::contains).toList();
    }

    Set<UUID> slots() {
        return times.stream().map(Time::slot).collect(Collectors.toSet());
    }
}
