package org.convene.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** The public door of the mail around dates: reminders, warnings that clocks change, what is left afterwards. */
@Component
@Transactional
public class Reminders {
    private final ReminderRepository repository;
    private final DueReminders due;
    private final FollowUps followUps;
    private final Subscriptions subscriptions;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    Reminders(ReminderRepository repository, DueReminders due, FollowUps followUps, Subscriptions subscriptions,
            Tokens tokens, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.due = due;
        this.followUps = followUps;
        this.subscriptions = subscriptions;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to go out now. */
    @Transactional(readOnly = true)
    List<Run> due() {
        return due.now();
    }

    /** Sends it, once, to those who want it and whose calendar shows the date as it stands. Returns to how many. */
    int send(Run run) {
        return due.send(run);
    }

    /** Forgets what went out long ago. */
    void forget() {
        repository.forgetBefore(clock.instant().minus(DueReminders.KEPT));
    }

    /** What a person chose, by subscription; those who chose nothing have {@link Choice#NONE}. */
    @Transactional(readOnly = true)
    Map<Member, Choice> choices(String token) {
        List<Member> mine = mine(token);
        Map<UUID, Choice> chosen = repository.choices(mine.stream().map(Member::subscription).toList());
        Map<Member, Choice> choices = new LinkedHashMap<>();
        mine.forEach(member -> choices.put(member, chosen.getOrDefault(member.subscription(), Choice.NONE)));
        return choices;
    }

    /** @throws NotFound when the person is not in the group */
    void choose(String token, UUID group, Choice choice) {
        Member member = mine(token).stream().filter(one -> one.group().equals(group)).findFirst()
                .orElseThrow(() -> new NotFound("group"));
        repository.choose(member.subscription(), choice);
    }

    private List<Member> mine(String token) {
        return subscriptions
                .subscriptionsOf(tokens.open(Purpose.PREFERENCES, token).orElseThrow(() -> new NotFound("link")));
    }

    /** What members get who chose nothing. */
    @Transactional(readOnly = true)
    public Reminder standard(UUID group) {
        return repository.standard(group);
    }

    /** Sets what members get who chose nothing. */
    public void standard(Staff staff, Group group, Reminder reminder) {
        staff.requireModerator(group.id(), Scope.GROUPS_WRITE);
        repository.standard(group.id(), reminder);
        audit.record(staff, "reminder.standard", "group:" + group.id(), reminder.name());
    }

    /** What {@link #followUp(Staff, UUID, LocalDate)} would send; nothing while the date is not over. @throws NotFound for none */
    @Transactional(readOnly = true)
    public FollowUp planned(Staff staff, UUID meeting, LocalDate date) {
        return followUps.planned(staff, meeting, date);
    }

    /**
     * Tells members of notes, slides and recording. Returns how many.
     *
     * @throws org.convene.site.Conflict when there is nothing to tell, or they were told
     */
    public int followUp(Staff staff, UUID meeting, LocalDate date) {
        return followUps.send(staff, meeting, date);
    }
}
