package org.convene.admin;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import org.convene.alarm.Alarm;
import org.convene.alarm.Alarms;
import org.convene.announcement.Announcement;
import org.convene.announcement.Approvals;
import org.convene.audit.Staff;
import org.convene.contact.ContactRequests;
import org.convene.contact.Waiting;
import org.convene.delivery.Deliveries;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.OccurrenceView;
import org.convene.meeting.OccurrenceViews;
import org.convene.subscription.Subscriptions;
import org.convene.web.Reader;

/** What waits for this member of staff; zero is good news and says so. */
@Controller
class TodayStaffController {
    private static final int NEXT = 5;
    private static final int SOON = 10;
    private final WorkingGroups groups;
    private final Meetings meetings;
    private final OccurrenceViews views;
    private final Invitations invitations;
    private final Subscriptions subscriptions;
    private final ContactRequests letters;
    private final Deliveries deliveries;
    private final SetupSteps setup;
    private final FirstSteps first;
    private final Alarms alarms;
    private final Approvals approvals;
    private final MessageSource texts;
    private final Clock clock;

    TodayStaffController(WorkingGroups groups, Meetings meetings, OccurrenceViews views, Invitations invitations,
            Subscriptions subscriptions, ContactRequests letters, Deliveries deliveries, SetupSteps setup,
            FirstSteps first, Alarms alarms, Approvals approvals, MessageSource texts, Clock clock) {
        this.groups = groups;
        this.meetings = meetings;
        this.views = views;
        this.invitations = invitations;
        this.subscriptions = subscriptions;
        this.letters = letters;
        this.deliveries = deliveries;
        this.setup = setup;
        this.first = first;
        this.alarms = alarms;
        this.approvals = approvals;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/staff")
    String page(Staff staff, Reader reader, Model model) {
        List<Group> mine = groups.of(staff);
        List<Meeting> planned = meetings.of(mine.stream().map(Group::id).toList());
        long unsent = unsent(staff, planned);
        long asks = mine.stream().mapToLong(group -> asking(staff, group)).sum();
        Waiting waitingLetters = letters.waiting(staff);
        long open = waitingLetters.count();
        List<Announcement> unapproved = staff.looksOn() ? List.of() : approvals.waiting(staff);
        Alarm.All all = alarms.all(staff);
        List<AlarmLine> raised = all.raised().stream().map(alarm -> AlarmLine.of(alarm, reader, texts)).toList();
        long waits = unsent + asks + open + unapproved.size();
        model.addAttribute("greeting", greeting(reader)).addAttribute("unsent", unsent)
                .addAttribute("invited", invited(planned, all.raised()))
                .addAttribute("asks", asks)
                .addAttribute("letters", open).addAttribute("late", waitingLetters.overdue())
                .addAttribute("approvals", unapproved.size())
                .addAttribute("toApprove", unapproved.size() == 1
                        ? "/staff/announcements/" + unapproved.getFirst().id()
                        : "/staff/announcements")
                .addAttribute("waiting", waits).addAttribute("raised", raised.size())
                .addAttribute("alarms", AlarmLine.byKind(raised))
                .addAttribute("resting", all.resting().stream().map(one -> AlarmLine.of(one, reader, texts)).toList())
                .addAttribute("next", next(mine, reader));
        if (staff.admin()) {
            model.addAttribute("sending", deliveries.overview(staff));
            setUp(staff, model);
        } else {
            List<FirstSteps.Mine> own = first.of(staff, mine, planned);
            model.addAttribute("mine", own).addAttribute("fresh", own.stream().anyMatch(one -> !one.steps().isEmpty()));
        }
        return "admin/staff/today";
    }

    /** The check of the domain is looked at on its pages only, so one step may stay open. */
    private void setUp(Staff staff, Model model) {
        List<SetupStep> steps = setup.of(staff);
        long done = steps.stream().filter(SetupStep::done).count();
        if (done < steps.size() - 1) {
            model.addAttribute("setup", Map.of("done", done, "all", steps.size()));
        }
    }

    /** Meetings whose members' calendars do not yet show what is true. */
    private long unsent(Staff staff, List<Meeting> planned) {
        Set<UUID> edited = invitations.edited(planned.stream().map(Meeting::id).toList());
        return planned.stream().filter(meeting -> meeting.firstMailed() == null
                ? awaited(meeting)
                : edited.contains(meeting.id()) && invitations.planned(staff, meeting.id()).any()).count();
    }

    /** Whether there are dates to invite to and people to invite. */
    private boolean awaited(Meeting meeting) {
        return meetings.coming(meeting, SOON).stream().anyMatch(one -> !one.cancelled())
                && subscriptions.countMembers(meeting.group()) > 0;
    }

    /** Whether "every calendar is up to date" can be said: there are some, and no meeting lacks people. */
    private static boolean invited(List<Meeting> planned, List<Alarm> raised) {
        return planned.stream().anyMatch(one -> one.firstMailed() != null)
                && raised.stream().noneMatch(alarm -> alarm.kind() == Alarm.Kind.NO_RECIPIENTS);
    }

    private long asking(Staff staff, Group group) {
        boolean asked = group.joining() == Group.JoiningPolicy.APPROVAL;
        return asked ? subscriptions.memberCounts(staff, group.slug()).getOrDefault("PENDING", 0L) : 0;
    }

    private List<OccurrenceView> next(List<Group> mine, Reader reader) {
        Map<UUID, Group> byId = mine.stream().collect(Collectors.toMap(Group::id, Function.identity()));
        return meetings.coming(List.copyOf(byId.keySet()), NEXT).stream()
                .map(one -> views.of(Objects.requireNonNull(byId.get(one.group())), one, reader)).toList();
    }

    private String greeting(Reader reader) {
        int hour = LocalTime.ofInstant(clock.instant(), reader.zone()).getHour();
        return hour < 5 ? "today.evening" : hour < 11 ? "today.morning" : hour < 18 ? "today.day" : "today.evening";
    }
}
