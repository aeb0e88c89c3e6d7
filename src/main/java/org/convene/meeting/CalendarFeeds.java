package org.convene.meeting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.springframework.stereotype.Component;

import org.convene.calendar.CalendarEvent;
import org.convene.calendar.EventOverride;
import org.convene.calendar.EventStatus;
import org.convene.calendar.EventText;
import org.convene.calendar.Feed;
import org.convene.calendar.Revision;
import org.convene.group.Group;
import org.convene.site.Site;

/** Public calendars to subscribe to: what is planned and where to read about it, never how to join. */
@Component
class CalendarFeeds {
    private static final Duration REFRESH = Duration.ofHours(1);
    private final Schedules schedules;
    private final EntryWords words;
    private final Site site;

    CalendarFeeds(Schedules schedules, EntryWords words, Site site) {
        this.schedules = schedules;
        this.words = words;
        this.site = site;
    }

    /** A feed with what tells clients whether it changed. @param etag quoted */
    record Text(String text, String etag, Instant changed) {}

    Text site(List<Group> groups) {
        return text(site.name(), groups);
    }

    Text group(Group group) {
        return text(group.name(), List.of(group));
    }

    private Text text(String name, List<Group> groups) {
        List<CalendarEvent> events = new ArrayList<>();
        Instant changed = Instant.EPOCH;
        for (Group group : groups) {
            for (FeedSeries series : series(group)) {
                events.add(event(group, series));
                changed = changed.isBefore(series.meeting().changed()) ? series.meeting().changed() : changed;
            }
        }
        String text = new Feed(name, REFRESH, events).text();
        return new Text(text, "\"" + digest(text) + "\"", changed.truncatedTo(ChronoUnit.SECONDS));
    }

    /** By slot, past dates included. */
    private List<FeedSeries> series(Group group) {
        return schedules.active(List.of(group.id())).stream().flatMap(one -> FeedSeries.of(one).stream()).toList();
    }

    private CalendarEvent event(Group group, FeedSeries series) {
        SlotContent content = series.content();
        Revision revision = new Revision(series.key() + "@" + site.mailDomain(), 0,
                series.meeting().changed().truncatedTo(ChronoUnit.SECONDS));
        Entry master = content.master();
        List<EventOverride> overrides = content.deviations().stream()
                .map(entry -> new EventOverride(entry.original(), 0, entry.time(content.zone()),
                        text(group, series, entry), status(entry)))
                .toList();
        return new CalendarEvent(revision, master.time(content.zone()), content.recurrence(), content.excluded(),
                overrides, text(group, series, master), status(master));
    }

    private EventText text(Group group, FeedSeries series, Entry entry) {
        return words.event(group, series.content(), entry,
                site.link("/groups/" + group.slug() + "/meetings/" + series.meeting().id()), "", group.language());
    }

    private static EventStatus status(Entry entry) {
        return entry.tentative() ? EventStatus.TENTATIVE : EventStatus.CONFIRMED;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
