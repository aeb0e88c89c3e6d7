package org.convene.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.Markdown;
import org.convene.meeting.Programmes.Programme;
import org.convene.site.NotFound;
import org.convene.web.PageBrands;
import org.convene.web.Reader;

/** What everybody may see: the directory, a group, a meeting, the archive. No join link anywhere. */
@Controller
class MeetingPageController {
    private static final int COMING = 7;
    private static final int RECENT = 5;
    private static final int ARCHIVE = 200;
    private final Meetings meetings;
    private final Programmes programmes;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final SchemaEvents schema;
    private final Markdown markdown;
    private final ObjectProvider<PageBrands> brands;

    MeetingPageController(Meetings meetings, Programmes programmes, WorkingGroups groups, OccurrenceViews views,
            SchemaEvents schema, Markdown markdown, ObjectProvider<PageBrands> brands) {
        this.meetings = meetings;
        this.programmes = programmes;
        this.groups = groups;
        this.views = views;
        this.schema = schema;
        this.markdown = markdown;
        this.brands = brands;
    }

    /** One group of the directory; {@code next} is absent when nothing is planned. */
    public record Entry(Group group, @Nullable OccurrenceView next) {}

    /** A heading of the directory; {@code name} is empty for groups without one. */
    public record Section(String name, List<Entry> entries) {}

    /** A community of the directory. */
    public record Chapter(Group.Community community, String description, List<Section> sections) {}

    @GetMapping("/")
    String directory(Reader reader, Model model) {
        List<Group> all = groups.all();
        Map<UUID, Occurrence> next = meetings.next(all.stream().map(Group::id).toList());
        model.addAttribute("chapters", groups.communities().stream()
                .map(community -> chapter(community, all, next, reader))
                .filter(chapter -> !chapter.sections().isEmpty()).toList());
        meetings.coming(all.stream().map(Group::id).toList(), 1).stream().findFirst()
                .ifPresent(first -> model.addAttribute("next", hero(group(all, first), first, reader)));
        model.addAttribute("logos", Optional.ofNullable(brands.getIfAvailable()).map(PageBrands::communityLogos)
                .orElse(Map.of()));
        return "meeting/directory";
    }

    @GetMapping("/groups/{slug}")
    String group(@PathVariable String slug, Reader reader, Model model) {
        Group group = bySlug(slug);
        Programme programme = programmes.of(group.id(), COMING, RECENT);
        frame(group, model);
        programme.coming().stream().findFirst().ifPresent(first -> {
            model.addAttribute("next", views.of(group, first, programme.before(), reader));
            model.addAttribute("paragraphs", lines(first.session().description()));
            model.addAttribute("schema", schema.of(group, first));
            model.addAttribute("confidential", programme.next().map(one -> one.confidential(group))
                    .orElse(group.chathamHouse()));
        });
        model.addAttribute("coming", programme.coming().stream().skip(1).map(one -> views.of(group, one, reader))
                .toList());
        model.addAttribute("past", programme.past().stream().map(one -> views.of(group, one, reader)).toList());
        model.addAttribute("meetings", programme.meetings().stream()
                .map(meeting -> Map.of("id", meeting.id().toString(), "title", meeting.title(), "recurrence",
                        meeting.rhythm(reader.locale())))
                .toList());
        model.addAttribute("several", programme.meetings().stream().anyMatch(meeting -> meeting.slots().size() > 1));
        model.addAttribute("description", markdown.html(group.description()));
        model.addAttribute("siblings", groups.inCommunity(group.community()));
        return "meeting/group";
    }

