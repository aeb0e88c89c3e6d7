package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A strand of an occurrence, beside others or after them. Where the occurrence moves, it moves along.
 *
 * @param from minutes after the start
 * @param to minutes after the start; zero: until the end
 */
public record Track(String title, int from, int to) {
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,5})\\s*[-–]\\s*(\\d{1,5})?\\s+(\\S.*)");
    private static final Pattern CLOCK = Pattern
            .compile("(\\d{1,2}:\\d{2})\\s*[-–]\\s*(\\d{1,2}:\\d{2})?\\s+(\\S.*)");
    private static final int DAY = 1440;

    /**
     * Reads one track a line: {@code 0–30 Main track}, {@code 30– Community track}; without minutes it lasts all the time.
     *
     * @param start where times of day are typed instead: the start by the same clock; null: not known
     */
    static List<Track> parse(String lines, @Nullable LocalTime start) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).map(line -> of(line, start)).toList();
    }

    private static Track of(String line, @Nullable LocalTime start) {
        Matcher minutes = MINUTES.matcher(line);
        if (minutes.matches()) {
            return new Track(minutes.group(3), Integer.parseInt(minutes.group(1)),
                    minutes.group(2) == null ? 0 : Integer.parseInt(minutes.group(2)));
        }
        Matcher clock = CLOCK.matcher(line);
        return start != null && clock.matches()
                ? new Track(clock.group(3), after(start, clock.group(1)),
                        clock.group(2) == null ? 0 : after(start, clock.group(2)))
                : new Track(line, 0, 0);
    }

    private static int after(LocalTime start, String time) {
        String[] parts = time.split(":", -1);
        int minutes = Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
        return Math.floorMod(minutes - start.getHour() * 60 - start.getMinute(), DAY);
    }

    /** The line {@link #parse} reads. */
    String toLine() {
        return from == 0 && to == 0 ? title : from + "–" + (to == 0 ? "" : to) + " " + title;
    }

    /** When it begins in an occurrence of this start and length. */
    Instant begins(Instant start, int minutes) {
        return start.plus(Duration.ofMinutes(Math.min(from, minutes)));
    }

    /** How long it lasts in an occurrence of this length, which it never outlasts. */
    Duration lasts(int minutes) {
        int end = to == 0 || to > minutes ? minutes : to;
        return Duration.ofMinutes(Math.max(0, end - Math.min(from, minutes)));
    }
}
