package org.convene.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One slot of a meeting, or one part of it, as public calendars show it.
 *
 * @param key constant, part of the UID; invitations have others
 */
record FeedSeries(Meeting meeting, String key, SlotContent content) {

    static List<FeedSeries> of(Schedule schedule) {
        Truth everything = Truth.ofAll(schedule);
        List<FeedSeries> series = new ArrayList<>();
        for (Slot slot : schedule.meeting().slots()) {
            for (int part : everything.parts(slot)) {
                Optional<SlotContent> content = everything.of(slot, part, null);
                String key = slot.id() + "-" + part;
                content.ifPresent(one -> series.add(new FeedSeries(schedule.meeting(), key, one)));
            }
        }
        return series;
    }
}
