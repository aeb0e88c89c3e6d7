package org.convene.feed;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.OccurrenceViews;
import org.convene.meeting.Slot;
import org.convene.site.NotFound;
import org.convene.site.Site;
import org.convene.web.Reader;

/** How to get a group's dates into one's calendar: all of them, kept right; one slot's; or the next date as it stands. */
@Controller
class TakeAlongController {
    private final WorkingGroups groups;
    private final Meetings meetings;
    private final Feeds feeds;
    private final OccurrenceViews views;
    private final Site site;

    TakeAlongController(WorkingGroups groups, Meetings meetings, Feeds feeds, OccurrenceViews views, Site site) {
        this.groups = groups;
        this.meetings = meetings;
        this.feeds = feeds;
        this.views = views;
        this.site = site;
    }

    /** One calendar to subscribe to. @param rhythm in words; empty for the whole group */
    public record Offer(String title, String rhythm, String url, String withCancelled, List<Program> programs) {}

    /** One time of the next date. @param label of the slot, possibly empty */
    public record Single(String label, List<Program> programs) {}

    @GetMapping("/groups/{slug}/add-to-calendar")
    String page(@PathVariable String slug, @RequestParam @Nullable String meeting, Reader reader, Model model) {
        Group group = group(slug);
        Meeting one = meeting == null ? null : meeting(group, meeting);
        model.addAttribute("group", group);
        if (one == null) {
            model.addAttribute("offers", offers(group, meetings.of(List.of(group.id())), reader));
        } else {
            model.addAttribute("meeting", one);
            model.addAttribute("offers", offers(group, List.of(one), reader));
            meetings.coming(one, 10).stream().filter(date -> !date.cancelled()).findFirst()
                    .ifPresent(next -> next(group, one, next, reader, model));
        }
        model.addAttribute("whole", offer(group.name(), "", "/groups/" + slug + "/calendar.ics"));
        return "feed/add";
    }

    /** One date in a file, with all its times. */
    @GetMapping("/groups/{slug}/meetings/{meeting}/{date}.ics")
    ResponseEntity<String> file(@PathVariable String slug, @PathVariable String meeting, @PathVariable String date) {
        Group group = group(slug);
        Meeting one = meeting(group, meeting);
        Occurrence shown = meetings.occurrence(one, parsed(date)).filter(found -> !found.cancelled())
                .orElseThrow(() -> new NotFound("occurrence"));
        return CalendarFile.answer().header("X-Robots-Tag", "noindex").body(feeds.single(group, one, shown));
    }

    private void next(Group group, Meeting meeting, Occurrence next, Reader reader, Model model) {
        String page = "/groups/" + group.slug() + "/meetings/" + meeting.id();
        model.addAttribute("next", views.of(group, next, reader));
        model.addAttribute("file", page + "/" + next.date() + ".ics");
        model.addAttribute("singles", next.times().stream().map(time -> new Single(label(next, time),
                SingleDate.programs(next, time, site.link(page + "?date=" + next.date())))).toList());
    }

    private static String label(Occurrence next, OccurrenceTime time) {
        return next.times().size() == 1 ? "" : label(time.slot());
    }

    private static String label(Slot slot) {
        return slot.label().isEmpty() ? slot.time() + " " + slot.zone().getId() : slot.label();
    }

    private List<Offer> offers(Group group, List<Meeting> all, Reader reader) {
        return all.stream().filter(meeting -> !meeting.cancelled()).flatMap(meeting -> meeting.slots().stream()
                .map(slot -> offer(
                        meeting.slots().size() == 1 ? meeting.title() : meeting.title() + ", " + label(slot),
                        meeting.rhythm(reader.locale()),
                        "/groups/" + group.slug() + "/slots/" + slot.id() + "/calendar.ics")))
                .toList();
    }

    private Offer offer(String title, String rhythm, String path) {
        String url = site.link(path);
        return new Offer(title, rhythm, url, path + "?cancelled=show", Program.all(url, title));
    }

    private Group group(String slug) {
        return groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
    }

    private Meeting meeting(Group group, String id) {
        try {
            return meetings.byId(UUID.fromString(id)).filter(one -> one.group().equals(group.id()))
                    .orElseThrow(() -> new NotFound("meeting"));
        } catch (IllegalArgumentException noId) {
            throw new NotFound("meeting");
        }
    }

    private static LocalDate parsed(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException noDate) {
            throw new NotFound("occurrence");
        }
    }
}
