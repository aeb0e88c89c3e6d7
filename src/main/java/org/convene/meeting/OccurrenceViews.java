package org.convene.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.calendar.DayLeaf;
import org.convene.calendar.OccurrenceTimes;
import org.convene.calendar.ShiftNotice;
import org.convene.calendar.ZoneWords;
import org.convene.group.Group;
import org.convene.meeting.OccurrenceView.SlotView;
import org.convene.web.Reader;

/**
 * Puts occurrences into a reader's words: the reader's own time first, the slot's own where the reader's zone is unknown, or
 * where one has to be at the place.
 */
@Component
public class OccurrenceViews {
    private final MessageSource messages;
    private final Clock clock;

    OccurrenceViews(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** As a list shows it. */
    public OccurrenceView of(Group group, Occurrence one, Reader reader) {
        return of(group, one, null, reader);
    }

    /** @param previous the occurrence before, to tell of a change of clocks */
    OccurrenceView of(Group group, Occurrence one, @Nullable Occurrence previous, Reader reader) {
        if (one.times().isEmpty()) {
            return dated(group, one, reader.locale());
        }
        OccurrenceTime lead = lead(one);
        boolean place = place(one);
        OccurrenceTimes words = words(group, lead, place, reader);
        return view(group, one, lead.start().atZone(zone(lead, place, reader)).toLocalDate(), reader.locale(),
                words.time(), named(lead, place, reader), words.zones(), place ? "" : shift(lead, previous, reader),
                lead, one.times().stream().filter(time -> time != lead).map(time -> slot(group, one, time, reader))
                        .toList());
    }

    /** One slot of an occurrence. */
    public SlotView slot(Group group, Occurrence one, OccurrenceTime time, Reader reader) {
        OccurrenceTimes words = words(group, time, place(one), reader);
        return new SlotView(time.slot().label(), words.time(), named(time, place(one), reader), words.zones());
    }

    /** The local day that {@link #of(Group, Occurrence, Reader)} shows. */
    LocalDate day(Occurrence one, Reader reader) {
        return day(one, lead(one), reader);
    }

    /** The local day on which a slot is for this reader. */
    LocalDate day(Occurrence one, OccurrenceTime time, Reader reader) {
        return time.start().atZone(zone(time, place(one), reader)).toLocalDate();
    }

    /** By the clock that {@link #of} shows the occurrence by. */
    List<TrackLine> tracks(Occurrence one, Reader reader) {
        return one.times().isEmpty()
                ? List.of()
                : TrackLine.of(one.session().tracks(), lead(one).start(), lead(one).minutes(),
                        zone(lead(one), place(one), reader), clock(reader));
    }

    private OccurrenceTime lead(Occurrence one) {
        return one.times().stream().filter(time -> time.end().isAfter(clock.instant())).findFirst()
                .orElse(one.times().getFirst());
    }

    private OccurrenceView dated(Group group, Occurrence one, Locale locale) {
        return view(group, one, one.date(), locale, "", "", List.of(), "", null, List.of());
    }

    private static OccurrenceView view(Group group, Occurrence one, LocalDate date, Locale locale, String time,
            String zone, List<String> zones, String shift, @Nullable OccurrenceTime lead, List<SlotView> others) {
        DayLeaf leaf = DayLeaf.of(date, locale);
        String url = one.meeting() == null
                ? ""
                : "/groups/" + group.slug() + "/meetings/" + one.meeting() + "?date=" + one.date();
        return new OccurrenceView(one.id(), one.meeting() == null ? "" : one.meeting().toString(),
                one.date().toString(), group.slug(), group.name(), url, one.heading(),
                one.heading().equals(one.title()) ? "" : one.title(), one.cancelled(),
                one.session().status() == Session.Status.TENTATIVE, lead != null && lead.moved(), leaf.weekday(),
                leaf.day(), leaf.month(), DateTimeFormatter.ofPattern(shortDate(locale), locale).format(date),
                lead == null ? "" : lead.slot().label(), time, zone, lead != null && place(one), zones, shift,
                lead == null ? "" : lead.start().toString(), lead == null ? "" : lead.end().toString(),
                others, one.shown(group), one.venue() != Venue.Kind.IN_PERSON, one.venue() != Venue.Kind.ONLINE,
                one.place().line());
    }

    /** Whoever's zone is unknown is not shown one meeting by 12 hours and the next by 24. */
    private static Locale clock(Reader reader) {
        return reader.zoneKnown() ? OccurrenceTimes.clocked(reader.locale(), reader.zone()) : reader.formats();
    }

    /** Whether one has to be there: then the clock of the place is what counts. */
    private static boolean place(Occurrence one) {
        return one.venue() == Venue.Kind.IN_PERSON;
    }

    private static ZoneId zone(OccurrenceTime time, boolean place, Reader reader) {
        return reader.zoneKnown() && !place ? reader.zone() : time.slot().zone();
    }

    private String named(OccurrenceTime time, boolean place, Reader reader) {
        String city = ZoneWords.city(zone(time, place, reader), reader.locale());
        return messages.getMessage(reader.zoneKnown() && !place ? "meeting.zone.yours" : "meeting.zone.there",
                new Object[]{city}, reader.locale());
    }

    private static OccurrenceTimes words(Group group, OccurrenceTime time, boolean place, Reader reader) {
        List<ZoneId> zones = new ArrayList<>(EntryWords.zones(group, time.slot().zone()));
        if (place && reader.zoneKnown()) {
            zones.add(reader.zone());
        }
        return OccurrenceTimes.of(time.start(), time.duration(), zone(time, place, reader), zones, clock(reader));
    }

    private static String shift(OccurrenceTime lead, @Nullable Occurrence previous, Reader reader) {
        if (previous == null || !reader.zoneKnown()) {
            return "";
        }
        return previous.times().stream().filter(time -> time.slot().equals(lead.slot())
                && time.local().toLocalTime().equals(lead.local().toLocalTime())).findFirst()
                .flatMap(time -> ShiftNotice.between(time.start(), lead.start(), lead.slot().zone(), reader.zone()))
                .map(notice -> notice.words(reader.locale())).orElse("");
    }

    /** "Thu 10 Dec 2026", as the mails have it in full. */
    private static String shortDate(Locale locale) {
        return switch (locale.getLanguage()) {
            case "ja" -> "y年M月d日(EEE)";
            case "de" -> "EEE, d. MMM y";
            default -> "EEE d MMM y";
        };
    }

    /** The month as a heading: "December 2026". */
    static String month(LocalDate first, Locale locale) {
        String pattern = locale.getLanguage().equals("ja") ? "y年M月" : "LLLL y";
        return DateTimeFormatter.ofPattern(pattern, locale).format(first.atStartOfDay(ZoneOffset.UTC));
    }
}
