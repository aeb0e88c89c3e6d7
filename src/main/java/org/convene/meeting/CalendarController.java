package org.convene.meeting;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** One month of the list. */
    public record Month(String name, List<OccurrenceView> coming) {}

    @GetMapping("/calendar")
    String calendar(@RequestParam @Nullable String month, @RequestParam @Nullable String group, Reader reader,
            Model model) {
        List<Group> all = groups.all();
        List<Group> shown = group == null || group.isEmpty()
                ? all
                : all.stream().filter(one -> one.slug().equals(group)).toList();
        model.addAttribute("groups", all);
        model.addAttribute("chosen", group == null ? "" : group);
        model.addAttribute("name", group == null || shown.isEmpty() || group.isEmpty() ? "" : shown.getFirst().name());
        model.addAttribute("city", reader.city());
        LocalDate today = LocalDate.ofInstant(clock.instant(), reader.zone());
        model.addAttribute("thisMonth", today.toString().substring(0, 7));
        LocalDate first = MeetingPageController.firstOfMonth(month, today);
        model.addAttribute("previous", first.minusMonths(1).toString().substring(0, 7));
        model.addAttribute("following", first.plusMonths(1).toString().substring(0, 7));
        model.addAttribute("previousName", OccurrenceViews.month(first.minusMonths(1), reader.locale()));
        model.addAttribute("followingName", OccurrenceViews.month(first.plusMonths(1), reader.locale()));
        model.addAttribute("monthName", OccurrenceViews.month(first, reader.locale()));
        if (month == null) {
            model.addAttribute("months", months(shown, reader));
        } else {
            model.addAttribute("shownMonth", first.toString().substring(0, 7));
            month(shown, first, today, reader, model);
        }
        return "meeting/calendar";
    }

    private void month(List<Group> shown, LocalDate first, LocalDate today, Reader reader, Model model) {
        ZoneId zone = reader.zoneKnown() ? reader.zone() : ZoneOffset.UTC;
        List<Occurrence> all = meetings.between(ids(shown), first.minusDays(1).atStartOfDay(zone).toInstant(),
                first.plusMonths(1).plusDays(1).atStartOfDay(zone).toInstant(), 1000);
        Map<UUID, Group> byId = byId(shown);
        Map<LocalDate, List<OccurrenceView>> byDay = new HashMap<>();
        all.stream().flatMap(one -> days(one, reader)).sorted(Comparator.comparing(Occurrence::start))
                .forEach(one -> byDay.computeIfAbsent(views.day(one, one.times().getFirst(), reader),
                        day -> new ArrayList<>()).add(views.of(group(byId, one), one, reader)));
        byDay.keySet().removeIf(day -> !YearMonth.from(day).equals(YearMonth.from(first)));
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

    /** An occurrence for each local day that one of its slots is on. */
    private Stream<Occurrence> days(Occurrence one, Reader reader) {
        return one.times().stream().collect(Collectors.groupingBy(time -> views.day(one, time, reader))).values()
                .stream().map(one::only);
    }

    private List<Month> months(List<Group> shown, Reader reader) {
        Map<UUID, Group> byId = byId(shown);
        Map<LocalDate, List<OccurrenceView>> months = new LinkedHashMap<>();
        meetings.between(ids(shown), clock.instant(), null, LISTED)
                .forEach(one -> months.computeIfAbsent(views.day(one, reader).withDayOfMonth(1),
                        first -> new ArrayList<>()).add(views.of(group(byId, one), one, reader)));
        return months.entrySet().stream()
                .map(month -> new Month(OccurrenceViews.month(month.getKey(), reader.locale()), month.getValue()))
                .toList();
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
