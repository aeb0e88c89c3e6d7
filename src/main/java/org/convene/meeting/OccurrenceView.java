package org.convene.meeting;

import java.util.List;

/**
 * An occurrence in words of one reader, as pages show it. Holds no join link.
 *
 * @param id of the occurrence
 * @param meeting id of its meeting; empty for a session without one
 * @param originalDate as the meeting's rule has it
 * @param url of its meeting's page at this date; empty for a session without a meeting
 * @param title the meeting's, empty when the heading says it already
 * @param date short, for lists
 * @param label of the slot that {@code time} is; possibly empty
 * @param time range on the clock of {@code zone}; empty for a session that has only a date
 * @param zone "your time, Berlin", or the slot's own city when the reader's zone is unknown or one has to be there
 * @param local whether it is told by the clock of the place where one has to be
 * @param shift notice that clocks moved it for this reader, or empty
 * @param others the other slots
 */
public record OccurrenceView(String id, String meeting, String originalDate, String group, String groupName, String url,
        String heading, String title,
        boolean cancelled, boolean tentative, boolean moved, String weekday, String day, String month, String date,
        String label, String time, String zone, boolean local,
        List<String> zones, String shift, String start, String end, List<SlotView> others, Session session,
        boolean online, boolean inPerson,
        String place) {

    /** Another slot of the same occurrence. */
    public record SlotView(String label, String time, String zone, List<String> zones) {}
}
