package org.convene.meeting;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.web.Reader;

/** The public calendar: list and month. No join link anywhere. */
@Controller
class CalendarController {
    private static final int LISTED = 60;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Clock clock;

    CalendarController(Meetings meetings, WorkingGroups groups, OccurrenceViews views, Clock clock) {
        this.meetings = meetings;
        this.groups = groups;
        this.views = views;
        this.clock = clock;
    }

    /** One square of the month; {@code day} is empty outside it. */
    public record Day(String day, String date, boolean today, List<OccurrenceView> occurrences) {}

    @GetMapping("/calendar")
    String calendar(@RequestParam @Nullable String month, @RequestParam @Nullable String group, Reader reader,
            Model model) {
        List<Group> all = groups.all();
        List<Group> shown = group == null || group.isEmpty()
                ? all
                : all.stream().filter(one -> one.slug().equals(group)).toList();
        model.addAttribute("groups", all);
        model.addAttribute("chosen", group == null ? "" : group);
        LocalDate today = LocalDate.ofInstant(clock.instant(), reader.zone());
        model.addAttribute("thisMonth", today.toString().substring(0, 7));
        LocalDate first = MeetingPageController.firstOfMonth(month, today);
        model.addAttribute("previous", first.minusMonths(1).toString().substring(0, 7));
        model.addAttribute("following", first.plusMonths(1).toString().substring(0, 7));
        model.addAttribute("monthName", OccurrenceViews.month(first, reader.locale()));
        if (month == null) {
            model.addAttribute("coming", views(shown,
                    meetings.between(ids(shown), clock.instant(), null, LISTED), reader));
        } else {
            month(shown, first, today, reader, model);
        }
        return "meeting/calendar";
    }

    private void month(List<Group> shown, LocalDate first, LocalDate today, Reader reader, Model model) {
        ZoneId zone = reader.zoneKnown() ? reader.zone() : ZoneOffset.UTC;
        List<Occurrence> all = meetings.between(ids(shown), first.atStartOfDay(zone).toInstant(),
                first.plusMonths(1).atStartOfDay(zone).toInstant(), 1000);
        Map<UUID, Group> byId = byId(shown);
        Map<LocalDate, List<OccurrenceView>> byDay = all.stream().collect(Collectors.groupingBy(
                one -> LocalDate.ofInstant(one.start(),
                        reader.zoneKnown() ? zone : one.times().getFirst().slot().zone()),
                Collectors.mapping(one -> views.of(group(byId, one), one, reader), Collectors.toList())));
        DayOfWeek monday = WeekFields.of(reader.formats()).getFirstDayOfWeek();
        int blank = Math.floorMod(first.getDayOfWeek().getValue() - monday.getValue(), 7);
        List<Day> days = new ArrayList<>();
        IntStream.range(0, blank).forEach(i -> days.add(new Day("", "", false, List.of())));
        first.datesUntil(first.plusMonths(1)).forEach(date -> days.add(new Day(Integer.toString(date.getDayOfMonth()),
                date.toString(), date.equals(today), byDay.getOrDefault(date, List.of()))));
        while (days.size() % 7 != 0) {
            days.add(new Day("", "", false, List.of()));
        }
        model.addAttribute("weekdays", IntStream.range(0, 7)
                .mapToObj(i -> monday.plus(i).getDisplayName(TextStyle.SHORT, reader.locale())).toList());
        model.addAttribute("weeks", IntStream.range(0, days.size() / 7)
                .mapToObj(week -> List.copyOf(days.subList(week * 7, week * 7 + 7))).toList());
        model.addAttribute("any", !byDay.isEmpty());
    }

    private List<OccurrenceView> views(List<Group> shown, List<Occurrence> all, Reader reader) {
        Map<UUID, Group> byId = byId(shown);
        return all.stream().map(one -> views.of(group(byId, one), one, reader)).toList();
    }

    private static Group group(Map<UUID, Group> byId, Occurrence one) {
        return java.util.Objects.requireNonNull(byId.get(one.group()));
    }

    private static Map<UUID, Group> byId(List<Group> shown) {
        return shown.stream().collect(Collectors.toMap(Group::id, Function.identity()));
    }

    private static List<UUID> ids(List<Group> shown) {
        return shown.stream().map(Group::id).toList();
    }

}
