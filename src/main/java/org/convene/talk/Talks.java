package org.convene.talk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.contact.ContactKind;
import org.convene.contact.ContactRequest;
import org.convene.contact.ContactRequests;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Person;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;

/** The public door of talks: what was proposed becomes the topic of a date. */
@Component
@Transactional
public class Talks {
    private static final int OFFERED = 40;
    private final ContactRequests requests;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final AuditLog audit;

    Talks(ContactRequests requests, Meetings meetings, WorkingGroups groups, AuditLog audit) {
        this.requests = requests;
        this.meetings = meetings;
        this.groups = groups;
        this.audit = audit;
    }

    /** The proposal. @throws NotFound when there is none, it is not this person's to see, or it is no talk */
    @Transactional(readOnly = true)
    public ContactRequest proposal(Staff staff, UUID id) {
        ContactRequest request = requests.byId(staff, id);
        if (request.kind() != ContactKind.TALK) {
            throw new NotFound("talk");
        }
        return request;
    }

    /** Coming dates of its group, or of all groups of this person when it was sent to no group in particular. */
    @Transactional(readOnly = true)
    public List<Occurrence> dates(Staff staff, ContactRequest proposal) {
        UUID group = proposal.group();
        List<UUID> asked = group == null ? groups.of(staff).stream().map(Group::id).toList() : List.of(group);
        return meetings.coming(asked, OFFERED).stream().filter(one -> one.meeting() != null && !one.cancelled())
                .toList();
    }

    /**
     * Makes it the topic of a date, its speaker a guest, and notes so beside the proposal. Mails nobody.
     *
     * @param instead the topic of that date which it takes the place of, together with that one's guests; may be empty
     * @param note for the inbox
     * @throws InvalidInput at {@code at} when the date has another topic, or it does not fit into the date
     */
    public Occurrence place(Staff staff, UUID id, UUID meeting, LocalDate date, String instead, String note) {
        ContactRequest proposal = proposal(staff, id);
        Meeting chosen = meetings.moderated(staff, meeting, Scope.MEETINGS_WRITE);
        Session before = meetings.occurrence(chosen, date).orElseThrow(() -> new NotFound("date")).session();
        boolean free = before.topic().isBlank() || before.topic().equals(proposal.subject());
        if (!free && !before.topic().equals(instead)) {
            throw new InvalidInput(FieldProblem.of("at", "problem.talk.taken", before.topic()));
        }
        Occurrence placed = meetings.change(staff, meeting, date, change(proposal, free ? before.guests() : List.of()));
        requests.note(staff, id, note);
        audit.record(staff, "contact.place", "contact:" + id, placed.id());
        return placed;
    }

    private static SessionChange change(ContactRequest proposal, List<Person> before) {
        String speaker = proposal.talk().speaker().isBlank() ? proposal.from() : proposal.talk().speaker().strip();
        List<Person> guests = new ArrayList<>(before);
        if (guests.stream().noneMatch(guest -> guest.name().equals(speaker))) {
            guests.add(new Person(speaker, "", ""));
        }
        return new SessionChange(null, proposal.subject(), proposal.body().strip(), null, null, guests, null, null,
                null,
                null, null);
    }
}
