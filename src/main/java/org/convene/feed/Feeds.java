package org.convene.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.CalendarSeries;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingCalendars;
import org.convene.meeting.Occurrence;
import org.convene.site.NotFound;
import org.convene.site.Site;

/** The public door of the calendars that everybody may subscribe to: what is planned and where to read about it, never how to join. */
@Component
@Transactional(readOnly = true)
public class Feeds {
    private final WorkingGroups groups;
    private final MeetingCalendars calendars;
    private final FeedEvents events;
    private final KnownFeeds known;
    private final Site site;

    Feeds(WorkingGroups groups, MeetingCalendars calendars, FeedEvents events, KnownFeeds known, Site site) {
        this.groups = groups;
        this.calendars = calendars;
        this.events = events;
        this.known = known;
        this.site = site;
    }

    /** All groups. */
    FeedText site(FeedOrder order) {
        return text("site", site.name(), groups.all(), series -> true, order);
    }

    /** One group. @throws NotFound when there is none */
    FeedText group(String slug, FeedOrder order) {
        Group group = group(slug);
        return text("group " + group.id(), group.name(), List.of(group), series -> true, order);
    }

    /** One slot of a group's meeting. @throws NotFound when the group has no such slot */
    FeedText slot(String slug, UUID slot, FeedOrder order) {
        Group group = group(slug);
        FeedText text = text("slot " + slot, group.name(), List.of(group), series -> series.slot().equals(slot), order);
        if (text.changed().equals(Instant.EPOCH)) {
            throw new NotFound("slot");
        }
        return text;
    }

    /** One date as it stands, all its times, for a program that is not told of changes. */
    String single(Group group, Meeting meeting, Occurrence one) {
        return made(group.name(), List.of(group), CalendarSeries.of(meeting, one), false).whole();
    }

    private Group group(String slug) {
        return groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
    }

    private FeedText text(String feed, String name, List<Group> shown, Predicate<CalendarSeries> wanted,
            FeedOrder order) {
        List<UUID> ids = shown.stream().map(Group::id).toList();
        String stamp = name + calendars.stamp(ids) + stamp(shown);
        String key = feed + order.cancelled();
        return known.unchanged(key, stamp, order.ifNoneMatch()).orElseGet(() -> {
            FeedText made = made(name, shown, calendars.series(ids).stream().filter(wanted).toList(),
                    order.cancelled());
            known.made(key, stamp, made);
            return made;
        });
    }

    /** Another text after any edit of these groups. */
    static String stamp(List<Group> shown) {
        return shown.stream().map(group -> group.id() + " " + group.version())
                .collect(Collectors.joining(",", " ", ""));
    }

    private FeedText made(String name, List<Group> shown, List<CalendarSeries> all, boolean cancelled) {
        Map<UUID, Group> byId = shown.stream().collect(Collectors.toMap(Group::id, Function.identity()));
        return FeedWriter.write(name, all.stream().map(series -> {
            Group group = java.util.Objects.requireNonNull(byId.get(series.meeting().group()));
            return events.event(group, series, "", group.language(), cancelled);
        }).toList(), changed(all));
    }

    /** When one of them was edited last; {@link Instant#EPOCH} of none. */
    static Instant changed(List<CalendarSeries> all) {
        return all.stream().map(series -> series.meeting().changed()).max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
