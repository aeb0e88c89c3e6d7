package org.convene.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.announcement.Announcements;
import org.convene.announcement.Left;
import org.convene.announcement.Story;
import org.convene.audience.Recipient;
import org.convene.delivery.Deliveries;
import org.convene.delivery.Missed;
import org.convene.delivery.Outbox;
import org.convene.group.WorkingGroups;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscribers;
import org.convene.subscription.Subscriptions;
import org.convene.subscription.Taker;

/** Finds out what each person has missed and hands it in, one mailing for all who missed the same. */
@Component
class DigestDesk {
    /** Announcements of a person's groups that are looked through, newest first. */
    private static final int LOOKED = 100;
    private final DigestRepository digests;
    private final Announcements announcements;
    private final Subscribers subscribers;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Tokens tokens;
    private final Site site;

    DigestDesk(DigestRepository digests, Announcements announcements, Subscribers subscribers,
            Subscriptions subscriptions, WorkingGroups groups, Deliveries deliveries, Outbox outbox, Tokens tokens,
            Site site) {
        this.digests = digests;
        this.announcements = announcements;
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.tokens = tokens;
        this.site = site;
    }

    /** What one mailing carries, and to whom. */
    private record Same(List<UUID> announcements, List<UUID> groups) {}

    void send(List<DigestChoice> due, Instant now) {
        Map<Same, List<Recipient>> issues = new LinkedHashMap<>();
        for (DigestChoice choice : due) {
            List<Taker> takers = subscribers.taking(choice.subscriber(), MailKind.ANNOUNCEMENTS);
            boolean all = takers.isEmpty() || collect(choice, takers, issues, now);
            moveOn(choice, takers, all, now);
        }
        Map<UUID, Story> stories = new HashMap<>();
        issues.forEach((same, recipients) -> outbox.send(Issue.of(same.announcements().stream()
                .map(id -> stories.computeIfAbsent(id, announcements::story)).toList(), groups.byIds(same.groups()),
                site),
                recipients, Issue.audience(same.groups())));
    }

    private void moveOn(DigestChoice choice, List<Taker> takers, boolean all, Instant now) {
        if (choice.rhythm() != Rhythm.EACH) {
            Instant next = takers.isEmpty()
                    ? now.plusSeconds(86_400)
                    : choice.rhythm().next(now, takers.getFirst().member().zone());
            digests.moveOn(choice.subscriber(), next, all, false);
        } else if (choice.last() && all) {
            digests.forget(choice.subscriber());
        } else {
            digests.moveOn(choice.subscriber(), now.plusSeconds(86_400), all, true);
        }
    }

    /** Whether nothing has to be looked at again. */
    private boolean collect(DigestChoice choice, List<Taker> takers, Map<Same, List<Recipient>> issues, Instant now) {
        Map<UUID, Instant> since = takers.stream()
                .collect(Collectors.toMap(one -> one.member().group(), Taker::since));
        List<Left> candidates = announcements.left(since.keySet(), LOOKED).stream()
                .filter(one -> one.groups().stream().anyMatch(
                        group -> since.containsKey(group) && !one.at().isBefore(since.get(group))))
                .toList();
        Map<UUID, Left> byMailing = candidates.stream().collect(Collectors.toMap(Left::mailing, one -> one));
        List<Missed> missed = deliveries.missed(takers.getFirst().member().address(), choice.since(),
                byMailing.keySet());
        Set<UUID> noted = digests.noted(choice.subscriber(), candidates.stream().map(Left::id).toList());
        List<Left> told = missed.stream().filter(one -> !one.paused()).map(one -> byMailing.get(one.mailing()))
                .filter(one -> !noted.contains(one.id())).sorted(Comparator.comparing(Left::at).thenComparing(Left::id))
                .toList();
        if (!told.isEmpty()) {
            List<UUID> ids = told.stream().map(Left::id).toList();
            digests.note(choice.subscriber(), ids, now);
            List<UUID> from = told.stream().flatMap(one -> one.groups().stream()).filter(since::containsKey)
                    .distinct().sorted().toList();
            issues.computeIfAbsent(new Same(ids, from), same -> new ArrayList<>())
                    .add(recipient(takers.getFirst().member()));
        }
        return missed.stream().noneMatch(Missed::paused);
    }

    private Recipient recipient(Member member) {
        String leave = site.link("/digest/" + tokens.issue(Purpose.DIGEST, member.subscriber()));
        return new Recipient(member.subscription(), member.address(), member.name(), member.language(),
                Map.of("links", Map.of("unsubscribe", leave, "preferences",
                        subscriptions.linksFor(member).preferencesUrl())),
                leave, null);
    }
}
