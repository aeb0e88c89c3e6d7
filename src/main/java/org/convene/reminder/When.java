package org.convene.reminder;

import java.util.List;

import org.convene.calendar.OccurrenceTimes;

/** When a date is, in one reader's words. @param shift that clocks moved it for this reader; possibly empty */
record When(String weekday, String date, String time, String zone, List<String> zones, String shift) {

    static When of(OccurrenceTimes times, String shift) {
        return new When(times.weekday(), times.date(), times.time(), times.zone(), times.zones(), shift);
    }
}
