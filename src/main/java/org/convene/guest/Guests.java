package org.convene.guest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.invitation.Given;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Person;
import org.convene.meeting.SessionChange;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.suppression.Suppressions;

/**
 * The public door of guests. Who is invited to a date is part of that date: adding or removing somebody is an edit of it,
 * which leaves, waits and is taken back with all others.
 */
@Component
@Transactional
public class Guests {
    private final GuestRepository guests;
    private final GuestInvitationRepository invitations;
    private final GuestRounds rounds;
    private final GuestCheck check;
    private final GuestDesk desk;
    private final Meetings meetings;
    private final Suppressions suppressions;
    private final Tokens tokens;
    private final AuditLog audit;
    private final GuestProperties properties;
    private final Clock clock;

    Guests(GuestRepository guests, GuestInvitationRepository invitations, GuestRounds rounds, GuestCheck check,
            GuestDesk desk, Meetings meetings, Suppressions suppressions, Tokens tokens, AuditLog audit,
            GuestProperties properties, Clock clock) {
        this.guests = guests;
        this.invitations = invitations;
        this.rounds = rounds;
        this.check = check;
        this.desk = desk;
        this.meetings = meetings;
        this.suppressions = suppressions;
        this.tokens = tokens;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** Who is invited to a date, in the order they were added. @throws NotFound when the meeting does not have the date */
    @Transactional(readOnly = true)
    public List<Invitee> of(Staff staff, UUID meeting, LocalDate date) {
        Meeting moderated = meetings.moderated(staff, meeting, Scope.MEETINGS_READ);
        staff.requireModerator(moderated.group(), Scope.SUBSCRIPTIONS_READ);
        Occurrence one = occurrence(moderated, date);
        Map<UUID, Guest> known = guests.byIds(one.session().invited()).stream()
                .collect(Collectors.toMap(Guest::id, Function.identity()));
        Map<UUID, List<GuestInvitation>> held = invitations.of(known.keySet()).stream()
                .collect(Collectors.groupingBy(GuestInvitation::guest));
        return one.session().invited().stream().flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(guest -> invitee(one, guest, held.getOrDefault(guest.id(), List.of()))).toList();
    }

    /** What {@link #add} would make of it, adding nobody. @throws org.convene.site.InvalidInput when something is wrong */
    @Transactional(readOnly = true)
    public Invitee tried(Staff staff, UUID id, LocalDate date, GuestDraft draft) {
        Meeting meeting = writable(staff, id);
        Occurrence one = occurrence(meeting, date);
        return invitee(one, check.read(staff, meeting, one, draft), List.of());
    }

    /**
     * Invites somebody to a date; the mail leaves as other edits of it do.
     *
     * @throws org.convene.site.InvalidInput when something is missing, they are there already or want no mail
     */
    public Invitee add(Staff staff, UUID id, LocalDate date, GuestDraft draft) {
        Meeting meeting = locked(staff, id);
        Occurrence before = occurrence(meeting, date);
        Guest guest = check.read(staff, meeting, before, draft);
        EmailAddress address = Optional.ofNullable(guest.address()).orElseThrow();
        guests.insert(guest, address);
        List<UUID> invited = new ArrayList<>(before.session().invited());
        invited.add(guest.id());
        Occurrence after = meetings.change(staff, id, date, SessionChange.inviting(invited,
                draft.show() ? with(before, guest) : before.session().guests()));
        audit.record(staff, "guest.add", "guest:" + guest.id(), address.masked() + ": " + guest.note());
        return invitee(after, guest, List.of());
    }

    /** Takes somebody off a date; what their calendar was told is taken back as other edits leave. */
    public void remove(Staff staff, UUID id, LocalDate date, UUID guest) {
        Meeting meeting = locked(staff, id);
        Occurrence before = occurrence(meeting, date);
        Guest known = invited(before, guest);
        List<UUID> invited = before.session().invited().stream().filter(one -> !one.equals(guest)).toList();
        meetings.change(staff, id, date, SessionChange.inviting(invited, without(before, known)));
        audit.record(staff, "guest.remove", "guest:" + guest, "");
    }

    /** Whether everybody reads the guest's name on the date. */
    public Invitee show(Staff staff, UUID id, LocalDate date, UUID guest, boolean shown) {
        Meeting meeting = locked(staff, id);
        Occurrence before = occurrence(meeting, date);
        Guest known = invited(before, guest);
        Occurrence after = meetings.change(staff, id, date, SessionChange.inviting(before.session().invited(),
                shown ? with(before, known) : without(before, known)));
        audit.record(staff, shown ? "guest.show" : "guest.hide", "guest:" + guest, "");
        return invitee(after, known, invitations.of(List.of(guest)));
    }

    /** What is kept of a person as a guest: group, name and note, by the day they were added. */
    @Transactional(readOnly = true)
    public List<Kept> kept(EmailAddress address) {
        return guests.of(address).stream().map(one -> new Kept(meetings.byId(one.meeting()).map(Meeting::title)
                .orElse(""), one.name(), one.note(), one.addedAt().toString())).toList();
    }

    /** What is kept of a person as a guest. @param addedAt in UTC */
    public record Kept(String meeting, String name, String note, String addedAt) {}

    /** Takes back and forgets every invitation of an address. */
    public void erase(EmailAddress address) {
        desk.erase(address);
    }

    /** Forgets guests whose date has been over for long; how many. */
    public int deleteOver() {
        return guests.deleteOver(clock.instant().minus(properties.keep()));
    }

    /** What the page behind a guest's link shows. @throws NotFound for a link that is not ours, or a guest who was forgotten */
    @Transactional(readOnly = true)
    Visit visit(String token) {
        UUID id = open(token);
        Guest guest = invitations.guest(id).flatMap(one -> guests.byIds(List.of(one)).stream().findFirst())
                .orElseThrow(() -> new NotFound("guest"));
        return new Visit(guest, invitations.held(id), id);
    }

    /** @param held empty once it was taken back, or no mail is wanted */
    record Visit(Guest guest, Optional<GuestInvitation> held, UUID invitation) {}

    /** Notes a guest's answer. @throws NotFound when the invitation was taken back */
    void answer(String token, Answer answer) {
        if (!invitations.answer(open(token), Given.here(answer, null, clock.instant()))) {
            throw new NotFound("invitation");
        }
    }

    /** No more mail about this but one that takes it out of the calendar; repeating it changes nothing. */
    void stop(String token) {
        desk.leave(visit(token).guest().id());
    }

    private UUID open(String token) {
        return tokens.open(Purpose.GUEST, token).orElseThrow(() -> new NotFound("link"));
    }

    private static List<Person> with(Occurrence before, Guest guest) {
        List<Person> shown = new ArrayList<>(before.session().guests());
        if (shown.stream().noneMatch(one -> one.name().equals(guest.name()))) {
            shown.add(guest.person());
        }
        return shown;
    }

    private static List<Person> without(Occurrence before, Guest guest) {
        return before.session().guests().stream().filter(one -> !one.name().equals(guest.name())).toList();
    }

    private Invitee invitee(Occurrence date, Guest guest, Collection<GuestInvitation> held) {
        EmailAddress address = guest.address();
        boolean shown = date.session().guests().stream().anyMatch(one -> one.name().equals(guest.name()));
        return new Invitee(guest.id(), guest.name(), guest.affiliation(), address == null ? "" : address.value(),
                guest.language().toLanguageTag(), guest.zone().getId(), guest.note(), guest.addedBy(), shown,
                state(guest, held), held.stream().map(GuestInvitation::comment).filter(one -> !one.isEmpty())
                        .findFirst().orElse(""));
    }

    private Invitee.State state(Guest guest, Collection<GuestInvitation> held) {
        EmailAddress address = guest.address();
        if (address == null) {
            return Invitee.State.STOPPED;
        }
        if (suppressions.contains(address)) {
            return Invitee.State.SUPPRESSED;
        }
        if (held.isEmpty()) {
            return rounds.member(guest) ? Invitee.State.MEMBER : Invitee.State.WAITS;
        }
        return held.stream().map(GuestInvitation::answer).filter(one -> one != Answer.NEEDS_ACTION).findFirst()
                .map(one -> Invitee.State.valueOf(one.name())).orElse(Invitee.State.INVITED);
    }

    private Guest invited(Occurrence date, UUID guest) {
        return guests.byIds(List.of(guest)).stream().filter(one -> date.session().invited().contains(one.id()))
                .findFirst().orElseThrow(() -> new NotFound("guest"));
    }

    private Occurrence occurrence(Meeting meeting, LocalDate date) {
        return meetings.occurrence(meeting, date).orElseThrow(() -> new NotFound("occurrence"));
    }

    private Meeting writable(Staff staff, UUID id) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        staff.requireModerator(meeting.group(), Scope.SUBSCRIPTIONS_WRITE);
        return meeting;
    }

    private Meeting locked(Staff staff, UUID id) {
        writable(staff, id);
        return meetings.locked(id).orElseThrow(() -> new NotFound("meeting"));
    }
}
