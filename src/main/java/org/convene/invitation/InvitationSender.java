package org.convene.invitation;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.audience.Recipient;
import org.convene.calendar.Answer;
import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.meeting.Meeting;
import org.convene.meeting.SlotContent;
import org.convene.room.Rooms;

/** Hands the mails of a round to the outbox and notes what was said. */
@Component
class InvitationSender {
    private final InvitationRepository invitations;
    private final AnswerRepository answers;
    private final ToldClocks clocks;
    private final InvitationMails mails;
    private final WorkingGroups groups;
    private final Outbox outbox;
    private final Rooms rooms;
    private final Organizers organizers;
    private final Rounds rounds;
    private final InvitationProperties properties;

    InvitationSender(InvitationRepository invitations, AnswerRepository answers, ToldClocks clocks,
            InvitationMails mails, WorkingGroups groups, Outbox outbox, Rooms rooms, Organizers organizers,
            Rounds rounds,
            InvitationProperties properties) {
        this.invitations = invitations;
        this.answers = answers;
        this.clocks = clocks;
        this.mails = mails;
        this.groups = groups;
        this.outbox = outbox;
        this.rooms = rooms;
        this.organizers = organizers;
        this.rounds = rounds;
        this.properties = properties;
    }

    /** One template and one calendar object: nobody gets two mails of it. */
    private record Bundle(Step.Kind kind, UUID slot, int part) {}

    /** A mail, and the invitation as it is once that went out. */
    private record Told(Due due, Invitation sent) {
        UUID id() {
            return sent.id();
        }

        Step.Kind kind() {
            return due.step().kind();
        }
    }

    /** @param lane personal for one newcomer or leaver, bulk for everybody */
    void send(Round round, Lane lane) {
        send(round, lane, "");
    }

    /** @param note why, in the moderators' words; possibly empty */
    void send(Round round, Lane lane, String note) {
        if (round.due().isEmpty()) {
            return;
        }
        Meeting meeting = round.meeting();
        Group group = groups.byId(meeting.group()).orElseThrow();
        InvitationMails.Setting setting = new InvitationMails.Setting(meeting, group, organizers.of(group),
                rounds.now(),
                note, answers.standing(round.due().stream().map(due -> due.invitation().id()).toList()));
        Map<SlotContent, String> said = new LinkedHashMap<>();
        Map<Bundle, List<Recipient>> bundles = new LinkedHashMap<>();
        for (int from = 0; from < round.due().size(); from += properties.batch()) {
            int to = Math.min(from + properties.batch(), round.due().size());
            List<Told> told = round.due().subList(from, to).stream().map(due -> new Told(due,
                    due.sent(said.computeIfAbsent(due.content(), this::keep), setting.now()).by(setting.organizer())))
                    .toList();
            for (Told one : noted(told, setting)) {
                Bundle bundle = new Bundle(one.kind(), one.sent().slot(), one.sent().part());
                List<Recipient> waiting = bundles.computeIfAbsent(bundle, key -> new ArrayList<>());
                waiting.add(mails.recipient(setting, one.due(), one.sent()));
                if (waiting.size() >= properties.batch()) {
                    hand(setting, bundle.kind(), lane, waiting);
                }
            }
        }
        bundles.forEach((bundle, waiting) -> hand(setting, bundle.kind(), lane, waiting));
        rooms.peopleChanged(meeting.id());
    }

    private String keep(SlotContent content) {
        clocks.keep(content);
        return invitations.keep(content);
    }

    /** Notes all at once. Without those that the subscription holds already. */
    private List<Told> noted(List<Told> told, InvitationMails.Setting setting) {
        List<Told> known = told.stream().filter(one -> one.kind() != Step.Kind.INVITE).toList();
        invitations.sent(known.stream().map(Told::sent).toList());
        askAgain(known, setting);
        Set<UUID> fresh = invitations.insert(told.stream().filter(one -> one.kind() == Step.Kind.INVITE)
                .map(Told::sent).toList());
        return told.stream().filter(one -> one.kind() != Step.Kind.INVITE || fresh.contains(one.sent().id())).toList();
    }

    /** Where the time is another, what was answered counts no more; elsewhere answers follow their dates. */
    private void askAgain(List<Told> told, InvitationMails.Setting setting) {
        Map<UUID, Map<LocalDateTime, Answer>> answered = setting.answers();
        List<Told> asked = told.stream().filter(one -> one.due().fate().askedAgain()).toList();
        answers.askAgain(asked.stream().map(Told::sent).toList(), asked.stream().collect(Collectors.toMap(Told::id,
                one -> one.due().fate().over(answered.getOrDefault(one.id(), Map.of()).keySet()))));
        for (Told one : told) {
            AnswerFate fate = one.due().fate();
            Map<LocalDateTime, Answer> said = answered.getOrDefault(one.id(), Map.of());
            Map<LocalDateTime, LocalDateTime> names = fate.names(said.keySet());
            if (!names.isEmpty()) {
                answers.rename(one.id(), names);
            }
            Map<LocalDateTime, Answer> after = after(fate, said, names);
            if (!after.isEmpty()) {
                answered.put(one.id(), after);
            }
        }
        answers.askAgain(told.stream().flatMap(one -> one.due().fate().moved().stream()
                .map(date -> new AnswerRepository.Asked(one.id(), date, one.sent().sequence()))).toList());
    }

    private static Map<LocalDateTime, Answer> after(AnswerFate fate, Map<LocalDateTime, Answer> said,
            Map<LocalDateTime, LocalDateTime> names) {
        Set<LocalDateTime> over = fate.over(said.keySet());
        Map<LocalDateTime, Answer> after = new HashMap<>();
        said.forEach((date, answer) -> after.putIfAbsent(names.getOrDefault(date, date),
                fate.askedAgain() && !over.contains(date) ? Answer.NEEDS_ACTION : answer));
        fate.moved().forEach(date -> after.put(date, Answer.NEEDS_ACTION));
        return after;
    }

    private void hand(InvitationMails.Setting setting, Step.Kind kind, Lane lane, List<Recipient> waiting) {
        if (!waiting.isEmpty()) {
            outbox.send(new Mailing("meeting:" + setting.meeting().id(), lane, mails.shared(setting, kind),
                    HeaderText.folded(setting.group().name()), null, groups.listId(setting.group()), null, null),
                    List.copyOf(waiting), "subscription:invitations");
            waiting.clear();
        }
    }

    /** One mail of each kind in the round, as its first recipient would get it who reads the language, or else the first. */
    List<MailSample> samples(Round round, Locale language) {
        Group group = groups.byId(round.meeting().group()).orElseThrow();
        InvitationMails.Setting setting = new InvitationMails.Setting(round.meeting(), group,
                new EmailAddress("invitations@convene.example"), rounds.now(), "", Map.of());
        Map<Step.Kind, Due> first = new LinkedHashMap<>();
        for (Due due : round.due()) {
            first.merge(due.step().kind(), due,
                    (one, next) -> reads(one, language) || !reads(next, language) ? one : next);
        }
        return first.values().stream().map(due -> mails.sample(setting, due)).toList();
    }

    private static boolean reads(Due due, Locale language) {
        return due.member().language().getLanguage().equals(language.getLanguage());
    }
}