    @GetMapping("/groups/{slug}/meetings/{id}")
    String meeting(@PathVariable String slug, @PathVariable String id, @RequestParam @Nullable String date,
            Reader reader, Model model) {
        Group group = bySlug(slug);
        Meeting meeting = meeting(id).filter(one -> one.group().equals(group.id()))
                .orElseThrow(() -> new NotFound("meeting"));
        List<Occurrence> coming = meetings.coming(meeting, COMING + 3);
        Optional<Occurrence> shown = date == null
                ? coming.stream().filter(one -> !one.cancelled()).findFirst()
                : Optional.of(occurrence(meeting, date));
        frame(group, model);
        model.addAttribute("meeting", meeting);
        model.addAttribute("confidential", meeting.confidential(group));
        model.addAttribute("recurrence", meeting.rhythm(reader.locale()));
        shown.ifPresent(one -> {
            model.addAttribute("next", hero(group, one, reader));
            String words = one.session().description();
            model.addAttribute("paragraphs", lines(words.isEmpty() ? meeting.description() : words));
            model.addAttribute("agenda", lines(one.session().agenda()));
            model.addAttribute("schema", schema.of(group, one));
            model.addAttribute("tracks", views.tracks(one, reader));
        });
        model.addAttribute("coming", meeting.cancelled()
                ? List.of()
                : coming.stream().filter(one -> !shown.map(Occurrence::id).orElse("").equals(one.id()))
                        .map(one -> views.of(group, one, reader)).toList());
        return "meeting/meeting";
    }

    @GetMapping("/groups/{slug}/archive")
    String archive(@PathVariable String slug, @RequestParam(defaultValue = "") String q, Reader reader, Model model) {
        Group group = bySlug(slug);
        String query = q.length() > 200 ? q.substring(0, 200) : q;
        Map<Integer, List<OccurrenceView>> years = new LinkedHashMap<>();
        for (Occurrence one : meetings.past(group.id(), query.replace('\0', ' '), ARCHIVE)) {
            years.computeIfAbsent(one.date().getYear(), year -> new ArrayList<>()).add(views.of(group, one, reader));
        }
        model.addAttribute("group", group);
        model.addAttribute("q", query);
        model.addAttribute("years", years.entrySet().stream()
                .map(year -> Map.of("year", year.getKey().toString(), "sessions", year.getValue())).toList());
        return "meeting/archive";
    }

    private Chapter chapter(Group.Community community, List<Group> all, Map<UUID, Occurrence> next, Reader reader) {
        Map<String, List<Entry>> sections = new LinkedHashMap<>();
        for (Group group : all) {
            if (group.community().equals(community.id())) {
                Occurrence first = next.get(group.id());
                sections.computeIfAbsent(group.section(), name -> new ArrayList<>())
                        .add(new Entry(group, first == null ? null : views.of(group, first, reader)));
            }
        }
        return new Chapter(community, markdown.html(community.description()), sections.entrySet().stream()
                .map(section -> new Section(section.getKey(), section.getValue())).toList());
    }

    private void frame(Group group, Model model) {
        model.addAttribute("group", group);
        model.addAttribute("rules", markdown.html(group.rules()));
        groups.community(group.community()).ifPresent(community -> model.addAttribute("community", community));
    }

    private OccurrenceView hero(Group group, Occurrence one, Reader reader) {
        UUID meeting = one.meeting();
        Occurrence previous = meeting == null
                ? null
                : meetings.byId(meeting).flatMap(of -> meetings.before(of, one.date())).orElse(null);
        return views.of(group, one, previous, reader);
    }

    private Occurrence occurrence(Meeting meeting, String date) {
        return Schedule.dateOf(meeting.id() + "_" + date, meeting.id())
                .flatMap(day -> meetings.occurrence(meeting, day)).orElseThrow(() -> new NotFound("occurrence"));
    }

    private Optional<Meeting> meeting(String id) {
        try {
            return meetings.byId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Group bySlug(String slug) {
        return groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
    }

    private static Group group(List<Group> all, Occurrence one) {
        return all.stream().filter(group -> group.id().equals(one.group())).findFirst().orElseThrow();
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static LocalDate firstOfMonth(@Nullable String typed, LocalDate today) {
        try {
            LocalDate first = typed == null ? today : LocalDate.parse(typed + "-01");
            return (Schedule.thinkable(first) ? first : today).withDayOfMonth(1);
        } catch (java.time.DateTimeException noMonth) {
            return today.withDayOfMonth(1);
        }
    }
}
