package org.convene.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.convene.calendar.ZoneWords;

/**
 * Who reads this page: language from the choice made on the page (cookie {@code lang}) or Accept-Language, time zone from
 * the cookie {@code tz}. Controllers take it as a parameter; templates see it as {@code reader}.
 *
 * @param zoneKnown whether the reader's zone is known; if not, {@code zone} is UTC and pages show the slot's own zone first
 */
public record Reader(Locale locale, ZoneId zone, boolean zoneKnown) {

    /** Who sent this request. */
    public static Reader of(HttpServletRequest request) {
        return Readers.of(request);
    }

    /** How to write dates: English of no country in particular has the day before the month and 24 hours. */
    public Locale formats() {
        return locale.getLanguage().equals("en") && locale.getCountry().isEmpty()
                ? new Locale.Builder().setLocale(locale).setRegion("GB").build()
                : locale;
    }

    /** A moment in the reader's words and zone: "21 Nov 2026, 08:19". */
    public String moment(Instant instant) {
        return moment(instant, FormatStyle.MEDIUM);
    }

    /** A moment with the place whose clock it is told by: "21 Nov 2026, 08:19 Berlin". */
    public String momentThere(Instant instant) {
        return moment(instant) + " " + city();
    }

    /** The place the reader's times are told by, as people call it: "Berlin". */
    public String city() {
        return ZoneWords.city(zone, locale);
    }

    /** A day in the reader's words: "21 Nov 2026". */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(formats()).format(day);
    }

    /** The day it is for the reader at this moment. */
    public String day(Instant instant) {
        return day(instant.atZone(zone).toLocalDate());
    }

    /** The same with the date at another length. */
    public String moment(Instant instant, FormatStyle date) {
        return moment(instant.atZone(zone), date);
    }

    /** A moment as the clock of its own place tells it. A locale that names its clock (UTS 35 "hc") has the time on that. */
    public String moment(TemporalAccessor there, FormatStyle date) {
        return clock().isEmpty()
                ? DateTimeFormatter.ofLocalizedDateTime(date, FormatStyle.SHORT).withLocale(formats()).format(there)
                : DateTimeFormatter.ofLocalizedDate(date).withLocale(formats()).format(there) + ", " + time(there);
    }

    /** A moment to the second: "21 Nov 2026, 08:19:05". */
    public String second(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        return clock().isEmpty()
                ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(formats()).format(there)
                : day(there.toLocalDate()) + ", " + written(there, "h:mm:ss\u00A0a", "HH:mm:ss");
    }

    /** A time of day: "08:19". */
    public String time(TemporalAccessor there) {
        return clock().isEmpty()
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(formats()).format(there)
                : written(there, "h:mm\u00A0a", "HH:mm");
    }

    private String written(TemporalAccessor there, String twelve, String twentyFour) {
        return DateTimeFormatter.ofPattern(clock().equals("12") ? twelve : twentyFour, Locale.US).format(there);
    }

    /** {@code 12} or {@code 24} hours, as the reader chose; empty: as the language has it. */
    public String clock() {
        String cycle = locale.getUnicodeLocaleType("hc");
        return cycle == null ? "" : cycle.startsWith("h1") ? "12" : "24";
    }

    /** The language by itself, for what is written down or mailed. */
    public Locale language() {
        return locale.stripExtensions();
    }

    /** The answer to this request is in this language, whatever its headers say: a program sent it for somebody. */
    public static void speaks(HttpServletRequest request, Locale language) {
        request.setAttribute(Readers.KNOWN, language);
    }
}
