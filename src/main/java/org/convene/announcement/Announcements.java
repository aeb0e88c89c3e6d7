package org.convene.announcement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.attachment.Attachment;
import org.convene.audience.Recipient;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.DeliveryReport;
import org.convene.delivery.DeliveryState;
import org.convene.delivery.Progress;
import org.convene.group.Group;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;

/** News to groups: written, looked at, sent. Who may see or send one works in every group it goes to. */
@Component
@Transactional
public class Announcements {
    private final Reading reading;
    private final WritingDesk writing;
    private final SendingDesk sending;
    private final TypedDesk typed;
    private final AttachingDesk attaching;

    Announcements(Reading reading, WritingDesk writing, SendingDesk sending, TypedDesk typed,
            AttachingDesk attaching) {
        this.reading = reading;
        this.writing = writing;
        this.sending = sending;
        this.typed = typed;
        this.attaching = attaching;
    }

    /** Newest first. @param before id of the last one of the page before; null for the first page */
    @Transactional(readOnly = true)
    public List<Announcement> page(Staff staff, @Nullable UUID before, int limit) {
        return reading.page(staff, before, limit);
    }

    /** @throws NotFound for a foreign one too */
    @Transactional(readOnly = true)
    public Announcement find(Staff staff, UUID id) {
        return reading.find(staff, id);
    }

    /** By id; what is gone or foreign is missing. */
    @Transactional(readOnly = true)
    public Map<UUID, String> subjects(Staff staff, List<UUID> ids) {
        return reading.subjects(staff, ids);
    }

    /**
     * What a group told the public, newest first: announcements meant for it, of groups that everybody may join.
     *
     * @param group null: every group
     */
    @Transactional(readOnly = true)
    public List<News> news(@Nullable Group group, int limit) {
        return reading.news(group == null ? null : group.id(), limit);
    }

    /** What was handed in for one of these groups and not cancelled, newest first. */
    @Transactional(readOnly = true)
    public List<Left> left(Collection<UUID> groups, int limit) {
        return reading.left(groups, limit);
    }

    /** @throws NotFound when there is none of this id */
    @Transactional(readOnly = true)
    public Story story(UUID id) {
        return writing.story(id);
    }

    /** @throws InvalidInput at {@code groups}, {@code subject}, {@code body} or {@code replyTo} */
    public Announcement draft(Staff staff, AnnouncementDraft draft) {
        return writing.draft(staff, draft);
    }

    /**
     * @param version of the draft as it was read
     * @throws Conflict when somebody else changed or sent it since
     */
    public Announcement revise(Staff staff, UUID id, AnnouncementDraft draft, long version) {
        return writing.revise(staff, id, draft, version);
    }

    /**
     * Keeps what somebody has typed and not saved yet, for them alone.
     *
     * @param id the draft it would change; null: a new one
     * @return that draft as it is stored meanwhile; empty for a new one
     * @throws InvalidInput when it is longer than anything that may be saved
     */
    public Optional<Announcement> keepTyped(Staff staff, @Nullable UUID id, AnnouncementForm form) {
        return typed.keep(staff, id, form);
    }

    /** What this person typed into the form of this draft, or of a new one, and did not save. */
    @Transactional(readOnly = true)
    public Optional<Typed> typed(Staff staff, @Nullable UUID id) {
        return typed.find(staff, id);
    }

    /** Everything this person typed and did not save, newest first. */
    @Transactional(readOnly = true)
    public List<Typed> typed(Staff staff) {
        return typed.all(staff);
    }

    public void forgetTyped(Staff staff, @Nullable UUID id) {
        typed.forget(staff, id);
    }

    /** The mail that what was typed would become. */
    @Transactional(readOnly = true)
    public Preview previewTyped(Staff staff, @Nullable UUID id, Locale language) {
        return typed.preview(staff, id, language);
    }

