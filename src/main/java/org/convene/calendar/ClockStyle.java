package org.convene.calendar;

import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a reader's clock counts to 12 or to 24. */
enum ClockStyle {
    TWELVE("h:mm\u00A0a"), TWENTY_FOUR("HH:mm");

    /** Where readers of English without a country in their language expect AM and PM. */
    private static final Pattern AM_PM = Pattern
            .compile(
                    "(America|US|Canada|Australia)/.*|Pacific/(Auckland|Honolulu)|Asia/(Kolkata|Calcutta|Manila|Karachi)");
    private final DateTimeFormatter format;

    ClockStyle(String pattern) {
        format = DateTimeFormatter.ofPattern(pattern, Locale.US);
    }

    /** As the locale says of itself (hour cycle, UTS 35 "hc"), else as its language and country have it. */
    static ClockStyle of(Locale locale, ZoneId reader) {
        String chosen = locale.getUnicodeLocaleType("hc");
        if (chosen != null) {
            return chosen.startsWith("h1") ? TWELVE : TWENTY_FOUR;
        }
        if (locale.getLanguage().equals("en") && locale.getCountry().isEmpty()) {
            return AM_PM.matcher(reader.getId()).matches() ? TWELVE : TWENTY_FOUR;
        }
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(null, FormatStyle.SHORT,
                IsoChronology.INSTANCE, locale);
        return pattern.indexOf('a') >= 0 ? TWELVE : TWENTY_FOUR;
    }

    String time(TemporalAccessor at) {
        return format.format(at);
    }

    /** "15:00–16:00", "3:00–4:00 PM", "11:30 AM–12:30 PM". */
    String range(TemporalAccessor start, TemporalAccessor end) {
        String from = time(start);
        String to = time(end);
        boolean sameHalf = this == TWELVE && from.substring(from.length() - 2).equals(to.substring(to.length() - 2));
        return (sameHalf ? from.substring(0, from.length() - 3) : from) + "–" + to;
    }
}
