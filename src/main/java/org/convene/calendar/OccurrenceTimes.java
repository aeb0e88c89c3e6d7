package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * When an occurrence is, in a reader's words.
 *
 * @param weekday "Thursday"
 * @param date "10 December 2026"
 * @param time "15:00–16:00", or "3:00–4:00 PM" for readers used to that clock
 * @param zone city of the reader's zone: "Berlin"
 * @param zones the display zones in order of time, without the reader's: "06:00 Los Angeles", with the day where it differs:
 *            "00:30 Kolkata (Friday, 11 December)"
 */
public record OccurrenceTimes(String weekday, String date, String time, String zone, List<String> zones) {

    /**
     * Words for one occurrence. A display zone with the reader's own city is left out.
     *
     * @param locale where it says so itself ("en-u-hc-h12"), the clock goes by that
     */
    public static OccurrenceTimes of(Instant start, Duration duration, ZoneId reader, List<ZoneId> display,
            Locale locale) {
        Words words = new Words(locale);
        ClockStyle clock = ClockStyle.of(locale, reader);
        ZonedDateTime own = start.atZone(reader);
        String city = ZoneWords.city(reader, locale);
        List<String> others = display.stream().map(start::atZone)
                .filter(there -> !ZoneWords.city(there.getZone(), locale).equals(city))
                .sorted(Comparator.comparing(ZonedDateTime::toLocalDateTime))
                .map(there -> elsewhere(there, own, words, clock)).distinct().toList();
        return new OccurrenceTimes(words.weekday(own.getDayOfWeek()),
                words.date(own.toLocalDate()), clock.range(own, start.plus(duration).atZone(reader)), city, others);
    }

    /** One moment on the clock that {@link #of} goes by: "14:45", "2:45 PM". */
    public static String hour(Instant at, ZoneId reader, Locale locale) {
        return ClockStyle.of(locale, reader).time(at.atZone(reader));
    }

    /** A day in words: "10 December 2026". */
    public static String day(LocalDate day, Locale locale) {
        return new Words(locale).date(day);
    }

    /** The locale that says itself which clock its readers in a zone expect (UTS 35 "hc"), wherever the time is from. */
    public static Locale clocked(Locale locale, ZoneId reader) {
        return new Locale.Builder().setLocale(locale)
                .setUnicodeLocaleKeyword("hc", ClockStyle.of(locale, reader) == ClockStyle.TWELVE ? "h12" : "h23")
                .build();
    }

    private static String elsewhere(ZonedDateTime there, ZonedDateTime own, Words words, ClockStyle clock) {
        String time = clock.time(there) + " " + ZoneWords.city(there.getZone(), words.locale());
        if (there.toLocalDate().equals(own.toLocalDate())) {
            return time;
        }
        return time + " (" + words.text("day-and-date", words.weekday(there.getDayOfWeek()),
                words.dayAndMonth(MonthDay.from(there))) + ")";
    }
}
