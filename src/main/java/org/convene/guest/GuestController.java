package org.convene.guest;

import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.calendar.Answer;
import org.convene.calendar.DayLeaf;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.SlotContent;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.web.Reader;

/** A guest's own page, reached from the invitation: when it is, join, answer, no more mail. Reading it changes nothing. */
@Controller
class GuestController {
    private final Guests guests;
    private final WorkingGroups groups;
    private final GuestWords words;
    private final Tokens tokens;

    GuestController(Guests guests, WorkingGroups groups, GuestWords words, Tokens tokens) {
        this.guests = guests;
        this.groups = groups;
        this.words = words;
        this.tokens = tokens;
    }

    @GetMapping("/guest/{token}")
    String show(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        Guests.Visit visit = guests.visit(token);
        Group group = group(visit);
        model.addAttribute("group", group).addAttribute("brandOf", group.slug());
        model.addAttribute("token", token);
        Optional<GuestInvitation> held = visit.held();
        if (held.isEmpty()) {
            response.setStatus(404);
            model.addAttribute("stopped", visit.guest().stopped());
            return "guest/gone";
        }
        model.addAttribute("title", held.get().told().title());
        model.addAttribute("topic", held.get().told().master().topic());
        SlotContent told = held.get().told();
        model.addAttribute("when", words.date(group, told, visit.guest(), reader.locale()));
        model.addAttribute("leaf", DayLeaf.of(told.master().instant(told.zone()).atZone(visit.guest().zone())
                .toLocalDate(), reader.locale()));
        model.addAttribute("answer", held.get().answer().name());
        model.addAttribute("join", held.get().told().online()
                ? "/join/" + tokens.issue(Purpose.JOIN, visit.invitation())
                : "");
        return "guest/visit";
    }

    @PostMapping("/guest/{token}")
    String answer(@PathVariable String token, @RequestParam(defaultValue = "") String answer, Reader reader,
            Model model, HttpServletResponse response) {
        Optional<Answer> given = Answer.given(answer);
        if (given.isEmpty()) {
            response.setStatus(422);
        } else if (guests.visit(token).held().isPresent()) {
            guests.answer(token, given.get());
            model.addAttribute("saved", true);
        }
        return show(token, reader, model, response);
    }

    @GetMapping("/guest/{token}/stop")
    String look(@PathVariable String token, Model model) {
        Guests.Visit visit = guests.visit(token);
        Group group = group(visit);
        model.addAttribute("group", group).addAttribute("brandOf", group.slug());
        model.addAttribute("stopped", visit.guest().stopped());
        model.addAttribute("token", token);
        return "guest/stop";
    }

    /** RFC 8058: a mail program posts {@code List-Unsubscribe=One-Click} and expects 200 without a redirect. */
    @PostMapping("/guest/{token}/stop")
    Object stop(@PathVariable String token, @RequestParam Map<String, String> fields) {
        boolean oneClick = "One-Click".equals(fields.get("List-Unsubscribe"));
        if (oneClick || fields.containsKey("stop")) {
            guests.stop(token);
        }
        return oneClick
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK")
                : "redirect:/guest/" + token + "/stop";
    }

    private Group group(Guests.Visit visit) {
        return groups.byId(visit.guest().group()).orElseThrow(() -> new NotFound("group"));
    }
}
