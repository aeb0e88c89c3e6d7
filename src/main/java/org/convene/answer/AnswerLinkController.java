package org.convene.answer;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.calendar.Answer;
import org.convene.calendar.RecurrenceWords;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.HeldInvitation;
import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;
import org.convene.subscription.Member;
import org.convene.web.Limit;
import org.convene.web.RateLimits;
import org.convene.web.Reader;

/** The page behind the answer link of an invitation: what it is about and when, then the question. Reading it changes nothing. */
@Controller
class AnswerLinkController {
    private static final Limit AGAIN = new Limit("invitation-again", 3, Duration.ofHours(1));
    private final Answers answers;
    private final WorkingGroups groups;
    private final RateLimits limits;
    private final Clock clock;

    AnswerLinkController(Answers answers, WorkingGroups groups, RateLimits limits, Clock clock) {
        this.answers = answers;
        this.groups = groups;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/answer/{token}")
    String question(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        return answers.asked(token).map(held -> page(held, token, reader, model)).orElseGet(() -> gone(response));
    }

    @PostMapping("/answer/{token}")
    String answer(@PathVariable String token, @RequestParam(defaultValue = "") String answer, Reader reader,
            Model model, HttpServletResponse response) {
        Optional<HeldInvitation> asked = answers.asked(token);
        Optional<Answer> given = Answer.given(answer);
        if (asked.isPresent() && given.isPresent()) {
            answers.give(asked.get().id(), given.get());
            model.addAttribute("saved", true);
        } else {
            response.setStatus(422);
        }
        return question(token, reader, model, response);
    }

    @PostMapping("/answer/{token}/again")
    String again(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        answers.asked(token).ifPresent(held -> {
            limits.take(AGAIN, held.id().toString());
            answers.again(held.id());
            model.addAttribute("again", true);
        });
        return question(token, reader, model, response);
    }

    private String page(HeldInvitation held, String token, Reader reader, Model model) {
        Group group = groups.byId(held.meeting().group()).orElseThrow();
        Optional<Member> member = answers.member(held);
        SlotContent told = held.told();
        Optional<Entry> next = told.next(clock.instant());
        String topic = next.map(Entry::topic).orElse("");
        model.addAttribute("group", group).addAttribute("brandOf", group.slug())
                .addAttribute("heading", topic.isEmpty() ? told.title() : topic)
                .addAttribute("title", topic.isEmpty() ? "" : told.title()).addAttribute("label", held.label())
                .addAttribute("answer", held.answer().name()).addAttribute("token", token);
        next.ifPresent(entry -> {
            model.addAttribute("date", DateWords.of(group, held, entry, member, reader.locale()));
            model.addAttribute("tentative", entry.tentative());
        });
        if (!told.single()) {
            model.addAttribute("rhythm", RecurrenceWords.of(told.recurrence(), told.master().start(), told.zone(),
                    reader.locale()));
            member.ifPresent(one -> model.addAttribute("dates", answers.datesPage(one)));
        }
        return "answer/answer";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(404);
        return "invitation/gone";
    }
}
