package org.convene.reminder;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.calendar.OccurrenceTimes;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Session;
import org.convene.subscription.NextDates;

/** The dates a welcome tells of: those whose invitations follow. */
@Component
class ComingDates implements NextDates {
    private static final int LISTED = 4;
    private final Meetings meetings;

    ComingDates(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public List<NextDate> of(UUID group, ZoneId reader, Locale locale) {
        Set<UUID> open = meetings.of(List.of(group)).stream().filter(one -> one.firstMailed() != null)
                .map(Meeting::id).collect(Collectors.toSet());
        return meetings.coming(List.of(group), 3 * LISTED).stream()
                .filter(one -> open.contains(Objects.requireNonNullElse(one.meeting(), group)))
                .filter(one -> one.session().status() == Session.Status.CONFIRMED)
                .flatMap(one -> one.times().stream().map(time -> date(one, time, reader, locale))).limit(LISTED)
                .toList();
    }

    private static NextDate date(Occurrence one, OccurrenceTime time, ZoneId reader, Locale locale) {
        OccurrenceTimes words = OccurrenceTimes.of(time.start(), time.duration(), reader, List.of(), locale);
        return new NextDate(one.session().topic().isEmpty() ? one.title() : one.session().topic(), words.weekday(),
                words.date(), words.time(), words.zone());
    }
}
