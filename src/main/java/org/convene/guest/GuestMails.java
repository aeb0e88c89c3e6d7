package org.convene.guest;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audience.Recipient;
import org.convene.calendar.CalendarEvent;
import org.convene.calendar.EventStatus;
import org.convene.calendar.Itip;
import org.convene.calendar.Party;
import org.convene.group.Group;
import org.convene.guest.GuestDue.Kind;
import org.convene.guest.GuestDue.Parting;
import org.convene.invitation.MailSample;
import org.convene.invitation.Organizers;
import org.convene.mail.EmailAddress;
import org.convene.mail.MailModel;
import org.convene.mail.MailTemplates;
import org.convene.meeting.Entry;
import org.convene.meeting.EntryWords;
import org.convene.meeting.SlotContent;
import org.convene.message.CalendarPart;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;

/** Writes the mail of one {@link GuestDue}: its values in the guest's words, and the calendar object. */
@Component
class GuestMails {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {
    };
    private final GuestWords words;
    private final EntryWords entries;
    private final Organizers organizers;
    private final MailTemplates templates;
    private final Tokens tokens;
    private final Site site;
    private final JsonMapper json;

    GuestMails(GuestWords words, EntryWords entries, Organizers organizers, MailTemplates templates, Tokens tokens,
            Site site, JsonMapper json) {
        this.words = words;
        this.entries = entries;
        this.organizers = organizers;
        this.templates = templates;
        this.tokens = tokens;
        this.site = site;
        this.json = json;
    }

    /** A guest's own links, all empty where something is taken back. */
    private record Own(String join, String page, String stop) {
        static final Own NONE = new Own("", "", "");
    }

    /** @param present the organizer address of the group's new objects */
    Recipient recipient(Group group, EmailAddress present, GuestDue due, String note) {
        Guest guest = due.guest();
        EmailAddress address = Objects.requireNonNull(guest.address());
        boolean cancel = due.kind() == Kind.CANCEL;
        Own own = cancel ? Own.NONE : own(due);
        return new Recipient(cancel ? null : due.sent().id(), address, guest.name(), guest.language(),
                json.convertValue(model(group, due, own, note), VALUES), cancel ? null : own.stop(),
                part(group, present, due, address, own));
    }

    private Own own(GuestDue due) {
        String page = site.link("/guest/" + tokens.issue(Purpose.GUEST, due.sent().id()));
        return new Own(due.content().online()
                ? site.link("/join/" + tokens.issue(Purpose.JOIN, due.sent().id()))
                : "", page, page + "/stop");
    }

    /** The mail as it would be read; its links lead nowhere. */
    MailSample sample(Group group, GuestDue due) {
        Own own = due.kind() == Kind.CANCEL
                ? Own.NONE
                : new Own(due.content().online() ? site.link("/join/…") : "", site.link("/guest/…"),
                        site.link("/guest/…/stop"));
        EmailAddress address = Objects.requireNonNull(due.guest().address());
        MailModel model = model(group, due, own, "");
        Map<String, Object> values = json.convertValue(model, VALUES);
        values.put("recipient", Map.of("name", due.guest().name(), "address", address.value()));
        return new MailSample(due.kind().name(), address.masked(),
                templates.render(model.template(), due.guest().language(), values));
    }

    /** The model all mails of a kind share: names the template, says nothing personal. */
    MailModel shared(Group group, GuestDue due) {
        String url = url(group);
        String title = due.content().title();
        return switch (due.kind()) {
            case INVITE ->
                new GuestInvitationMail(group.name(), url, title, "", "", "", "", List.of(), "", List.of(), "", "",
                        "", "", "", false);
            case UPDATE ->
                new GuestUpdateMail(group.name(), url, title, "", "", "", "", List.of(), "", List.of(), "", "", "",
                        "", "", false, List.of(), "");
            case CANCEL -> new GuestCancellationMail(group.name(), url, title, "", List.of(), false, false, false, "");
        };
    }

    private MailModel model(Group group, GuestDue due, Own own, String note) {
        Guest guest = due.guest();
        SlotContent content = due.content();
        Entry entry = content.master();
        List<GuestDate> dates = List.of(words.date(group, content, guest));
        String agenda = EntryWords.agenda(content, entry, guest.zone(), guest.language());
        List<String> people = entries.people(entry.guests(), entry.hosts(), guest.language());
        SlotContent before = due.before();
        if (due.kind() == Kind.CANCEL) {
            String reason = note.isEmpty() ? due.meeting().reason() : note;
            Parting parting = due.parting();
            return new GuestCancellationMail(group.name(), url(group), content.title(), entry.topic(), dates, on(due),
                    parting == Parting.MEMBER, parting == Parting.ASKED, on(due) ? "" : reason);
        }
        return before == null
                ? new GuestInvitationMail(group.name(), url(group), content.title(), entry.topic(),
                        entry.description(), agenda, entry.people(), people, "", dates, own.join(), own.page(),
                        own.stop(),
                        entry.place(), group.rules(), content.underRule(group))
                : new GuestUpdateMail(group.name(), url(group), content.title(), entry.topic(), entry.description(),
                        agenda, entry.people(), people, "", dates, own.join(), own.page(), own.stop(), entry.place(),
                        group.rules(), content.underRule(group), words.changes(group, due, guest), note);
    }

    private CalendarPart part(Group group, EmailAddress present, GuestDue due, EmailAddress address, Own own) {
        EmailAddress organizer = new EmailAddress(due.sent().organizer());
        EmailAddress sender = organizers.sender(organizer, present);
        Itip itip = new Itip(Organizers.party(group, organizer, sender),
                new Party(due.guest().name(), address.value()), due.sent().answer());
        if (due.kind() != Kind.CANCEL) {
            return new CalendarPart("REQUEST", itip.request(event(group, due, own)), sender);
        }
        CalendarEvent event = event(group, due, own);
        return new CalendarPart("CANCEL", on(due) ? itip.uninvite(event) : itip.cancel(event), sender);
    }

    /** Whether the date itself goes on without the guest. */
    private static boolean on(GuestDue due) {
        return due.parting() != Parting.OFF;
    }

    private CalendarEvent event(Group group, GuestDue due, Own own) {
        SlotContent content = due.content();
        Entry entry = content.master();
        return CalendarEvent.once(due.sent().revision(), entry.time(content.zone()),
                entries.event(group, content, entry, url(group) + "/meetings/" + due.meeting().id(), own.join(),
                        due.guest().language()),
                entry.tentative() ? EventStatus.TENTATIVE : EventStatus.CONFIRMED);
    }

    private String url(Group group) {
        return site.link("/groups/" + group.slug());
    }
}
