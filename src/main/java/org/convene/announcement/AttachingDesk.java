package org.convene.announcement;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.attachment.Attachment;
import org.convene.attachment.Attachments;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.message.Enclosure;
import org.convene.site.Site;

/** Pictures and files of announcements. What is added or taken away changes the draft as an edit does. */
@Component
class AttachingDesk {
    private final AnnouncementRepository announcements;
    private final Reading reading;
    private final Attachments attachments;
    private final Site site;

    AttachingDesk(AnnouncementRepository announcements, Reading reading, Attachments attachments, Site site) {
        this.announcements = announcements;
        this.reading = reading;
        this.attachments = attachments;
        this.site = site;
    }

    Attachment add(Staff staff, UUID id, String name, String alt, byte[] content) {
        touch(staff, id);
        Attachment added = attachments.add(id, name, alt, content);
        reading.record(staff, "announcement.attach", id, added.name());
        return added;
    }

    void remove(Staff staff, UUID id, UUID attachment) {
        touch(staff, id);
        attachments.remove(id, attachment);
        reading.record(staff, "announcement.detach", id, attachment.toString());
    }

    List<Attachment> of(Staff staff, UUID id) {
        reading.row(staff, id, Scope.ANNOUNCEMENTS_READ);
        return attachments.of(id);
    }

    long total() {
        return attachments.total();
    }

    /** The pictures a text shows, by name, as addresses inside a mail. */
    Map<String, String> inMail(UUID id) {
        Map<String, String> pictures = new HashMap<>();
        pictures(id).forEach(one -> pictures.put(one.name(), "cid:" + contentId(one)));
        return pictures;
    }

    /** The same for a page that shows the mail. */
    Map<String, String> onPage(UUID id) {
        Map<String, String> pictures = new HashMap<>();
        pictures(id).forEach(one -> pictures.put(one.name(), "data:" + one.type() + ";base64,"
                + Base64.getEncoder().encodeToString(attachments.content(id, one.id()))));
        return pictures;
    }

    /** What its mails carry: pictures shown in the text, everything else as a file. */
    List<Enclosure> enclosures(AnnouncementRow announcement) {
        return attachments.of(announcement.id()).stream()
                .map(one -> new Enclosure(one.name(), one.type(),
                        one.picture() && announcement.body().contains("](" + one.name()) ? contentId(one) : null,
                        attachments.content(announcement.id(), one.id())))
                .toList();
    }

    private List<Attachment> pictures(UUID id) {
        return attachments.of(id).stream().filter(Attachment::picture).toList();
    }

    private String contentId(Attachment picture) {
        return picture.id() + "@" + site.mailDomain();
    }

    private void touch(Staff staff, UUID id) {
        reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        Reading.decided(announcements.touch(id, staff), "problem.announcement.not-a-draft");
    }
}
