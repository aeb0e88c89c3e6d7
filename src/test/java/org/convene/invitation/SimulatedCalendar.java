package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recurrenceset.OfRule;
import org.jspecify.annotations.Nullable;

/**
 * A calendar program that does what RFC 5546 says with what it is sent: UID and RECURRENCE-ID are the key, the highest
 * SEQUENCE wins, then the latest DTSTAMP. Reads with one library and repeats with another, neither of them ours.
 */
final class SimulatedCalendar {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final Duration HORIZON = Duration.ofDays(800);
    private final boolean keepsExceptions;
    private final Map<String, Item> items = new HashMap<>();

    /**
     * @param keepsExceptions while the pattern stays, exceptions that a whole REQUEST does not mention stay too, as some
     *            programs do; else it replaces everything older
     */
    SimulatedCalendar(boolean keepsExceptions) {
        this.keepsExceptions = keepsExceptions;
    }

    /** What its owner sees. */
    record Shown(Instant start, long minutes, String summary, String description, boolean tentative) {}

    private record Order(int sequence, Instant stamp) implements Comparable<Order> {
        @Override
        public int compareTo(Order other) {
            return Comparator.comparingInt(Order::sequence).thenComparing(Order::stamp).compare(this, other);
        }
    }

    /** @param event null: taken away */
    private record Version(Order order, @Nullable VEvent event) {}

    private static final class Item {
        @Nullable
        Version master;
        final Map<Instant, Version> exceptions = new TreeMap<>();
    }

    void receive(ParsedInvitation mail) {
        boolean cancel = mail.method().equals("CANCEL");
        List<VEvent> events = new ArrayList<>(mail.events());
        events.sort(Comparator.comparing(event -> event.getProperty(Property.RECURRENCE_ID).isPresent()));
        for (VEvent event : events) {
            Item item = items.computeIfAbsent(ParsedInvitation.value(event, Property.UID), uid -> new Item());
            Version version = new Version(new Order(Integer.parseInt(ParsedInvitation.value(event, Property.SEQUENCE)),
                    Instant.from(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX")
                            .parse(ParsedInvitation.value(event, Property.DTSTAMP)))),
                    cancel ? null : event);
            if (event.getProperty(Property.RECURRENCE_ID).isPresent()) {
                exception(item, at(event, Property.RECURRENCE_ID).toInstant(), version);
            } else {
                whole(item, version);
            }
        }
    }

    private static void exception(Item item, Instant date, Version version) {
        Version known = item.exceptions.get(date);
        boolean stale = known != null && known.order().compareTo(version.order()) >= 0
                || item.master != null && item.master.order().compareTo(version.order()) > 0;
        if (!stale) {
            item.exceptions.put(date, version);
        }
    }

    private void whole(Item item, Version version) {
        Version known = item.master;
        if (known != null && known.order().compareTo(version.order()) >= 0) {
            return;
        }
        boolean keep = keepsExceptions && known != null && samePattern(known.event(), version.event());
        item.master = version;
        VEvent event = version.event();
        if (keep && event != null) {
            ZoneId zone = at(event, Property.DTSTART).getZone();
            excluded(event).forEach(date -> item.exceptions.remove(date.atZone(zone).toInstant()));
        } else {
            item.exceptions.values().removeIf(old -> old.order().compareTo(version.order()) < 0);
        }
    }

    private static boolean samePattern(@Nullable VEvent one, @Nullable VEvent other) {
        return one != null && other != null
                && ParsedInvitation.value(one, Property.RRULE).equals(ParsedInvitation.value(other, Property.RRULE))
                && at(one, Property.DTSTART).equals(at(other, Property.DTSTART));
    }

