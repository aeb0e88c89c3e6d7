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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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
    private static final Map<Repeated, Known> REPEATED = new ConcurrentHashMap<>();
    private static final String ZONE = "X-ZONE";
    private static final Duration HORIZON = Duration.ofDays(700);
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

    record Order(int sequence, Instant stamp) implements Comparable<Order> {
        @Override
        public int compareTo(Order other) {
            return Comparator.comparingInt(Order::sequence).thenComparing(Order::stamp).compare(this, other);
        }
    }

    /** What a mail says of an event: times in its zone, the rule empty for a single date. */
    record Event(ZonedDateTime start, long minutes, String rule, Set<LocalDateTime> excluded, String summary,
            String description, boolean tentative) {
        static Event of(VEvent event) {
            ZonedDateTime start = at(event, Property.DTSTART);
            Set<LocalDateTime> excluded = new HashSet<>();
            event.getProperties(Property.EXDATE)
                    .forEach(one -> excluded.add(LocalDateTime.parse(((Property) one).getValue(), LOCAL)));
            return new Event(start, Duration.between(start, at(event, Property.DTEND)).toMinutes(),
                    ParsedInvitation.value(event, Property.RRULE), excluded,
                    ParsedInvitation.value(event, Property.SUMMARY),
                    ParsedInvitation.value(event, Property.DESCRIPTION),
                    ParsedInvitation.value(event, Property.STATUS).equals("TENTATIVE"));
        }

        boolean samePattern(@Nullable Event other) {
            return other != null && rule.equals(other.rule) && start.equals(other.start);
        }

        Stream<ZonedDateTime> starts(Instant to) {
            return rule.isEmpty()
                    ? Stream.of(start)
                    : repeat(rule, start.toLocalDateTime(), start.getZone(), to).stream()
                            .filter(date -> !excluded.contains(date)).map(date -> date.atZone(start.getZone()));
        }

        Shown shown(Instant at) {
            return new Shown(at, minutes, summary, description, tentative);
        }
    }

    /** @param event null: taken away */
    private record Version(Order order, @Nullable Event event) {}

    private static final class Item {
        @Nullable
        Version master;
        final Map<Instant, Version> exceptions = new TreeMap<>();
    }

    /** A mail as it is read once: each event with the date it is about, null for the whole. */
    record Letter(boolean cancel, List<Part> parts, String text) {}

    record Part(String uid, Order order, @Nullable Instant date, @Nullable Event event) {}

    /** The reading library looks for a zone by trying them all; this program reads times by itself. VtimezoneTests look at ours. */
    static Letter read(String text) {
        ParsedInvitation mail = ParsedInvitation.of(
                text.replaceAll("(?s)BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", "").replace(";TZID=", ";" + ZONE + "="));
        boolean cancel = mail.method().equals("CANCEL");
        List<Part> parts = mail.events().stream().map(event -> part(event, cancel))
                .sorted(Comparator.comparing(part -> part.date() != null)).toList();
        return new Letter(cancel, parts, text);
    }

    private static Part part(VEvent event, boolean cancel) {
        Order order = new Order(Integer.parseInt(ParsedInvitation.value(event, Property.SEQUENCE)),
                LocalDateTime.parse(ParsedInvitation.value(event, Property.DTSTAMP).substring(0, 15), LOCAL)
                        .toInstant(ZoneOffset.UTC));
        boolean one = event.getProperty(Property.RECURRENCE_ID).isPresent();
        return new Part(ParsedInvitation.value(event, Property.UID), order,
                one ? at(event, Property.RECURRENCE_ID).toInstant() : null, cancel ? null : Event.of(event));
    }

    void receive(Letter mail) {
        for (Part part : mail.parts()) {
            Item item = items.computeIfAbsent(part.uid(), uid -> new Item());
            Version version = new Version(part.order(), part.event());
            if (part.date() == null) {
                whole(item, version);
            } else {
                exception(item, part.date(), version);
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
        Event event = version.event();
        item.master = version;
        if (keepsExceptions && known != null && event != null && event.samePattern(known.event())) {
            event.excluded().forEach(date -> item.exceptions.remove(date.atZone(event.start().getZone()).toInstant()));
        } else {
            item.exceptions.values().removeIf(old -> old.order().compareTo(version.order()) < 0);
        }
    }

    /** What is not over yet, in order. */
    List<Shown> shown(Instant now) {
        Instant to = now.plus(HORIZON);
        List<Shown> all = new ArrayList<>();
        for (Item item : items.values()) {
            Version whole = item.master;
            Event master = whole == null ? null : whole.event();
            if (master != null) {
                master.starts(to).map(ZonedDateTime::toInstant).filter(start -> !item.exceptions.containsKey(start))
                        .map(master::shown).forEach(all::add);
            }
            for (Version exception : item.exceptions.values()) {
                Event event = exception.event();
                if (event != null && (whole == null || master != null)) {
                    all.add(event.shown(event.start().toInstant()));
                }
            }
        }
        return all.stream().filter(one -> one.start().plus(Duration.ofMinutes(one.minutes())).isAfter(now))
                .filter(one -> one.start().isBefore(to))
                .sorted(Comparator.comparing(Shown::start).thenComparing(Shown::summary)).toList();
    }

    private record Repeated(String rule, LocalDateTime first, ZoneId zone) {}

    private record Known(Instant to, List<LocalDateTime> dates) {}

    /** The dates of a rule up to a moment at least, without those in a gap of the clock. */
    static List<LocalDateTime> repeat(String rule, LocalDateTime first, ZoneId zone, Instant to) {
        Repeated key = new Repeated(rule, first, zone);
        Known known = REPEATED.get(key);
        if (known == null || known.to().isBefore(to)) {
            Instant further = to.plus(HORIZON);
            known = new Known(further, compute(rule, first, zone, further));
            REPEATED.put(key, known);
        }
        return known.dates();
    }

    /** The dates of a rule as lib-recur gives them, without those in a gap of the clock. */
    private static List<LocalDateTime> compute(String rule, LocalDateTime first, ZoneId zone, Instant to) {
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
        String zone = found.getParameter(ZONE).map(one -> ((Parameter) one).getValue()).orElseThrow();
        return LocalDateTime.parse(value, LOCAL).atZone(ZoneId.of(zone));
    }
}
