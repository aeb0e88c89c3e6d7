package org.convene.calendar;

import java.text.ListFormat;
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The module's texts in one language. */
final class Words {
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private final Locale locale;
    private final ResourceBundle texts;

    Words(Locale locale) {
        this.locale = international(locale);
        this.texts = bundle("messages.calendar", locale);
    }

    static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(name, locale, NO_FALLBACK);
    }

    /** English without a country is written as most of the world writes it: day before month. */
    static Locale international(Locale locale) {
        return locale.getLanguage().equals("en") && locale.getCountry().isEmpty() ? Locale.UK : locale;
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... args) {
        return new MessageFormat(texts.getString("calendar." + key), locale).format(args);
    }

    boolean has(String key) {
        return texts.containsKey("calendar." + key);
    }

    String list(List<String> items) {
        return ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL).format(items);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
    }

    String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    String dayAndMonth(MonthDay date) {
        return DateTimeFormatter.ofLocalizedPattern("MMMMd").withLocale(locale).format(date);
    }
}
