package org.convene.web;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import org.convene.site.Site;
import org.convene.site.SiteProperties;

/** Keeps a reader's choice of language, time zone and clock in cookies that say nothing else. */
@Component
public class ReaderCookies {
    private static final Duration LIFE = Duration.ofDays(365);
    private final Site site;

    ReaderCookies(Site site) {
        this.site = site;
    }

    /** What is null, or a language we do not have, stays as it was. */
    public void keep(HttpServletResponse response, @Nullable Locale language, @Nullable ZoneId zone) {
        if (language != null && SiteProperties.LANGUAGES.contains(language.toLanguageTag())) {
            keep(response, Readers.LANGUAGE, language.toLanguageTag());
        }
        if (zone != null) {
            keep(response, Readers.ZONE, zone.getId());
        }
    }

    /** The same with the clock of staff: as {@link Reader#clock()}; null: stays as it was. */
    public void keep(HttpServletResponse response, @Nullable Locale language, @Nullable ZoneId zone,
            @Nullable String clock) {
        keep(response, language, zone);
        if (clock != null) {
            keep(response, Readers.CLOCK, clock);
        }
    }

    /** 12, 24 or empty as a form sends it; null for anything else. */
    public static @Nullable String clock(@Nullable String typed) {
        return typed != null && (typed.isEmpty() || Readers.CYCLES.containsKey(typed)) ? typed : null;
    }

    /** A shipped language as a form sends it; null for anything else. */
    public static @Nullable Locale language(@Nullable String typed) {
        return typed != null && SiteProperties.LANGUAGES.contains(typed) ? Locale.forLanguageTag(typed) : null;
    }

    /** An IANA zone as a form sends it; null for anything else. */
    public static @Nullable ZoneId zone(@Nullable String typed) {
        return Readers.zone(typed);
    }

    /** Only a plain path on this site: no scheme, no host, no second slash, no backslash, nothing encoded. */
    public static String here(String back) {
        return back.matches("/(?:[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*/?)?") ? back : "/";
    }

    private void keep(HttpServletResponse response, String name, String value) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name, value).path("/").maxAge(LIFE)
                .sameSite("Lax").secure("https".equals(site.publicUrl().getScheme())).build().toString());
    }
}
