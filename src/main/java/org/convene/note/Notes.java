package org.convene.note;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.DatesRenamed;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.site.Site;

/**
 * The public door of the notes. What is written is public at once, and becomes the session's link to its notes where that has
 * no other.
 */
@Component
@Transactional
public class Notes {
    static final String CHANGED = "problem.note.changed";
    private static final int LONGEST = 60_000;
    private static final int TEMPLATE = 8_000;
    private final NoteRepository notes;
    private final NoteTemplate template;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final Site site;
    private final Clock clock;

    Notes(NoteRepository notes, NoteTemplate template, Meetings meetings, WorkingGroups groups, AuditLog audit,
            Site site, Clock clock) {
        this.notes = notes;
        this.template = template;
        this.meetings = meetings;
        this.groups = groups;
        this.audit = audit;
        this.site = site;
        this.clock = clock;
    }

    /** What everybody may read; empty where nothing was written, or the session was taken out of the archive. */
    @Transactional(readOnly = true)
    public Optional<Note> read(String slug, String id) {
        return groups.bySlug(slug).flatMap(group -> meetings.occurrence(group.id(), id)
                .filter(session -> session.meeting() != null || !session.cancelled())
                .map(session -> note(group, session))).filter(Note::written);
    }

    /** What was written, or what to begin with. @throws NotFound when the group has no such occurrence */
    @Transactional(readOnly = true)
    public Note draft(Staff staff, String slug, String id) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_READ);
        return note(group, session(group, id));
    }

    /**
     * Writes the notes, or takes them away.
     *
     * @param text Markdown; blank: none
     * @param version of what was read; zero: nothing was written
     * @throws InvalidInput when it is too long
     * @throws Conflict when somebody else wrote meanwhile
     */
    public Note write(Staff staff, String slug, String id, String text, long version) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        Occurrence session = session(group, id);
        String words = words(text);
        boolean done = !words.isEmpty()
                ? notes.save(group.id(), session.id(), words, version, clock.instant())
                : version == 0 || notes.delete(group.id(), session.id(), version);
        if (!done) {
            throw new Conflict(CHANGED);
        }
        link(staff, group, session, !words.isEmpty());
        audit.record(staff, "notes.write", "group:" + group.id(), session.date() + " " + session.heading());
        return note(group, session);
    }

    @EventListener
    void renamed(DatesRenamed news) {
        notes.rename(news.group(), news.ids());
    }

    /**
     * What would be written, and is not.
     *
     * @throws InvalidInput when it is too long
     */
    @Transactional(readOnly = true)
    public Note tried(Staff staff, String slug, String id, String text) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        Note now = note(group, session(group, id));
        return new Note(group, now.session(), words(text), now.confidential(), now.version());
    }

    private static String words(String text) {
        String words = text.strip().replace("\r\n", "\n");
        new Problems().requireAtMost(words, LONGEST, "text").throwIfAny();
        return words;
    }

    /** What notes of this group begin with. */
    @Transactional(readOnly = true)
    public String template(Staff staff, String slug) {
        return template(groups.moderated(staff, slug, Scope.GROUPS_READ));
    }

    /** @param text Markdown; blank: ours again @throws InvalidInput when it is too long */
    public String changeTemplate(Staff staff, String slug, String text) {
        Group group = groups.moderated(staff, slug, Scope.GROUPS_WRITE);
        String words = text.strip().replace("\r\n", "\n");
        new Problems().requireAtMost(words, TEMPLATE, "text").throwIfAny();
        notes.template(group.id(), words.equals(template.standard(group)) ? "" : words);
        audit.record(staff, "notes.template", "group:" + group.id(), group.slug());
        return template(group);
    }

    private String template(Group group) {
        return notes.template(group.id()).orElseGet(() -> template.standard(group));
    }

    private Note note(Group group, Occurrence session) {
        UUID meeting = session.meeting();
        boolean confidential = Optional.ofNullable(meeting).flatMap(meetings::byId)
                .map(one -> one.confidential(group)).orElse(group.chathamHouse());
        return notes.of(group.id(), session.id())
                .map(one -> new Note(group, session, one.text(), confidential, one.version()))
                .orElseGet(() -> new Note(group, session,
                        template.filled(template(group), group, session, confidential), confidential, 0));
    }

    private Occurrence session(Group group, String id) {
        return meetings.occurrence(group.id(), id).orElseThrow(() -> new NotFound("occurrence"));
    }

    /** A link that leads elsewhere stays. */
    private void link(Staff staff, Group group, Occurrence session, boolean written) {
        Session.Material left = session.session().material();
        String here = site.link("/groups/" + group.slug() + "/archive/" + session.id());
        String link = !written && left.notes().equals(here)
                ? ""
                : written && left.notes().isEmpty() ? here : left.notes();
        if (!link.equals(left.notes())) {
            SessionChange change = SessionChange
                    .left(new Session.Material(link, left.slides(), left.recording(), left.discussion()));
            UUID meeting = session.meeting();
            if (meeting == null) {
                meetings.changePast(staff, group.id(), UUID.fromString(session.id()), change, null);
            } else {
                meetings.change(staff, meeting, session.date(), change);
            }
        }
    }
}
