package org.convene.reminder;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audience.Recipient;
import org.convene.calendar.OccurrenceTimes;
import org.convene.calendar.ShiftNotice;
import org.convene.calendar.ZoneWords;
import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.HeldInvitation;
import org.convene.mail.HeaderText;
import org.convene.mail.MailModel;
import org.convene.meeting.EntryWords;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Session;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;
import org.convene.subscription.Member;
import org.convene.subscription.MemberLinks;
import org.convene.subscription.Subscriptions;

/** Writes the mails of this module, each in its reader's words, and hands them to the outbox. */
@Component
class ReminderMails {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {
    };
    private final Outbox outbox;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final EntryWords entries;
    private final Site site;
    private final Tokens tokens;
    private final JsonMapper json;

    ReminderMails(Outbox outbox, Subscriptions subscriptions, WorkingGroups groups, EntryWords entries, Site site,
            Tokens tokens, JsonMapper json) {
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.entries = entries;
        this.site = site;
        this.tokens = tokens;
        this.json = json;
    }

    Recipient reminder(Scene scene, Member member, HeldInvitation held) {
        boolean online = scene.meeting().venue().online();
        return recipient(member, new ReminderMail(scene.group().name(), url(scene.group()), scene.meeting().title(),
                topic(scene), everybody(scene), people(scene, member), "",
                List.of(when(scene, member, shift(scene, member).map(one -> one.words(member.language())).orElse(""))),
                online ? link("/join/", Purpose.JOIN, held.id()) : "", link("/answer/", Purpose.ANSWER, held.id()),
                scene.occurrence().place().line(), scene.confidential()));
    }

    /** Empty when the member's hour stays. */
    Optional<Recipient> clockChange(Scene scene, Member member) {
        return shift(scene, member).map(shift -> {
            Instant before = scene.time().start().minus(shift.shift());
            Locale locale = member.formats();
            String hour = OccurrenceTimes.of(before, scene.time().duration(), member.zone(), List.of(), locale).time();
            return recipient(member, new ClockChangeMail(scene.group().name(), url(scene.group()),
                    scene.meeting().title(), topic(scene), everybody(scene), "",
                    List.of(when(scene, member, shift.words(locale))), hour,
                    ZoneWords.city(scene.time().slot().zone(), locale), scene.time().moved()));
        });
    }

    Recipient followUp(Scene scene, Member member) {
        return recipient(member, new FollowUpMail(scene.group().name(), url(scene.group()), scene.meeting().title(),
                topic(scene), everybody(scene), people(scene, member), "", List.of(when(scene, member, "")),
                materials(scene),
                scene.confidential()));
    }

    /** Under the Chatham House rule no recording is passed on. */
    static List<FollowUpMail.Material> materials(Scene scene) {
        Session.Material left = scene.occurrence().shown(scene.group()).material();
        List<FollowUpMail.Material> all = new ArrayList<>();
        add(all, "notes", left.notes());
        add(all, "slides", left.slides());
        add(all, "recording", left.recording());
        add(all, "discussion", left.discussion());
        return all;
    }

    private static void add(List<FollowUpMail.Material> all, String kind, String url) {
        if (!url.isEmpty()) {
            all.add(new FollowUpMail.Material(kind, url));
        }
    }

    /** @param expires when it makes no sense any more; null: when mail is given up anyway */
    void send(Scene scene, MailModel shared, List<Recipient> recipients, @Nullable Instant expires) {
        if (!recipients.isEmpty()) {
            outbox.send(new Mailing("meeting:" + scene.meeting().id(), Lane.BULK, shared,
                    HeaderText.folded(scene.group().name()), null, groups.listId(scene.group()), null, expires),
                    recipients, "subscription:invitations");
        }
    }

    /** Names the template, says nothing personal. */
    static MailModel shared(Scene scene, Run.Kind kind) {
        String group = scene.group().name();
        String title = scene.meeting().title();
        return kind == Run.Kind.CLOCKS
                ? new ClockChangeMail(group, "", title, "", "", "", List.of(), "", "", false)
                : new ReminderMail(group, "", title, "", "", List.of(), "", List.of(), "", "", "", false);
    }

    static MailModel followUp(Scene scene) {
        return new FollowUpMail(scene.group().name(), "", scene.meeting().title(), "", "", List.of(), "", List.of(),
                List.of(),
                false);
    }

    private Recipient recipient(Member member, MailModel model) {
        Map<String, Object> values = json.convertValue(model, VALUES);
        MemberLinks links = subscriptions.linksFor(member);
        values.put("links", Map.of("unsubscribe", links.unsubscribeUrl(), "preferences", links.preferencesUrl()));
        return new Recipient(member.subscription(), member.address(), member.name(), member.language(), values,
                links.unsubscribeUrl(), null);
    }

    private static Optional<ShiftNotice> shift(Scene scene, Member member) {
        OccurrenceTime last = scene.last();
        ZoneId anchor = scene.time().slot().zone();
        return last == null || !scene.keepsItsHour()
                ? Optional.empty()
                : ShiftNotice.between(last.start(), scene.time().start(), anchor, member.zone());
    }

    private static When when(Scene scene, Member member, String shift) {
        OccurrenceTime time = scene.time();
        return When.of(OccurrenceTimes.of(time.start(), time.duration(), member.zone(),
                EntryWords.zones(scene.group(), time.slot().zone()), member.formats()), shift);
    }

    private static String topic(Scene scene) {
        return scene.occurrence().session().topic();
    }

    private static String everybody(Scene scene) {
        return scene.occurrence().session().people();
    }

    private List<String> people(Scene scene, Member member) {
        Session session = scene.occurrence().session();
        return entries.people(session.guesting(), session.hosting(), member.language());
    }

    private String link(String path, Purpose purpose, UUID id) {
        return site.link(path + tokens.issue(purpose, id));
    }

    private String url(Group group) {
        return site.link("/groups/" + group.slug());
    }
}
