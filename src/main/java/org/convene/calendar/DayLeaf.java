package org.convene.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A leaf of the calendar: "Thu", "10", "December". */
public record DayLeaf(String weekday, String day, String month) {

    /** In the words of this language. */
    public static DayLeaf of(LocalDate date, Locale locale) {
        return new DayLeaf(DateTimeFormatter.ofPattern("EEE", locale).format(date),
                DateTimeFormatter.ofPattern("d", locale).format(date),
                DateTimeFormatter.ofPattern("LLLL", locale).format(date));
    }
}
