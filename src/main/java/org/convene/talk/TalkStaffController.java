package org.convene.talk;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.convene.meeting.Person;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.Listed;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Gives a talk proposal a date. */
@Controller
@RequestMapping("/staff/inbox/{id}/place")
class TalkStaffController {
    /** How many dates stand there at once; the others behind one press. */
    private static final int NEXT = 8;
    private final Talks talks;
    private final Forms forms;

    TalkStaffController(Talks talks, Forms forms) {
        this.talks = talks;
        this.forms = forms;
    }

    /**
     * A date to choose.
     *
     * @param at what names it in the form
     * @param topic what it is about so far, possibly empty
     * @param guests of that topic, as one text
     */
    public record Offer(String at, String when, String title, String topic, String guests) {}

    @GetMapping
    String show(Staff staff, Reader reader, @PathVariable UUID id, Model model) {
        ContactRequest proposal = talks.proposal(staff, id);
        List<Offer> offers = talks.dates(staff, proposal).stream().map(one -> offer(one, reader)).toList();
        model.addAttribute("proposal", proposal.subject());
        model.addAttribute("wish", proposal.talk().dates());
        model.addAttribute("here", "/staff/inbox/" + id);
        model.addAttribute("next", offers.stream().limit(NEXT).toList());
        model.addAttribute("later", offers.stream().skip(NEXT).toList());
        return "talk/staff/place";
    }

    /** @param at the chosen date @param instead the topic there which it takes the place of */
    @PostMapping
    Object place(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String instead, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Occurrence placed;
        try {
            Occurrence chosen = talks.dates(staff, talks.proposal(staff, id)).stream()
                    .filter(one -> name(one).equals(at)).findFirst()
                    .orElseThrow(() -> new InvalidInput(FieldProblem.of("at", "problem.talk.date")));
            model.addAttribute("chosen", offer(chosen, reader));
            placed = talks.place(staff, id, Objects.requireNonNull(chosen.meeting()), chosen.date(), instead,
                    chosen.date() + ": " + talks.proposal(staff, id).subject());
        } catch (InvalidInput bad) {
            return forms.again(model, response, show(staff, reader, id, model), bad);
        }
        next.addAttribute("date", inWords(placed.date(), talks.proposal(staff, id).language()));
        return SeeOther.to("/staff/inbox/" + id + "?with=accept&date={date}", next, "staff.talk.placed");
    }

    private static Offer offer(Occurrence one, Reader reader) {
        return new Offer(name(one), reader.momentThere(one.start()), one.title(), one.session().topic(),
                Listed.of(one.session().guests().stream().map(Person::name).toList(), reader.locale()));
    }

    private static String name(Occurrence one) {
        return one.meeting() + "/" + one.date();
    }

    private static String inWords(LocalDate date, Locale language) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }
}
