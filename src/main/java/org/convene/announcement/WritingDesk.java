package org.convene.announcement;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.attachment.Attachments;
import org.convene.audience.AudienceSearch;
import org.convene.audience.Recipient;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Reach;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.MailContent;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;

/** Drafts: writing, changing, throwing away, and looking at what their readers would get. */
@Component
class WritingDesk {
    private final AnnouncementRepository announcements;
    private final Reading reading;
    private final AnnouncementMails mails;
    private final Attachments attachments;
    private final WorkingGroups groups;
    private final Reach reach;
    private final AudienceSearch readers;
    private final Clock clock;

    WritingDesk(AnnouncementRepository announcements, Reading reading, AnnouncementMails mails, Attachments attachments,
            WorkingGroups groups,
            Reach reach, AudienceSearch readers, Clock clock) {
        this.announcements = announcements;
        this.reading = reading;
        this.mails = mails;
        this.attachments = attachments;
        this.groups = groups;
        this.reach = reach;
        this.readers = readers;
        this.clock = clock;
    }

    Announcement draft(Staff staff, AnnouncementDraft draft) {
        check(staff, draft);
        UUID id = Ids.next();
        announcements.insert(id, draft, staff, clock.instant());
        reading.record(staff, "announcement.draft", id, draft.subject());
        return reading.find(staff, id);
    }

    Announcement revise(Staff staff, UUID id, AnnouncementDraft draft, long version) {
        reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        check(staff, draft);
        Reading.decided(announcements.update(id, draft, staff, version), "problem.announcement.changed");
        reading.record(staff, "announcement.revise", id, draft.subject());
        return reading.find(staff, id);
    }

    Announcement copy(Staff staff, UUID id) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        Announcement copy = draft(staff,
                new AnnouncementDraft(row.groups(), row.subject(), row.body(), row.replyTo(), row.published()));
        attachments.copy(id, copy.id());
        return copy;
    }

    void discard(Staff staff, UUID id) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        Reading.decided(announcements.deleteDraft(id), "problem.announcement.not-a-draft");
        attachments.removeAll(id);
        reading.record(staff, "announcement.discard", id, row.subject());
    }

    /** Where answers to the last announcement of one of these groups went. */
    String lastReplyTo(Staff staff, List<UUID> ids) {
        ids.forEach(group -> staff.requireModerator(group, Scope.ANNOUNCEMENTS_WRITE));
        return announcements.lastReplyTo(ids);
    }

    /** @param member null: as the person who asks */
    Preview preview(Staff staff, UUID id, Locale language, @Nullable UUID member) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_READ);
        if (member == null) {
            return show(row, staff.name(), "you@example.org", language);
        }
        staff.require(Scope.SUBSCRIPTIONS_READ);
        Recipient reader = readers.one(AnnouncementMails.audience(row), member)
                .orElseThrow(() -> new NotFound("member"));
        return show(row, reader.name(), reader.address().value(), reader.language());
    }

    List<Recipient> readers(Staff staff, UUID id, String words, int limit) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_READ);
        staff.require(Scope.SUBSCRIPTIONS_READ);
        return readers.find(AnnouncementMails.audience(row), words, limit);
    }

    Readership reach(Staff staff, UUID id) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_READ);
        return new Readership(reach.of(AnnouncementMails.audience(row)), reach.of(AnnouncementMails.collected(row)));
    }

    void test(Staff staff, UUID id, Locale language) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        mails.sendTest(row, staff, language);
        reading.record(staff, "announcement.test", id, row.subject());
    }

    Story story(UUID id) {
        return mails.story(announcements.byId(id).orElseThrow(() -> new NotFound("announcement")));
    }

    /** Its groups. @throws InvalidInput when one of them is archived */
    List<Group> checkGroups(Staff staff, List<UUID> ids) {
        ids.forEach(group -> staff.requireModerator(group, Scope.ANNOUNCEMENTS_WRITE));
        List<Group> found = groups.byIds(ids);
        if (found.size() != ids.size()) {
            throw new NotFound("group");
        }
        if (found.stream().anyMatch(Group::archived)) {
            throw new InvalidInput(FieldProblem.of("groups", "problem.announcement.archived"));
        }
        return found;
    }

    private Preview show(AnnouncementRow row, String name, String address, Locale language) {
        MailContent mail = mails.preview(row, name, address, language);
        return new Preview(mail.subject().value(), mail.text(), InertLinks.of(mail.html()), name, address, language);
    }

    private void check(Staff staff, AnnouncementDraft draft) {
        staff.require(Scope.ANNOUNCEMENTS_WRITE);
        draft.check().throwIfAny();
        checkGroups(staff, draft.groups());
    }
}
