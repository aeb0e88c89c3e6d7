package org.convene.web;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Who reads this page: language from the choice made on the page (cookie {@code lang}) or Accept-Language, time zone from
 * the cookie {@code tz}. Controllers take it as a parameter; templates see it as {@code reader}.
 *
 * @param zoneKnown whether the reader's zone is known; if not, {@code zone} is UTC and pages show the slot's own zone first
 */
public record Reader(Locale locale, ZoneId zone, boolean zoneKnown) {}