    /**
     * Adds a picture or file to a draft, which counts as an edit.
     *
     * @param alt what a picture shows, in words
     * @throws InvalidInput at {@code file} or {@code alt}; nothing is kept
     * @throws Conflict when it is no draft any more
     */
    public Attachment attach(Staff staff, UUID id, String name, String alt, byte[] content) {
        return attaching.add(staff, id, name, alt, content);
    }

    /** @throws Conflict when it is no draft any more */
    public void detach(Staff staff, UUID id, UUID attachment) {
        attaching.remove(staff, id, attachment);
    }

    /** Its pictures and files in the order they were added. */
    @Transactional(readOnly = true)
    public List<Attachment> attachments(Staff staff, UUID id) {
        return attaching.of(staff, id);
    }

    /** Octets that the pictures and files of one announcement may have together. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public long mostAttached() {
        return attaching.total();
    }

    /** A new draft with the same words to the same groups. */
    public Announcement copy(Staff staff, UUID id) {
        return writing.copy(staff, id);
    }

    public void discard(Staff staff, UUID id) {
        writing.discard(staff, id);
    }

    /** Where answers to the last announcement of one of these groups went; empty: nowhere in particular. */
    @Transactional(readOnly = true)
    public String lastReplyTo(Staff staff, List<UUID> groups) {
        return writing.lastReplyTo(staff, groups);
    }

    /**
     * The mail as one reader would get it, links switched off.
     *
     * @param language of the person who asks
     * @param member whose mail to show, as from {@link #readers}; null: as the person who asks would get it
     */
    @Transactional(readOnly = true)
    public Preview preview(Staff staff, UUID id, Locale language, @Nullable UUID member) {
        return writing.preview(staff, id, language, member);
    }

    /** Who of its readers has these words in address or name. */
    @Transactional(readOnly = true)
    public List<Recipient> readers(Staff staff, UUID id, String words, int limit) {
        return writing.readers(staff, id, words, limit);
    }

    /** How many people it would go to if it left now. */
    @Transactional(readOnly = true)
    public Readership reach(Staff staff, UUID id) {
        return writing.reach(staff, id);
    }

    /** Sends the mail to the person who asks, and to nobody else. */
    public void test(Staff staff, UUID id, Locale language) {
        writing.test(staff, id, language);
    }

    /**
     * Hands a draft to the outbox. Of two people who send at once, one does.
     *
     * @param at null: now
     * @param version of the draft as it was read; null: whatever it says
     * @throws InvalidInput at {@code at} for a moment that is past or more than a year away
     * @throws Conflict when it was sent already, or changed since that version
     */
    public Announcement send(Staff staff, UUID id, @Nullable Instant at, @Nullable Long version) {
        return sending.send(staff, id, at, version);
    }

    /** What has not left waits until it is resumed. @throws Conflict when nothing waits any more */
    public Announcement pause(Staff staff, UUID id) {
        return sending.pause(staff, id);
    }

    /** @see #pause */
    public Announcement resume(Staff staff, UUID id) {
        return sending.resume(staff, id);
    }

    /** What has not left never does. @throws Conflict when nothing waits any more */
    public Announcement cancel(Staff staff, UUID id) {
        return sending.cancel(staff, id);
    }

    /** Tries failed deliveries once more; says how many. */
    public int retry(Staff staff, UUID id) {
        return sending.retry(staff, id);
    }

    /** @throws Conflict for a draft, which has no deliveries yet */
    @Transactional(readOnly = true)
    public Progress progress(Staff staff, UUID id) {
        return sending.progress(staff, id);
    }

    /** What became of it for each recipient, in id order; {@code state} null: all. @throws Conflict for a draft */
    @Transactional(readOnly = true)
    public List<DeliveryReport> deliveries(Staff staff, UUID id, @Nullable DeliveryState state, @Nullable UUID after,
            int limit) {
        return sending.deliveries(staff, id, state, after, limit);
    }
}
