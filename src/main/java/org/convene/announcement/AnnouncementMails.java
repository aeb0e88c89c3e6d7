package org.convene.announcement;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import org.convene.audience.Recipient;
import org.convene.audit.Staff;
import org.convene.audit.StaffAddresses;
import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.inbound.AddressPurpose;
import org.convene.inbound.Addresses;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;
import org.convene.mail.Markdown;
import org.convene.mail.Stationery;
import org.convene.site.Listed;
import org.convene.site.NotFound;
import org.convene.site.Site;

/** Writes an announcement as mail: to its groups, to its author as a test, or only onto the page. */
@Component
class AnnouncementMails {
    /** In place of the personal part of a link. */
    private static final String HIDDEN = "•••";
    private final Markdown markdown;
    private final MailTemplates templates;
    private final Stationery stationery;
    private final Outbox outbox;
    private final WorkingGroups groups;
    private final StaffAddresses staffAddresses;
    private final Addresses addresses;
    private final AttachingDesk attaching;
    private final Site site;

    AnnouncementMails(Markdown markdown, MailTemplates templates, Stationery stationery, Outbox outbox,
            WorkingGroups groups, StaffAddresses staffAddresses, Addresses addresses, AttachingDesk attaching,
            Site site) {
        this.markdown = markdown;
        this.templates = templates;
        this.stationery = stationery;
        this.outbox = outbox;
        this.groups = groups;
        this.staffAddresses = staffAddresses;
        this.addresses = addresses;
        this.attaching = attaching;
        this.site = site;
    }

    static String origin(UUID announcement) {
        return "announcement:" + announcement;
    }

    static String audience(AnnouncementRow announcement) {
        return announcement.groups().stream().map(UUID::toString)
                .collect(Collectors.joining(",", "groups:announcements:", ""));
    }

    /** Those whom a digest tells of it; nothing is ever sent to this audience itself. */
    static String collected(AnnouncementRow announcement) {
        return audience(announcement).replaceFirst("^groups:", "collected:");
    }

    /** @param due null: at once */
    UUID send(AnnouncementRow announcement, @Nullable Instant due) {
        return outbox.sendToMembers(mailing(announcement, origin(announcement.id()), Lane.BULK, due),
                audience(announcement));
    }

    void sendTest(AnnouncementRow announcement, Staff staff, Locale language) {
        EmailAddress address = staffAddresses.addressOf(staff.id()).flatMap(EmailAddress::parse)
                .orElseThrow(() -> new NotFound("address"));
        Mailing test = mailing(announcement, "announcement-test:" + announcement.id(), Lane.PERSONAL, null);
        outbox.send(test, List.of(Recipient.of(address, staff.name(), language)));
    }

    /** @param name of the reader, possibly empty */
    MailContent preview(AnnouncementRow announcement, String name, String address, Locale language) {
        AnnouncementMail mail = mail(announcement, attaching.onPage(announcement.id()));
        Map<String, Object> model = new HashMap<>(Map.of("groupListed", mail.groupListed(), "groupUrl", mail.groupUrl(),
                "subject", mail.subject(), "bodyHtml", mail.bodyHtml(), "bodyText", mail.bodyText(),
                "author", mail.author(), "recipient", Map.of("name", name, "address", address),
                "links", Map.of("unsubscribe", site.link("/unsubscribe/" + HIDDEN), "preferences",
                        site.link("/preferences/" + HIDDEN))));
        model.put("piecesHtml", mail.piecesHtml());
        model.put("otherwiseHtml", mail.otherwiseHtml());
        model.put("piecesText", mail.piecesText());
        model.put("otherwiseText", mail.otherwiseText());
        return templates.render(mail.template(), language, stationery.on(model, mail.brandOf()));
    }

    Story story(AnnouncementRow announcement) {
        AnnouncementMail mail = mail(announcement, attaching.inMail(announcement.id()));
        return new Story(mail.groupListed(), mail.groupUrl(), mail.subject(), mail.bodyHtml(), mail.bodyText(),
                mail.author(), attaching.enclosures(announcement));
    }

    private Mailing mailing(AnnouncementRow announcement, String origin, Lane lane, @Nullable Instant due) {
        List<Group> to = groups.byIds(announcement.groups());
        HeaderText from = to.size() == 1 ? HeaderText.folded(to.getFirst().name() + " via " + site.name()) : null;
        return new Mailing(origin, lane, mail(announcement, attaching.inMail(announcement.id())),
                from == null ? HeaderText.folded(site.name()) : from,
                answersTo(announcement, to.getFirst()), groups.listId(to.getFirst()), null, due, null,
                attaching.enclosures(announcement));
    }

    /** As its author said, else the inbox of its first group where mail comes in here; null: nowhere but the sender address. */
    private @Nullable EmailAddress answersTo(AnnouncementRow announcement, Group first) {
        return EmailAddress.parse(announcement.replyTo())
                .orElseGet(() -> addresses.on() ? addresses.of(AddressPurpose.CONTACT, first.id()) : null);
    }

    /** @param pictures addresses of those the text shows, by name */
    private AnnouncementMail mail(AnnouncementRow announcement, Map<String, String> pictures) {
        List<Group> to = groups.byIds(announcement.groups());
        List<String> names = to.stream().map(Group::name).toList();
        String url = site.link(to.size() == 1 ? "/groups/" + to.getFirst().slug() : "/");
        Locale written = to.isEmpty() ? Locale.ENGLISH : to.getFirst().language();
        Map<String, String> words = Map.of("group", Listed.of(names, written), "site", site.name());
        String html = MergeFields.fill(markdown.mailHtml(announcement.body(), pictures), escaped(words));
        String text = MergeFields.fill(markdown.text(announcement.body()), words);
        MergeFields.Cut cutHtml = MergeFields.cut(html);
        MergeFields.Cut cutText = MergeFields.cut(text);
        return new AnnouncementMail(names, url, announcement.subject(), cutHtml.nameless(html), cutText.nameless(text),
                cutHtml.pieces(), cutHtml.otherwise(), cutText.pieces(), cutText.otherwise(),
                announcement.authorName(), Group.listLabels(to));
    }

    private static Map<String, String> escaped(Map<String, String> words) {
        return words.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                word -> HtmlUtils.htmlEscape(word.getValue(), "UTF-8")));
    }
}
