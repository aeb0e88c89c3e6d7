package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audience.Recipient;
import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.mail.EmailAddress;
import org.convene.mail.MailModel;
import org.convene.mail.MailTemplates;
import org.convene.mail.Stationery;
import org.convene.meeting.Entry;
import org.convene.meeting.EntryWords;
import org.convene.meeting.Meeting;
import org.convene.meeting.SlotContent;
import org.convene.message.CalendarPart;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;
import org.convene.subscription.Member;
import org.convene.subscription.MemberLinks;
import org.convene.subscription.Subscriptions;

/** Writes the mail of one {@link Due}: its values in the member's words, and the calendar object. */
@Component
class InvitationMails {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {
    };
    private final InvitationWords words;
    private final EntryWords entries;
    private final Subscriptions subscriptions;
    private final MailTemplates templates;
    private final Stationery stationery;
    private final Organizers organizers;
    private final Site site;
    private final Tokens tokens;
    private final JsonMapper json;

    InvitationMails(InvitationWords words, EntryWords entries, Subscriptions subscriptions, MailTemplates templates,
            Stationery stationery, Organizers organizers, Site site, Tokens tokens, JsonMapper json) {
        this.words = words;
        this.entries = entries;
        this.subscriptions = subscriptions;
        this.templates = templates;
        this.stationery = stationery;
        this.organizers = organizers;
        this.site = site;
        this.tokens = tokens;
        this.json = json;
    }

    /** What the mails of one round share. @param organizer of what is told for the first time @param answers to single dates, by invitation */
    record Setting(Meeting meeting, Group group, EmailAddress organizer, Instant now, String note,
            Map<UUID, Map<LocalDateTime, Answer>> answers) {
        /** Why something is cancelled. */
        String reason() {
            return note.isEmpty() ? meeting.reason() : note;
        }
    }

    /** The member's own links. @param join empty where there is no room */
    private record Own(String join, String answer) {
        static final Own NONE = new Own("", "");
    }

    /**
     * Cancellations go out whatever became of the subscription meanwhile: what they take back stands in a calendar.
     *
     * @param sent the invitation as it is once this went out
     */
    Recipient recipient(Setting setting, Due due, Invitation sent) {
        Member member = due.member();
        boolean cancel = due.step().kind() == Step.Kind.CANCEL;
        Own own = cancel ? Own.NONE : own(due, sent);
        Map<String, Object> values = json.convertValue(model(setting, due, own), VALUES);
        if (due.left() && due.parting() != Parting.CHOSEN) {
            return new Recipient(null, member.address(), member.name(), member.language(), values, null,
                    part(setting, due, sent, own));
        }
        MemberLinks links = subscriptions.linksFor(member);
        values.put("links", Map.of("unsubscribe", links.unsubscribeUrl(), "preferences", links.preferencesUrl()));
        UUID asked = cancel ? null : member.subscription();
        return new Recipient(asked, member.address(), member.name(), member.language(), values,
                links.unsubscribeUrl(), part(setting, due, sent, own));
    }

    /** The model all mails of a kind share: names the template, says nothing personal. */
    MailModel shared(Setting setting, Step.Kind kind) {
        String group = setting.group().name();
        String url = url(setting.group());
        String title = setting.meeting().title();
        return switch (kind) {
            case UPDATE ->
                new MeetingUpdateMail(group, url, title, "", "", "", "", List.of(), "", List.of(), "", "", "",
                        "", false, List.of(), "");
            case CANCEL -> new MeetingCancellationMail(group, url, title, "", List.of(), false, "", false, false,
                    false, "");
            case INVITE, NOTHING ->
                new MeetingInvitationMail(group, url, title, "", "", "", "", List.of(), "", List.of(), "",
                        "", "", "", false, "");
        };
    }

    private MailModel model(Setting setting, Due due, Own own) {
        Group group = setting.group();
        SlotContent content = due.content();
        Locale locale = due.member().formats();
        List<Entry> said = words.entries(content, due.step(), setting.now());
        Entry entry = said.isEmpty() ? content.master() : said.getFirst();
        List<OccurrenceWords> times = words.occurrences(group, content.zone(), said, due.member().zone(), locale);
        if (due.step().kind() == Step.Kind.CANCEL) {
            return new MeetingCancellationMail(group.name(), url(group), content.title(), entry.topic(), times,
                    due.step().only() == null && !content.single(), part(setting, due, locale), due.left(),
                    due.parting() == Parting.MOVED, due.parting() == Parting.CHOSEN,
                    due.left() ? "" : setting.reason());
        }
        String recurrence = words.rhythm(content, locale);
        String agenda = EntryWords.agenda(content, entry, due.member().zone(), locale);
        List<String> people = entries.people(entry.guests(), entry.hosts(), due.member().language());
        String rules = group.rules();
        SlotContent held = due.held();
        if (held == null) {
            return new MeetingInvitationMail(group.name(), url(group), content.title(), entry.topic(),
                    entry.description(), agenda, entry.people(), people, recurrence, times, own.join(), own.answer(),
                    entry.place(), rules, content.underRule(group),
                    words.editions(setting.meeting(), due.invitation().slot(), entry, due.member()));
        }
        return new MeetingUpdateMail(group.name(), url(group), content.title(), entry.topic(), entry.description(),
                agenda, entry.people(), people, recurrence, times, own.join(), own.answer(), entry.place(), rules,
                content.underRule(group),
                words.changes(group, held, content, due.step(), setting.now(), due.member().zone(), locale),
                setting.note());
    }

    /** Which dates are taken back where the meeting goes on with others; else empty. */
    private String part(Setting setting, Due due, Locale locale) {
        boolean series = due.step().only() == null && !due.content().single();
        return series && !due.left() && !setting.meeting().cancelled()
                ? words.recurrence(due.content(), locale)
                : "";
    }

    /** The mail as it would be read; its join link leads nowhere. */
    MailSample sample(Setting setting, Due due) {
        Map<String, Object> values = json
                .convertValue(model(setting, due,
                        due.step().kind() == Step.Kind.CANCEL ? Own.NONE : sampleLinks(due)), VALUES);
        values.put("recipient", Map.of("name", due.member().name(), "address", due.member().address().value()));
        return new MailSample(due.step().kind().name(), due.member().address().masked(),
                templates.render(shared(setting, due.step().kind()).template(), due.member().language(),
                        stationery.on(values, setting.group().listLabel())));
    }

    private CalendarPart part(Setting setting, Due due, Invitation sent, Own own) {
        String page = url(setting.group()) + "/meetings/" + setting.meeting().id();
        Locale locale = due.member().language();
        EmailAddress organizer = new EmailAddress(sent.organizer());
        EmailAddress sender = organizers.sender(organizer, setting.organizer());
        return new InvitationObjects(due, sent,
                entry -> entries.event(setting.group(), due.content(), entry, page, own.join(), locale),
                setting.answers().getOrDefault(sent.id(), Map.of()))
                .part(Organizers.party(setting.group(), organizer, sender), sender);
    }

    private Own own(Due due, Invitation sent) {
        return new Own(due.content().online() ? site.link("/join/" + tokens.issue(Purpose.JOIN, sent.id())) : "",
                site.link("/answer/" + tokens.issue(Purpose.ANSWER, sent.id())));
    }

    private Own sampleLinks(Due due) {
        return new Own(due.content().online() ? site.link("/join/…") : "", site.link("/answer/…"));
    }

    private String url(Group group) {
        return site.link("/groups/" + group.slug());
    }
}
