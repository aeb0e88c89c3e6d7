package org.convene.answer;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.HeldInvitation;
import org.convene.meeting.Entry;
import org.convene.meeting.SlotDate;
import org.convene.site.NotFound;
import org.convene.subscription.Member;
import org.convene.web.Reader;

/** The next dates of a member and what was answered to them, reached from the preference page. */
@Controller
class MyDatesController {
    private static final int LISTED = 6;
    private final Answers answers;
    private final WorkingGroups groups;
    private final Clock clock;

    MyDatesController(Answers answers, WorkingGroups groups, Clock clock) {
        this.answers = answers;
        this.groups = groups;
        this.clock = clock;
    }

    @GetMapping("/preferences/{token}/dates")
    String show(@PathVariable String token, Reader reader, Model model) {
        Answers.Mine mine = answers.mine(token);
        model.addAttribute("cards", cards(mine, reader.locale()));
        model.addAttribute("preferences", "/preferences/" + token);
        model.addAttribute("action", "/preferences/" + token + "/dates");
        return "answer/dates";
    }

    /** @param slot all dates of this one @param invitation one date of this one */
    @PostMapping("/preferences/{token}/dates")
    String answer(@PathVariable String token, @RequestParam @Nullable UUID slot,
            @RequestParam @Nullable UUID invitation, @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String answer, Reader reader, Model model) {
        Answer given = Answer.given(answer).orElseThrow(() -> new NotFound("answer"));
        if (slot != null) {
            answers.answer(token, slot, given);
        } else if (invitation != null) {
            answers.answer(token, invitation, parsed(date), given);
        } else {
            throw new NotFound("invitation");
        }
        model.addAttribute("saved", true);
        return show(token, reader, model);
    }

    private static LocalDateTime parsed(String date) {
        try {
            return LocalDateTime.parse(date);
        } catch (DateTimeParseException notOurs) {
            throw new NotFound("occurrence");
        }
    }

    private List<SlotCard> cards(Answers.Mine mine, Locale locale) {
        Map<UUID, List<HeldInvitation>> slots = new LinkedHashMap<>();
        mine.held().stream().sorted(Comparator.comparing(this::next))
                .forEach(one -> slots.computeIfAbsent(one.slot(), id -> new ArrayList<>()).add(one));
        return slots.values().stream().map(parts -> card(mine, parts, locale)).toList();
    }

    private java.time.Instant next(HeldInvitation held) {
        return held.told().next(clock.instant()).map(entry -> entry.instant(held.told().zone())).orElseThrow();
    }

    private SlotCard card(Answers.Mine mine, List<HeldInvitation> parts, Locale locale) {
        HeldInvitation first = parts.getFirst();
        Group group = groups.byId(first.meeting().group()).orElseThrow();
        List<Answer> said = parts.stream().map(HeldInvitation::answer).distinct().toList();
        return new SlotCard(first.slot(), first.told().title(), group.name(), first.label(),
                first.meeting().slots().size() > 1 ? "#times-" + group.id() : "", !first.told().single(),
                said.size() == 1 ? said.getFirst().name() : Answer.NEEDS_ACTION.name(),
                dates(mine, group, parts, locale));
    }

    private record Date(HeldInvitation held, Entry entry) {
        SlotDate name() {
            return held.date(entry);
        }

        java.time.Instant start() {
            return entry.instant(held.told().zone());
        }
    }

    private List<DateLine> dates(Answers.Mine mine, Group group, List<HeldInvitation> parts, Locale locale) {
        List<Date> dates = parts.stream()
                .flatMap(held -> held.told().coming(clock.instant(), LISTED).stream()
                        .map(entry -> new Date(held, entry)))
                .sorted(Comparator.comparing(Date::start)).limit(LISTED).toList();
        HeldInvitation first = parts.getFirst();
        Map<SlotDate, List<String>> coming = answers.coming(first.meeting(), first.slot(),
                dates.stream().map(Date::name).toList());
        return dates.stream()
                .map(date -> line(mine, group, date, coming.getOrDefault(date.name(), List.of()), locale)).toList();
    }

    private static DateLine line(Answers.Mine mine, Group group, Date date, List<String> coming, Locale locale) {
        HeldInvitation held = date.held();
        Entry entry = date.entry();
        Optional<Member> member = Optional.ofNullable(mine.members().get(held.subscription()));
        return new DateLine(held.id(), entry.original().toString(),
                DateWords.of(group, held, entry, member, locale).when(), entry.topic(), entry.tentative(),
                held.on(entry.original()).name(), coming);
    }
}
