package org.convene.invitation;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.calendar.Answer;
import org.convene.invitation.ToldUnits.Unit;
import org.convene.meeting.SlotContent;
import org.convene.meeting.SlotDate;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Memberships;

/** Counts and calls answers to single dates: members answer by the names that their calendars were told. */
@Component
class AnswerCounts {
    private static final int CALLED = 500;
    private static final int NEAR = 2;
    private final InvitationRepository invitations;
    private final AnswerCountRepository counts;
    private final Memberships memberships;

    AnswerCounts(InvitationRepository invitations, AnswerCountRepository counts, Memberships memberships) {
        this.invitations = invitations;
        this.counts = counts;
        this.memberships = memberships;
    }

    /** How many said what, date by date. */
    Map<SlotDate, Map<Answer, Long>> forecast(UUID meeting, Collection<SlotDate> dates) {
        List<AnswerCountRepository.Count> all = counts.all(meeting);
        ToldUnits told = told(all.stream().map(AnswerCountRepository.Count::unit).collect(Collectors.toSet()));
        List<AnswerCountRepository.Apart> apart = dates.isEmpty() ? List.of() : counts.apart(meeting, first(dates));
        Map<SlotDate, Map<Answer, Long>> forecast = new LinkedHashMap<>();
        for (SlotDate date : dates) {
            Map<Answer, Long> said = new EnumMap<>(Answer.class);
            Map<Unit, SlotDate.Told> having = told.having(date);
            all.stream().filter(one -> having.containsKey(one.unit()))
                    .forEach(one -> said.merge(one.answer(), one.many(), Long::sum));
            apart.stream().filter(one -> one.of(having.get(one.unit()))).forEach(one -> {
                said.merge(one.otherwise(), -one.many(), Long::sum);
                said.merge(one.answer(), one.many(), Long::sum);
            });
            said.values().removeIf(many -> many == 0);
            forecast.put(date, said);
        }
        return forecast;
    }

    /** Calendars of other zones may have it on the day before or after. */
    private static LocalDateTime first(Collection<SlotDate> dates) {
        return dates.stream().map(date -> date.original().isBefore(date.start()) ? date.original() : date.start())
                .min(LocalDateTime::compareTo).orElseThrow().minusDays(NEAR);
    }

    /** Who answered dates of one slot, yes before maybe before no. @param only null: whatever was answered */
    Map<SlotDate, List<Roll>> roll(UUID meeting, UUID slot, Collection<SlotDate> dates, @Nullable Answer only) {
        ToldUnits told = told(counts.units(meeting, slot));
        List<SlotDate> numbered = List.copyOf(dates);
        List<AnswerCountRepository.Asked> asked = new ArrayList<>();
        for (int i = 0; i < numbered.size(); i++) {
            int number = i;
            told.having(numbered.get(i)).forEach((unit, date) -> asked
                    .add(new AnswerCountRepository.Asked(number, unit, date.original())));
        }
        List<AnswerCountRepository.Said> called = counts.roll(meeting, asked, only, CALLED);
        Map<UUID, String> names = memberships
                .wanting(called.stream().map(AnswerCountRepository.Said::subscription).distinct().toList(),
                        MailKind.INVITATIONS)
                .stream().collect(Collectors.toMap(Member::subscription, Member::name));
        Map<SlotDate, List<Roll>> rolls = new LinkedHashMap<>();
        called.forEach(said -> rolls
                .computeIfAbsent(numbered.get(said.number()), date -> new ArrayList<>())
                .add(new Roll(names.getOrDefault(said.subscription(), ""), said.address(), said.answer(),
                        said.comment())));
        return rolls;
    }

    private ToldUnits told(Collection<Unit> units) {
        Map<String, SlotContent> contents = invitations
                .contents(units.stream().map(Unit::fingerprint).collect(Collectors.toSet()));
        Map<Unit, SlotContent> told = new HashMap<>();
        units.forEach(unit -> {
            SlotContent content = contents.get(unit.fingerprint());
            if (content != null) {
                told.put(unit, content);
            }
        });
        return new ToldUnits(told);
    }
}
