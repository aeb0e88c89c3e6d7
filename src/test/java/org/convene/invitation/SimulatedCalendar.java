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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recurrenceset.OfRule;
import org.jspecify.annotations.Nullable;

import org.convene.calendar.Answer;

/**
 * A calendar program that does what RFC 5546 says with what it is sent: UID and RECURRENCE-ID are the key, the highest
 * SEQUENCE wins, then the latest DTSTAMP. Reads with one library and repeats with another, neither of them ours.
 */
final class SimulatedCalendar {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final Map<Repeated, Known> REPEATED = new ConcurrentHashMap<>();
    private static final String ZONE = "X-ZONE";
    private static final Duration HORIZON = Duration.ofDays(700);
    private static final Duration EVER = Duration.ofDays(50 * 366);
    private final boolean keepsExceptions;
    private final Map<String, Item> items = new HashMap<>();

    /**
     * @param keepsExceptions while the pattern stays, exceptions that a whole REQUEST does not mention stay too, as some
     *            programs do; else it replaces everything older
     */
    SimulatedCalendar(boolean keepsExceptions) {
        this.keepsExceptions = keepsExceptions;
    }

    private record Hours(Instant start, long minutes) {}

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
            String description, boolean tentative, Answer answer) {
        static Event of(VEvent event) {
            ZonedDateTime start = at(event, Property.DTSTART);
            Set<LocalDateTime> excluded = new HashSet<>();
            event.getProperties(Property.EXDATE)
                    .forEach(one -> excluded.add(LocalDateTime.parse(((Property) one).getValue(), LOCAL)));
            return new Event(start, minutes(event, start),
                    ParsedInvitation.value(event, Property.RRULE), excluded,
                    ParsedInvitation.value(event, Property.SUMMARY),
                    ParsedInvitation.value(event, Property.DESCRIPTION),
                    ParsedInvitation.value(event, Property.STATUS).equals("TENTATIVE"), partstat(event));
        }

        private static long minutes(VEvent event, ZonedDateTime start) {
            return event.getProperty(Property.DURATION).map(Property.class::cast)
                    .map(length -> Duration.parse(length.getValue()))
                    .orElseGet(() -> Duration.between(start, at(event, Property.DTEND))).toMinutes();
        }

        private static Answer partstat(VEvent event) {
            return event.getProperty(Property.ATTENDEE).map(Property.class::cast)
                    .flatMap(one -> one.getParameter(Parameter.PARTSTAT))
                    .map(one -> Answer.valueOf(((Parameter) one).getValue().replace('-', '_'))).orElseThrow();
        }

        /** Whether what was answered to the one is an answer to the other: the same hours, wherever they begin and end. */
        boolean sameHours(@Nullable Event other) {
            return other != null && minutes == other.minutes && endless().equals(other.endless())
                    && (rule.isEmpty()
                            ? start.equals(other.start)
                            : start.getZone().equals(other.start.getZone())
                                    && start.toLocalTime().equals(other.start.toLocalTime()));
        }

        private String endless() {
            return rule.replaceAll(";?(UNTIL|COUNT)=[^;]*", "");
        }

        boolean samePattern(@Nullable Event other) {
            return other != null && rule.equals(other.rule) && start.equals(other.start);
        }

        /** Those from some days before a moment on. */
        Stream<ZonedDateTime> starts(Instant now, Instant to) {
            LocalDateTime from = LocalDateTime.ofInstant(now, ZoneOffset.UTC).minusDays(3);
            return rule.isEmpty()
                    ? Stream.of(start)
                    : repeat(rule, start.toLocalDateTime(), start.getZone(), to).stream()
                            .filter(date -> date.isAfter(from) && !excluded.contains(date))
                            .map(date -> date.atZone(start.getZone()));
        }

        Shown shown(Instant at) {
            return new Shown(at, minutes, summary, description, tentative);
        }
    }

    /** @param event null: taken away */
    private record Version(Order order, @Nullable Event event) {
        Version answered(Answer answer) {
            return event == null
                    ? this
                    : new Version(order, new Event(event.start(), event.minutes(), event.rule(), event.excluded(),
                            event.summary(), event.description(), event.tentative(), answer));
        }
    }

    /** One date as it is known here. @param lasting its owner's answer to just this time; null: none */
    record Dated(String uid, Instant original, Shown shown, Answer answer, @Nullable Answer lasting) {}

    private static final class Item {
        @Nullable
        Version master;
        final Map<Instant, Version> exceptions = new TreeMap<>();
        /** What its owner answered here and it still shows. */
        final Map<Instant, Answer> own = new HashMap<>();
        /** What its owner answered to times that did not change since: to all, to single dates. */
        @Nullable
        Answer all;
        final Map<Instant, Answer> lasting = new HashMap<>();

        Item() {}

        Item(Item other) {
            master = other.master;
            exceptions.putAll(other.exceptions);
        }

        private void answered(@Nullable Instant date, Answer answer) {
            if (date != null) {
                own.put(date, answer);
                lasting.put(date, answer);
                exceptions.computeIfPresent(date, (key, old) -> old.answered(answer));
            } else if (master != null) {
                all = answer;
                master = master.answered(answer);
                exceptions.replaceAll((key, old) -> lasting.containsKey(key) ? old : old.answered(answer));
            }
        }

        private Answer said(Instant date, Answer otherwise) {
            return own.getOrDefault(date, otherwise);
        }
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
        Map<Item, Map<Instant, Optional<Hours>>> before = new HashMap<>();
        for (Part part : mail.parts()) {
            Item item = items.computeIfAbsent(part.uid(), uid -> new Item());
            before.computeIfAbsent(item, SimulatedCalendar::answered);
            Version version = new Version(part.order(), part.event());
            if (part.date() == null) {
                whole(item, version);
            } else {
                exception(item, part.date(), version);
            }
        }
        before.forEach((item, times) -> item.lasting.keySet()
                .removeIf(date -> !hours(item, date).equals(times.get(date))));
    }

    /** The times that were answered, each apart. */
    private static Map<Instant, Optional<Hours>> answered(Item item) {
        return item.lasting.keySet().stream().collect(Collectors.toMap(date -> date, date -> hours(item, date)));
    }

    private static Optional<Hours> hours(Item item, Instant date) {
        return Optional.ofNullable(on(item, date))
                .map(event -> new Hours(event.start().toInstant(), event.minutes()));
    }

    private static void exception(Item item, Instant date, Version version) {
        Version known = item.exceptions.get(date);
        boolean stale = known != null && known.order().compareTo(version.order()) >= 0
                || item.master != null && item.master.order().compareTo(version.order()) > 0;
        if (!stale) {
            item.own.remove(date);
            item.exceptions.put(date, version);
        }
    }

    /** What it says of one date; null: it does not take place. */
    private static @Nullable Event on(Item item, Instant date) {
        Version exception = item.exceptions.get(date);
        Event master = item.master == null ? null : item.master.event();
        return exception != null
                ? exception.event()
                : master == null
                        ? null
                        : new Event(date.atZone(master.start().getZone()), master.minutes(), "", Set.of(),
                                master.summary(), master.description(), master.tentative(), master.answer());
    }

    /** Its owner answers here. @param date null: all of them */
    void answer(String uid, @Nullable Instant date, Answer answer) {
        Item item = items.get(uid);
        if (item != null) {
            item.answered(date, answer);
        }
    }

    private void whole(Item item, Version version) {
        Version known = item.master;
        if (known != null && known.order().compareTo(version.order()) >= 0) {
            return;
        }
        Event event = version.event();
        item.master = version;
        if (event == null || known != null && !event.sameHours(known.event())) {
            item.lasting.clear();
            item.all = null;
        }
        if (event == null || known == null || !keepsExceptions || !event.samePattern(known.event())) {
            item.own.clear();
        }
        if (keepsExceptions && known != null && event != null && event.samePattern(known.event())) {
            event.excluded().forEach(date -> item.exceptions.remove(date.atZone(event.start().getZone()).toInstant()));
        } else {
            item.exceptions.values().removeIf(old -> old.order().compareTo(version.order()) < 0);
        }
    }

    /** What is not over yet, in order. */
    List<Shown> shown(Instant now) {
        return shown(dated(now));
    }

    private static List<Shown> shown(Stream<Dated> all) {
        return all.map(Dated::shown).sorted(Comparator.comparing(Shown::start).thenComparing(Shown::summary)).toList();
    }

    /** What is not over yet of what a mail speaks of: all that it can have changed. */
    List<Shown> shown(Instant now, Letter mail) {
        return shown(mail.parts().stream().map(Part::uid).distinct().filter(items::containsKey)
                .flatMap(uid -> dated(uid, now)));
    }

    /** The same as far as anybody could ever look: two zones may go together for years. */
    List<Shown> ever(Instant now, Letter mail) {
        return shown(mail.parts().stream().map(Part::uid).distinct().filter(items::containsKey)
                .flatMap(uid -> dated(uid, now, EVER)));
    }

    /** What is known of the events a mail speaks of, by itself. */
    SimulatedCalendar excerpt(Letter mail) {
        SimulatedCalendar excerpt = new SimulatedCalendar(keepsExceptions);
        mail.parts().stream().map(Part::uid).distinct().filter(items::containsKey)
                .forEach(uid -> excerpt.items.put(uid, new Item(Objects.requireNonNull(items.get(uid)))));
        return excerpt;
    }

    /** The same with what was answered. */
    Stream<Dated> dated(Instant now) {
        return items.keySet().stream().flatMap(uid -> dated(uid, now));
    }

    private Stream<Dated> dated(String uid, Instant now) {
        return dated(uid, now, HORIZON);
    }

    private Stream<Dated> dated(String uid, Instant now, Duration sight) {
        Instant to = now.plus(sight);
        return dated(uid, Objects.requireNonNull(items.get(uid)), now, to).stream()
                .filter(one -> one.shown().start().plus(Duration.ofMinutes(one.shown().minutes())).isAfter(now))
                .filter(one -> one.shown().start().isBefore(to));
    }

    private static List<Dated> dated(String uid, Item item, Instant now, Instant to) {
        List<Dated> all = new ArrayList<>();
        Event master = item.master == null ? null : item.master.event();
        if (master != null) {
            master.starts(now, to).map(ZonedDateTime::toInstant).filter(start -> !item.exceptions.containsKey(start))
                    .map(start -> new Dated(uid, start, master.shown(start), item.said(start, master.answer()),
                            item.lasting.getOrDefault(start, item.all)))
                    .forEach(all::add);
        }
        item.exceptions.forEach((original, exception) -> {
            Event event = exception.event();
            if (event != null && (item.master == null || master != null)) {
                all.add(new Dated(uid, original, event.shown(event.start().toInstant()), event.answer(),
                        item.lasting.get(original)));
            }
        });
        return all;
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
