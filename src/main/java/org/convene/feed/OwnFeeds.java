package org.convene.feed;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.calendar.CalendarEvent;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.PassesChanged;
import org.convene.meeting.CalendarSeries;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingCalendars;
import org.convene.meeting.Slot;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;
import org.convene.subscription.Member;
import org.convene.subscription.Subscribers;
import org.convene.subscription.Subscriptions;

/**
 * The public door of people's own calendars: everything their groups plan, each with the personal way in, behind an address
 * that only they know and that they may replace. It goes with what they are subscribed to at the moment.
 */
@Component
@Transactional
public class OwnFeeds {
    private final OwnFeedRepository feeds;
    private final Subscribers subscribers;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final MeetingCalendars calendars;
    private final ApplicationEventPublisher news;
    private final FeedEvents events;
    private final KnownFeeds known;
    private final Tokens tokens;
    private final Site site;
    private final Clock clock;

    OwnFeeds(OwnFeedRepository feeds, Subscribers subscribers, Subscriptions subscriptions, WorkingGroups groups,
            MeetingCalendars calendars, ApplicationEventPublisher news, FeedEvents events, KnownFeeds known,
            Tokens tokens,
            Site site,
            Clock clock) {
        this.feeds = feeds;
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.calendars = calendars;
        this.news = news;
        this.events = events;
        this.known = known;
        this.tokens = tokens;
        this.site = site;
        this.clock = clock;
    }

    /** What the person behind a preference link has; empty: none. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    Optional<OwnFeed> behind(String preferenceToken) {
        return feeds.of(subscribers.behind(preferenceToken));
    }

    /** The address that is asked, without scheme: programs know it under {@code https:} and {@code webcal:}. */
    String path(OwnFeed feed) {
        return "/calendar/" + tokens.issue(Purpose.CALENDAR, feed.id()) + ".ics";
    }

    /** Gives the person an address; the one they have when they have one. */
    void open(String preferenceToken) {
        feeds.insert(new OwnFeed(Ids.next(), subscribers.behind(preferenceToken), false), clock.instant());
    }

    /** Gives another address; the old one and the join links in it are worthless from now on. */
    void replace(String preferenceToken) {
        UUID subscriber = subscribers.behind(preferenceToken);
        boolean cancelled = feeds.of(subscriber).map(OwnFeed::cancelled).orElse(false);
        delete(subscriber);
        feeds.insert(new OwnFeed(Ids.next(), subscriber, cancelled), clock.instant());
    }

    void showCancelled(String preferenceToken, boolean cancelled) {
        feeds.showCancelled(subscribers.behind(preferenceToken), cancelled);
    }

    void close(String preferenceToken) {
        delete(subscribers.behind(preferenceToken));
    }

    private void delete(UUID subscriber) {
        List<UUID> open = feeds.meetings(subscriber);
        feeds.delete(subscriber);
        open.forEach(one -> news.publishEvent(new PassesChanged(one)));
    }

    /** Whether somebody subscribes to their own calendar. */
    @Transactional(readOnly = true)
    public boolean has(UUID subscriber) {
        return feeds.of(subscriber).isPresent();
    }

    /** Forgets everything about a person who was erased. */
    public void erase(UUID subscriber) {
        delete(subscriber);
    }

    /** The calendar behind an address. @throws NotFound when it is not ours, or was replaced */
    FeedText text(String token, String ifNoneMatch) {
        OwnFeed feed = tokens.open(Purpose.CALENDAR, token).flatMap(feeds::byId)
                .orElseThrow(() -> new NotFound("calendar"));
        List<Member> members = subscriptions.subscriptionsOf(feed.subscriber());
        List<Group> mine = groups.byIds(members.stream().map(Member::group).toList()).stream()
                .filter(group -> !group.archived()).toList();
        String stamp = feed.cancelled() + " " + members + Feeds.stamp(mine)
                + calendars.stamp(mine.stream().map(Group::id).toList());
        String key = "own " + feed.id();
        return known.unchanged(key, stamp, ifNoneMatch).orElseGet(() -> {
            FeedText made = made(feed, members, mine);
            known.made(key, stamp, made);
            return made;
        });
    }

    private FeedText made(OwnFeed feed, List<Member> members, List<Group> mine) {
        Map<UUID, Group> byId = mine.stream().collect(Collectors.toMap(Group::id, Function.identity()));
        Map<UUID, Member> byGroup = members.stream()
                .collect(Collectors.toMap(Member::group, Function.identity(), (one, other) -> one));
        List<CalendarSeries> all = calendars.series(List.copyOf(byId.keySet())).stream()
                .filter(series -> taken(series, byGroup)).toList();
        Map<UUID, UUID> passes = passes(feed, all.stream().map(CalendarSeries::meeting).map(Meeting::id).distinct()
                .toList());
        List<CalendarEvent> shown = all.stream().map(series -> {
            Group group = java.util.Objects.requireNonNull(byId.get(series.meeting().group()));
            Member member = java.util.Objects.requireNonNull(byGroup.get(group.id()));
            UUID pass = passes.get(series.meeting().id());
            String joinUrl = pass == null ? "" : site.link("/join/" + tokens.issue(Purpose.JOIN, pass));
            return events.event(group, series, joinUrl, member.language(), feed.cancelled());
        }).toList();
        return FeedWriter.write(site.name(), shown, Feeds.changed(all));
    }

    private Map<UUID, UUID> passes(OwnFeed feed, List<UUID> meetings) {
        // in one order for everybody: each keeps rows of its meeting until the transaction ends
        feeds.give(feed.id(), meetings).stream().sorted().forEach(one -> news.publishEvent(new PassesChanged(one)));
        return feeds.passes(feed.id(), meetings);
    }

    private static boolean taken(CalendarSeries series, Map<UUID, Member> byGroup) {
        Member member = byGroup.get(series.meeting().group());
        return member != null
                && member.takes(series.slot(), series.meeting().slots().stream().map(Slot::id).toList());
    }
}
