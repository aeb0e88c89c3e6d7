package org.convene.feed;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import org.convene.meeting.OccurrenceView.SlotView;
import org.convene.meeting.OccurrenceViews;
import org.convene.meeting.Slot;
import org.convene.site.NotFound;
import org.convene.site.Site;
import org.convene.web.Reader;

/** How to get a group's dates into one's calendar: all of them, kept right; one slot's; or the next date as it stands. */
@Controller
class TakeAlongController {
    private static final String PAGE = "feed/add";
    private static final int LOOKED_AT = 10;
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

    /** One calendar to subscribe to. @param rhythm and time, in words; empty for the whole group */
    public record Offer(String title, String rhythm, String url, String withCancelled, List<Program> programs) {}

    /** One time of the next date. @param label of the slot, possibly empty */
    public record Single(String label, List<Program> programs) {}

    /** Everything of all groups. */
    @GetMapping("/add-to-calendar")
    String whole(Model model) {
        model.addAttribute("whole", offer(site.name(), "", "/calendar.ics"));
        model.addAttribute("offers", List.of());
        return PAGE;
    }

    @GetMapping("/groups/{slug}/add-to-calendar")
    String page(@PathVariable String slug, @RequestParam @Nullable String meeting, Reader reader, Model model) {
        Group group = group(slug);
        Meeting one = meeting == null ? null : meeting(group, meeting);
        model.addAttribute("group", group);
        if (one == null) {
            Map<UUID, List<Occurrence>> coming = meetings.comingOfEach(List.of(group.id()), LOOKED_AT);
            model.addAttribute("offers", meetings.of(List.of(group.id())).stream()
                    .flatMap(each -> offers(group, each, coming.getOrDefault(each.id(), List.of()), reader)).toList());
        } else {
            model.addAttribute("meeting", one);
            List<Occurrence> coming = meetings.coming(one, LOOKED_AT);
            model.addAttribute("offers",
                    one.cancelled() ? List.of() : offers(group, one, coming, reader).toList());
            coming.stream().filter(date -> !date.cancelled()).findFirst()
                    .ifPresent(next -> next(group, one, next, reader, model));
        }
        model.addAttribute("whole", offer(group.name(), "", "/groups/" + slug + "/calendar.ics"));
        return PAGE;
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
        model.addAttribute("singles",
                next.times().stream()
                        .map(time -> new Single(
                                next.times().size() == 1 ? "" : words(views.slot(group, next, time, reader)),
                                SingleDate.programs(next, time, site.link(page + "?date=" + next.date()))))
                        .toList());
    }

    private static String words(SlotView slot) {
        return (slot.label().isEmpty() ? "" : slot.label() + ", ") + slot.time() + " " + slot.zone();
    }

    private Stream<Offer> offers(Group group, Meeting meeting, List<Occurrence> coming, Reader reader) {
        String rhythm = meeting.rhythm(reader.locale());
        return meeting.slots().stream().map(slot -> {
            Optional<String> next = coming.stream().flatMap(one -> one.times().stream()
                    .filter(time -> time.slot().id().equals(slot.id()))
                    .map(time -> views.slot(group, one, time, reader))).findFirst()
                    .map(time -> time.time() + " " + time.zone());
            return offer(title(meeting, slot),
                    Stream.of(rhythm, next.orElse("")).filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(", ")),
                    "/groups/" + group.slug() + "/slots/" + slot.id() + "/calendar.ics");
        });
    }

    private static String title(Meeting meeting, Slot slot) {
        return meeting.slots().size() == 1 || slot.label().isEmpty()
                ? meeting.title()
                : meeting.title() + ", " + slot.label();
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
