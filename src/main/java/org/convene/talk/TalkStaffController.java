package org.convene.talk;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.contact.ContactRequest;
import org.convene.meeting.Occurrence;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Gives a talk proposal a date. */
@Controller
@RequestMapping("/staff/inbox/{id}/place")
class TalkStaffController {
    private final Talks talks;
    private final Forms forms;

    TalkStaffController(Talks talks, Forms forms) {
        this.talks = talks;
        this.forms = forms;
    }

    /** A date to choose. @param topic what it is about so far, possibly empty */
    public record Offer(UUID meeting, String date, String when, String title, String topic) {}

    @GetMapping
    String show(Staff staff, Reader reader, @PathVariable UUID id, Model model) {
        ContactRequest proposal = talks.proposal(staff, id);
        model.addAttribute("proposal", proposal.subject());
        model.addAttribute("wish", proposal.talk().dates());
        model.addAttribute("here", "/staff/inbox/" + id);
        model.addAttribute("offers", talks.dates(staff, proposal).stream().map(one -> offer(one, reader)).toList());
        return "talk/staff/place";
    }

    @PostMapping
    Object place(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam UUID meeting,
            @RequestParam LocalDate date, Model model, HttpServletResponse response, RedirectAttributes next) {
        Occurrence placed;
        try {
            placed = talks.place(staff, id, meeting, date, date + ": " + talks.proposal(staff, id).subject());
        } catch (InvalidInput bad) {
            return forms.again(model, response, show(staff, reader, id, model), bad);
        }
        next.addAttribute("date", inWords(placed.date(), talks.proposal(staff, id).language()));
        return SeeOther.to("/staff/inbox/" + id + "?with=accept&date={date}", next, "staff.talk.placed");
    }

    private static Offer offer(Occurrence one, Reader reader) {
        UUID meeting = one.meeting();
        return new Offer(meeting == null ? one.group() : meeting, one.date().toString(),
                reader.momentThere(one.start()),
                one.title(), one.session().topic());
    }

    private static String inWords(LocalDate date, Locale language) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }
}
