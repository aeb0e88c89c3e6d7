package org.convene.subscription;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audience.Recipient;
import org.convene.calendar.OccurrenceTimes;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.mail.MailModel;
import org.convene.site.Site;
import org.convene.subscription.Subscription.State;
import org.convene.subscription.WelcomeMail.Paused;
import org.convene.subscription.WelcomeMail.WelcomeGroup;

/** Hands the personal mails of this module to the outbox. */
@Component
class SubscriptionMails {
    private final Outbox outbox;
    private final SubscriptionRepository subscriptions;
    private final NextDates dates;
    private final Links links;
    private final Site site;
    private final SubscriptionProperties settings;

    SubscriptionMails(Outbox outbox, SubscriptionRepository subscriptions, NextDates dates, Links links, Site site,
            SubscriptionProperties settings) {
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        this.dates = dates;
        this.links = links;
        this.site = site;
        this.settings = settings;
    }

    void confirm(Signup signup, Locale language, List<Group> groups) {
        MailModel model = new ConfirmSubscriptionMail(links.confirm(signup.id()), links.refuse(signup.id()),
                groups.stream().map(Group::name).toList(), Math.toIntExact(settings.confirmWithin().toHours()),
                brandOf(groups));
        // no expiry of its own: the outbox goes by the database's clock, the link by ours
        Mailing mailing = Mailing.personal("signup:" + signup.id(), model);
        outbox.send(mailing, List.of(Recipient.of(signup.person().address(), "", language)));
    }

    void welcome(Subscriber subscriber, List<Group> groups) {
        welcome(subscriber, groups, List.of(), List.of(), brandOf(groups));
    }

    /** What is theirs by now, for who asks for what they have: they have lost the way to their preferences. */
    void remind(Subscriber subscriber, List<Group> theirs) {
        Map<UUID, Subscription> live = subscriptions.live(subscriber.id()).stream()
                .collect(Collectors.toMap(Subscription::group, one -> one));
        Map<State, List<Group>> states = theirs.stream().filter(group -> live.containsKey(group.id()))
                .collect(Collectors.groupingBy(group -> Objects.requireNonNull(live.get(group.id())).state()));
        welcome(subscriber, states.getOrDefault(State.ACTIVE, List.of()),
                states.getOrDefault(State.PAUSED, List.of()).stream()
                        .map(group -> new Paused(group.name(), until(Objects.requireNonNull(live.get(group.id())))))
                        .toList(),
                states.getOrDefault(State.PENDING, List.of()).stream().map(Group::name).toList(), brandOf(theirs));
    }

    private static String until(Subscription paused) {
        LocalDate until = paused.pausedUntil();
        return until == null ? "" : OccurrenceTimes.day(until, paused.subscriber().person().language());
    }

    private void welcome(Subscriber subscriber, List<Group> groups, List<Paused> paused, List<String> waiting,
            String brandOf) {
        Map<UUID, Member> members = subscriptions.live(subscriber.id()).stream()
                .collect(Collectors.toMap(Subscription::group, Subscription::member));
        Member only = groups.size() == 1 ? members.get(groups.getFirst().id()) : null;
        send("welcome:" + subscriber.id(), new WelcomeMail(
                groups.stream().map(group -> welcomed(members.get(group.id()), group)).toList(),
                !paused.isEmpty() || !waiting.isEmpty(), paused, waiting, brandOf),
                subscriber, only == null ? Map.of() : Map.of("unsubscribe", links.unsubscribe(only.subscription())));
    }

    void goodbye(Subscriber subscriber, List<Group> groups, UUID departure) {
        send("goodbye:" + departure,
                new GoodbyeMail(groups.stream().map(Group::name).toList(), links.undo(departure), brandOf(groups)),
                subscriber);
    }

    void stopped(Subscriber subscriber, List<Group> groups) {
        String page = groups.size() == 1
                ? "/groups/" + groups.getFirst().slug()
                : "/signup?" + String.join("&", groups.stream().map(group -> "group=" + group.slug()).toList());
        send("complaint:" + subscriber.id(),
                new MailStoppedMail(groups.stream().map(Group::name).toList(), site.link(page), brandOf(groups)),
                subscriber);
    }

    private static String brandOf(List<Group> groups) {
        return Group.listLabels(groups);
    }

    private void send(String origin, MailModel model, Subscriber subscriber) {
        send(origin, model, subscriber, Map.of());
    }

    /** @param more links in the foot */
    private void send(String origin, MailModel model, Subscriber subscriber, Map<String, String> more) {
        Person person = subscriber.person();
        Map<String, String> foot = new HashMap<>(more);
        foot.put("preferences", links.preferences(subscriber.id()));
        outbox.send(Mailing.personal(origin, model), List.of(new Recipient(null, person.address(), person.name(),
                person.language(), Map.of("links", foot), null,
                null)));
    }

    /** The rule of the dates that are told counts; without any, the group's. */
    private WelcomeGroup welcomed(@Nullable Member member, Group group) {
        List<NextDates.NextDate> next = member == null ? List.of() : dates.of(member);
        boolean rule = next.isEmpty()
                ? group.chathamHouse()
                : next.stream().allMatch(NextDates.NextDate::chathamHouse);
        return new WelcomeGroup(group.name(), group.purpose(), site.link("/groups/" + group.slug()), group.rules(),
                rule, !rule && next.stream().anyMatch(NextDates.NextDate::chathamHouse), next);
    }
}
