package org.convene.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    /** The same with the date at another length. A locale that names its clock (UTS 35 "hc") has the time on that. */
    public String moment(Instant instant, FormatStyle date) {
        String clock = locale.getUnicodeLocaleType("hc");
        DateTimeFormatter words = clock == null
                ? DateTimeFormatter.ofLocalizedDateTime(date, FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDate(date);
        String told = words.withLocale(formats()).withZone(zone).format(instant);
        return clock == null
                ? told
                : told + ", " + DateTimeFormatter.ofPattern(clock.startsWith("h1") ? "h:mm\u00A0a" : "HH:mm", Locale.US)
                        .withZone(zone).format(instant);
    }

    /** The answer to this request is in this language, whatever its headers say: a program sent it for somebody. */
    public static void speaks(HttpServletRequest request, Locale language) {
        request.setAttribute(Readers.KNOWN, language);
    }
}
