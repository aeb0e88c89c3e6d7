package org.convene.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

import org.convene.site.SiteProperties;

/** Finds out who reads: cookies first, then Accept-Language. */
final class Readers {
    static final String LANGUAGE = "lang";
    static final String ZONE = "tz";
    static final String CLOCK = "clock";
    /** Hour cycles of UTS 35 by what is chosen. */
    static final Map<String, String> CYCLES = Map.of("12", "h12", "24", "h23");
    /** Attribute of a request whose sender’s language is known better than by its headers. */
    static final String KNOWN = Readers.class.getName() + ".language";
    private static final List<Locale> SHIPPED = SiteProperties.LANGUAGES.stream().map(Locale::forLanguageTag).toList();

    private Readers() {}

    static Reader of(HttpServletRequest request) {
        ZoneId zone = zone(cookie(request, ZONE));
        return new Reader(clocked(request, locale(request)), zone == null ? ZoneId.of("UTC") : zone, zone != null);
    }

    /** With the clock of those who chose one: staff, on their pages. Elsewhere a locale gets into letters and records. */
    private static Locale clocked(HttpServletRequest request, Locale language) {
        String chosen = request.getRequestURI().startsWith("/staff") ? cookie(request, CLOCK) : null;
        String cycle = chosen == null ? null : CYCLES.get(chosen);
        return cycle == null
                ? language
                : new Locale.Builder().setLocale(language).setUnicodeLocaleKeyword("hc", cycle).build();
    }

    /** A shipped language, with the region of the reader's own preference where it is the same language. */
    private static Locale locale(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Locale known) {
            return known;
        }
        String chosen = cookie(request, LANGUAGE);
        if (chosen != null && SiteProperties.LANGUAGES.contains(chosen)) {
            return Locale.forLanguageTag(chosen);
        }
        String header = request.getHeader("Accept-Language");
        try {
            List<LanguageRange> wanted = header == null ? List.of() : LanguageRange.parse(header);
            Locale found = Locale.lookup(wanted, SHIPPED);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }

    /** The IANA zone, or null for anything that is not one. */
    static @Nullable ZoneId zone(@Nullable String name) {
        if (name == null || name.length() > 60) {
            return null;
        }
        try {
            String decoded = name.replace("%2F", "/").replace("%2f", "/");
            return ZoneId.getAvailableZoneIds().contains(decoded) ? ZoneId.of(decoded) : null;
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
