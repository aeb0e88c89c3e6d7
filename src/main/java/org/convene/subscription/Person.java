package org.convene.subscription;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.site.Problems;
import org.convene.site.SiteProperties;

/** Who somebody is, checked. */
record Person(EmailAddress address, String name, Locale language, ZoneId zone, ClockPreference clock) {
    static final int NAME = 100;
    private static final Pattern LINK = Pattern.compile("://|\\bwww\\.|\\b[a-z0-9-]{2,63}\\.[a-z]{2,24}(/|\\s|$)");

    /** Notes what is wrong; empty when something is. */
    static Optional<Person> check(Problems problems, @Nullable String email, @Nullable String name,
            @Nullable String language, @Nullable String zone) {
        return check(problems, email, name, language, zone, null);
    }

    /** The same with the clock, {@code 12} or {@code 24}. */
    static Optional<Person> check(Problems problems, @Nullable String email, @Nullable String name,
            @Nullable String language, @Nullable String zone, @Nullable String clock) {
        EmailAddress address = email == null ? null : EmailAddress.parse(email).orElse(null);
        problems.require(email != null && !email.isBlank(), "email", "problem.required");
        problems.require(address != null || email == null || email.isBlank(), "email", "problem.email");
        checkName(problems, name);
        problems.require(language == null || language.isBlank() || isLanguage(language), "language",
                "problem.subscription.language");
        problems.require(zone == null || zone.isBlank() || zone(zone).isPresent(), "timeZone",
                "problem.subscription.zone",
                zone == null ? "" : zone);
        ClockPreference hours = clock(problems, text(clock));
        return address == null || problems.any()
                ? Optional.empty()
                : Optional.of(new Person(address, text(name), Locale.forLanguageTag(orElse(language, "en")),
                        zone(orElse(zone, "UTC")).orElseThrow(), hours));
    }

    static ClockPreference clock(Problems problems, String typed) {
        Optional<ClockPreference> clock = ClockPreference.of(typed);
        problems.require(clock.isPresent(), "clockStyle", "problem.subscription.clock");
        return clock.orElse(ClockPreference.LANGUAGE);
    }

    /** A name is one line of at most 100 characters and carries no link: it may be shown in mail to others. */
    static void checkName(Problems problems, @Nullable String typed) {
        String name = text(typed);
        problems.requireAtMost(name, NAME, "name");
        problems.require(name.indexOf('\n') < 0 && name.indexOf('\r') < 0 && name.indexOf('\t') < 0, "name",
                "problem.control");
        problems.require(name.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF), "name",
                "problem.control");
        problems.require(name.length() > 4 * NAME || !LINK.matcher(name).find(), "name",
                "problem.subscription.link-in-name");
    }

    static boolean isLanguage(String tag) {
        return SiteProperties.LANGUAGES.contains(tag);
    }

    /** A region's zone or UTC: no offsets, no abbreviations. */
    static Optional<ZoneId> zone(String text) {
        try {
            ZoneId zone = ZoneId.of(text.strip());
            return zone.getId().contains("/") || zone.getId().equals("UTC") ? Optional.of(zone) : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Which of name, language, zone and clock differ, by these words. */
    List<String> otherThan(Person other) {
        return Stream.of(name.equals(other.name) ? "" : "name", language.equals(other.language) ? "" : "language",
                zone.equals(other.zone) ? "" : "zone", clock == other.clock ? "" : "clock")
                .filter(one -> !one.isEmpty()).toList();
    }

    /** Where nobody chose, it stays UTC. */
    static boolean chosen(ZoneId zone) {
        return !zone.getId().equals("UTC");
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }
}
