package org.convene.feed;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.calendar.CalendarEvent;
import org.convene.calendar.EventOverride;
import org.convene.calendar.EventStatus;
import org.convene.calendar.EventText;
import org.convene.calendar.Revision;
import org.convene.group.Group;
import org.convene.meeting.CalendarSeries;
import org.convene.meeting.Entry;
import org.convene.meeting.EntryWords;
import org.convene.meeting.SlotContent;
import org.convene.site.Site;

/** Makes events of what is planned. */
@Component
class FeedEvents {
    private final EntryWords words;
    private final Site site;

    FeedEvents(EntryWords words, Site site) {
        this.words = words;
        this.site = site;
    }

    /**
     * A slot's series.
     *
     * @param joinUrl the reader's own way in; empty in what everybody may read
     * @param cancelled whether cancelled dates are shown as such, else they are left out
     */
    CalendarEvent event(Group group, CalendarSeries series, String joinUrl, Locale language, boolean cancelled) {
        SlotContent content = series.content();
        Entry master = content.master();
        Text text = new Text(group, series, content.online() ? joinUrl : "", language);
        Stream<EventOverride> deviations = content.deviations().stream()
                .map(entry -> text.override(entry, status(entry)));
        Stream<EventOverride> gone = content.excluded().stream()
                .map(date -> text.override(master.at(date), EventStatus.CANCELLED));
        return new CalendarEvent(
                new Revision(series.key() + "@" + site.mailDomain(), 0,
                        series.meeting().changed().truncatedTo(ChronoUnit.SECONDS)),
                master.time(content.zone()), content.recurrence(), cancelled ? List.of() : content.excluded(),
                cancelled ? Stream.concat(deviations, gone).toList() : deviations.toList(), text.of(master),
                status(master));
    }

    /** What one series says to one kind of reader. */
    private final class Text {
        private final Group group;
        private final CalendarSeries series;
        private final String joinUrl;
        private final Locale language;

        Text(Group group, CalendarSeries series, String joinUrl, Locale language) {
            this.group = group;
            this.series = series;
            this.joinUrl = joinUrl;
            this.language = language;
        }

        EventText of(Entry entry) {
            return words.event(group, series.content(group), entry,
                    site.link("/groups/" + group.slug() + "/meetings/" + series.meeting().id()), joinUrl, language);
        }

        EventOverride override(Entry entry, EventStatus status) {
            return new EventOverride(entry.original(), 0, entry.time(series.content().zone()), of(entry), status);
        }
    }

    private static EventStatus status(Entry entry) {
        return entry.tentative() ? EventStatus.TENTATIVE : EventStatus.CONFIRMED;
    }
}
