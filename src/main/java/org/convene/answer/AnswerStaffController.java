package org.convene.answer;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.calendar.OccurrenceTimes;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.SlotDate;
import org.convene.site.NotFound;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Who will come, and what other times members proposed. */
@Controller
class AnswerStaffController {
    private static final int DATES = 12;
    private final Answers answers;
    private final Meetings meetings;

    AnswerStaffController(Answers answers, Meetings meetings) {
        this.answers = answers;
        this.meetings = meetings;
    }

    /** @param date with {@code slot}: whose answers are listed by name; absent: nobody's */
    @GetMapping("/staff/meetings/{id}/answers")
    String show(Staff staff, @PathVariable UUID id, @RequestParam @Nullable LocalDate date,
            @RequestParam(defaultValue = "0") int slot, Reader reader, Model model) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_READ);
        List<Occurrence> coming = meetings.coming(meeting, DATES);
        model.addAttribute("meeting", meeting);
        Map<SlotDate, Map<Answer, Long>> counts = answers.forecast(staff, id,
                coming.stream().flatMap(one -> one.times().stream()).map(OccurrenceTime::date).toList());
        model.addAttribute("forecast",
                coming.stream().flatMap(one -> lines(meeting, one, counts, reader).stream()).toList());
        model.addAttribute("proposals", answers.proposals(staff, id).stream()
                .map(one -> ProposalLine.of(one, zone(reader, meeting), reader)).toList());
        model.addAttribute("roster", answers.showsRoster(staff, id));
        if (date != null) {
            roll(staff, meeting, date, slot, reader, model);
        }
        return "answer/staff/forecast";
    }

    private void roll(Staff staff, Meeting meeting, LocalDate date, int slot, Reader reader, Model model) {
        OccurrenceTime time = meetings.occurrence(meeting, date).flatMap(one -> one.times().stream()
                .filter(other -> meeting.slots().indexOf(other.slot()) == slot).findFirst())
                .orElseThrow(() -> new NotFound("occurrence"));
        model.addAttribute("roll", answers.roll(staff, meeting.id(), time.date()));
        OccurrenceTimes words = words(time, meeting, reader);
        model.addAttribute("rollOf", words.weekday() + " " + words.date() + ", " + words.time());
    }

    private static List<Forecast> lines(Meeting meeting, Occurrence one, Map<SlotDate, Map<Answer, Long>> counts,
            Reader reader) {
        List<Forecast> lines = new ArrayList<>();
        for (OccurrenceTime time : one.times()) {
            OccurrenceTimes words = words(time, meeting, reader);
            lines.add(Forecast.of(one.date().toString(), words.weekday() + " " + words.date(),
                    words.time() + " " + words.zone(), time.slot().label(), meeting.slots().indexOf(time.slot()),
                    one.cancelled(), counts.getOrDefault(time.date(), Map.of())));
        }
        return lines;
    }

    private static OccurrenceTimes words(OccurrenceTime time, Meeting meeting, Reader reader) {
        return OccurrenceTimes.of(time.start(), time.duration(), zone(reader, meeting), List.of(), reader.formats());
    }

    private static ZoneId zone(Reader reader, Meeting meeting) {
        return reader.zoneKnown() ? reader.zone() : meeting.slots().getFirst().zone();
    }

    @PostMapping("/staff/meetings/{id}/proposals/{proposal}")
    RedirectView decide(Staff staff, @PathVariable UUID id, @PathVariable UUID proposal, RedirectAttributes next) {
        answers.decide(staff, id, proposal);
        return done(id, "staff.answer.decided", next);
    }

    @PostMapping("/staff/meetings/{id}/roster")
    RedirectView roster(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean shown,
            RedirectAttributes next) {
        answers.showRoster(staff, id, shown);
        return done(id, shown ? "staff.answer.roster.shown" : "staff.answer.roster.hidden", next);
    }

    private static RedirectView done(UUID id, String notice, RedirectAttributes next) {
        return SeeOther.to("/staff/meetings/" + id + "/answers", next, notice);
    }
}
