package org.convene.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the clocks of a zone run by the time zone data of a moment, as text that can be kept: laws change, and what calendars
 * were told under the old one has to be told again. Covers 2020 to 2100.
 *
 * @param text the offset at the start, then each change of clocks as {@code instant=offset}
 */
public record ClockRules(String text) {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Map<ZoneRules, ClockRules> KNOWN = new ConcurrentHashMap<>();
    private static final Map<String, ZoneRules> READ = new ConcurrentHashMap<>(); // as few as there are zones and versions of them

    /** By the zone data this runs with. */
    public static ClockRules of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone.getRules(), ClockRules::of);
    }

    private static ClockRules of(ZoneRules rules) {
        StringBuilder text = new StringBuilder(rules.getOffset(FIRST).getId());
        ZoneOffsetTransition change = rules.nextTransition(FIRST);
        while (change != null && change.getInstant().isBefore(LAST)) {
            text.append(' ').append(change.getInstant()).append('=').append(change.getOffsetAfter().getId());
            change = rules.nextTransition(change.getInstant());
        }
        return new ClockRules(text.toString());
    }

    /** Short and the same for the same rules. */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The moment of a local time, as {@link LocalTimes#instant} has it. */
    public Instant instant(LocalDateTime local) {
        return local.toInstant(READ.computeIfAbsent(text, ClockRules::read).getOffset(local));
    }

    private static ZoneRules read(String text) {
        String[] words = text.split(" ");
        ZoneOffset first = ZoneOffset.of(words[0]);
        ZoneOffset before = first;
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String[] change = words[i].split("=");
            ZoneOffset after = ZoneOffset.of(change[1]);
            changes.add(ZoneOffsetTransition.of(LocalDateTime.ofInstant(Instant.parse(change[0]), before), before,
                    after));
            before = after;
        }
        return ZoneRules.of(first, first, List.of(), changes, List.of());
    }
}