    /** What is not over yet, in order. */
    List<Shown> shown(Instant now) {
        List<Shown> all = new ArrayList<>();
        for (Item item : items.values()) {
            Version whole = item.master;
            VEvent master = whole == null ? null : whole.event();
            if (master != null) {
                starts(master, now).stream().filter(start -> !item.exceptions.containsKey(start.toInstant()))
                        .map(start -> shown(master, start.toInstant())).forEach(all::add);
            }
            for (Version exception : item.exceptions.values()) {
                VEvent event = exception.event();
                if (event != null && (whole == null || master != null)) {
                    all.add(shown(event, at(event, Property.DTSTART).toInstant()));
                }
            }
        }
        return all.stream().filter(one -> one.start().plus(Duration.ofMinutes(one.minutes())).isAfter(now))
                .filter(one -> one.start().isBefore(now.plus(HORIZON)))
                .sorted(Comparator.comparing(Shown::start).thenComparing(Shown::summary)).toList();
    }

    private static Shown shown(VEvent event, Instant start) {
        ZonedDateTime first = at(event, Property.DTSTART);
        ZonedDateTime end = at(event, Property.DTEND);
        return new Shown(start, Duration.between(first, end).toMinutes(),
                ParsedInvitation.value(event, Property.SUMMARY), ParsedInvitation.value(event, Property.DESCRIPTION),
                ParsedInvitation.value(event, Property.STATUS).equals("TENTATIVE"));
    }

    private static List<ZonedDateTime> starts(VEvent master, Instant now) {
        ZonedDateTime first = at(master, Property.DTSTART);
        String rule = ParsedInvitation.value(master, Property.RRULE);
        if (rule.isEmpty()) {
            return List.of(first);
        }
        Set<LocalDateTime> excluded = excluded(master);
        return repeat(rule, first.toLocalDateTime(), first.getZone(), now.plus(HORIZON)).stream()
                .filter(date -> !excluded.contains(date)).map(date -> date.atZone(first.getZone())).toList();
    }

    private static Set<LocalDateTime> excluded(VEvent master) {
        Set<LocalDateTime> excluded = new HashSet<>();
        master.getProperties(Property.EXDATE)
                .forEach(one -> excluded.add(LocalDateTime.parse(((Property) one).getValue(), LOCAL)));
        return excluded;
    }

    /** The dates of a rule as lib-recur gives them, without those in a gap of the clock. */
    static List<LocalDateTime> repeat(String rule, LocalDateTime first, ZoneId zone, Instant to) {
        try {
            RecurrenceRule read = new RecurrenceRule(rule);
            DateTime until = read.getUntil();
            if (until != null && !until.isFloating()) {
                LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(until.getTimestamp()), zone);
                read.setUntil(floating(local));
            }
            List<LocalDateTime> dates = new ArrayList<>();
            for (DateTime date : new OfRule(read, floating(first))) {
                LocalDateTime local = LocalDateTime.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth(),
                        date.getHours(), date.getMinutes());
                if (local.toInstant(ZoneOffset.UTC).isAfter(to.plusSeconds(86_400))) {
                    break;
                }
                if (local.equals(first) || !zone.getRules().getValidOffsets(local).isEmpty()) {
                    dates.add(local);
                }
            }
            return dates;
        } catch (InvalidRecurrenceRuleException refused) {
            throw new AssertionError(rule, refused);
        }
    }

    private static DateTime floating(LocalDateTime local) {
        return new DateTime(local.getYear(), local.getMonthValue() - 1, local.getDayOfMonth(), local.getHour(),
                local.getMinute(), local.getSecond());
    }

    private static ZonedDateTime at(VEvent event, String name) {
        Property found = event.getProperty(name).map(Property.class::cast)
                .orElseThrow(() -> new AssertionError("no " + name + " in " + event));
        String value = found.getValue();
        if (value.endsWith("Z")) {
            return LocalDateTime.parse(value.substring(0, 15), LOCAL).atZone(ZoneOffset.UTC);
        }
        String zone = found.getParameter(Parameter.TZID).map(one -> ((Parameter) one).getValue()).orElseThrow();
        return LocalDateTime.parse(value, LOCAL).atZone(ZoneId.of(zone));
    }
}
