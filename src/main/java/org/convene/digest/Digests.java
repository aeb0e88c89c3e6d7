package org.convene.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.subscription.Kept;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscribers;
import org.convene.subscription.Subscriptions;

/** The public door of digests: who wants announcements collected, and the mails they get instead. */
@Component
@Transactional
public class Digests {
    private static final Duration NOTED = Duration.ofDays(90);
    private final DigestRepository digests;
    private final DigestDesk desk;
    private final Subscribers subscribers;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final Tokens tokens;
    private final Clock clock;

    Digests(DigestRepository digests, DigestDesk desk, Subscribers subscribers, Subscriptions subscriptions,
            WorkingGroups groups, AuditLog audit, Tokens tokens, Clock clock) {
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.audit = audit;
        this.digests = digests;
        this.desk = desk;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** How often the person behind a preference link hears of announcements. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public Rhythm rhythm(String preferenceToken) {
        return rhythmOf(subscribers.behind(preferenceToken));
    }

    @Transactional(readOnly = true)
    public Rhythm rhythmOf(UUID subscriber) {
        return digests.find(subscriber).map(DigestChoice::rhythm).orElse(Rhythm.EACH);
    }

    /** When the next digest is due, by the clock of the person it goes to; empty when announcements come one by one. */
    @Transactional(readOnly = true)
    public Optional<ZonedDateTime> next(String preferenceToken) {
        UUID subscriber = subscribers.behind(preferenceToken);
        return digests.find(subscriber).filter(one -> one.rhythm() != Rhythm.EACH)
                .map(one -> one.dueAt().atZone(zoneOf(subscriber)));
    }

    /**
     * Chooses for the person behind a preference link. What was announced and has not reached them yet comes all the same:
     * with the next digest, or at once when they want none any more.
     */
    public void choose(String preferenceToken, Rhythm rhythm) {
        choose(subscribers.behind(preferenceToken), rhythm);
    }

    /**
     * How often a member hears of announcements, for those who moderate the group.
     *
     * @throws NotFound when the group has no such member
     */
    @Transactional(readOnly = true)
    public Rhythm of(Staff staff, String slug, UUID subscription) {
        staff.require(Scope.SUBSCRIPTIONS_READ);
        return rhythmOf(member(staff, slug, subscription));
    }

    /**
     * Chooses for a member who has asked the organisers to; as with the preference link it holds for all their groups.
     *
     * @throws NotFound when the group has no such member
     */
    public void choose(Staff staff, String slug, UUID subscription, Rhythm rhythm) {
        groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE);
        choose(member(staff, slug, subscription), rhythm);
        audit.record(staff, "digest.choose", "subscription:" + subscription, rhythm.word());
    }

    private UUID member(Staff staff, String slug, UUID subscription) {
        subscriptions.member(staff, slug, subscription);
        return subscriptions.member(subscription, MailKind.ANNOUNCEMENTS)
                .or(() -> subscriptions.member(subscription, MailKind.INVITATIONS)).map(Member::subscriber)
                .orElseThrow(() -> new NotFound("subscription"));
    }

    private void choose(UUID subscriber, Rhythm rhythm) {
        ZoneId zone = zoneOf(subscriber);
        if (rhythm == rhythmOf(subscriber)) {
            return;
        }
        digests.choose(subscriber, rhythm, rhythm.next(clock.instant(), zone));
        subscribers.collect(subscriber, rhythm != Rhythm.EACH);
    }

    private ZoneId zoneOf(UUID subscriber) {
        return subscribers.find(subscriber).map(Kept::zone).orElseThrow(() -> new NotFound("subscriber"));
    }

    /** The half masked address of the person who would stop hearing announcements. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public String addressBehind(String token) {
        return subscribers.find(open(token)).map(one -> one.address().masked())
                .orElseThrow(() -> new NotFound("subscriber"));
    }

    /** Slugs of this person’s groups, for the look of the page. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public List<String> groupsBehind(String token) {
        return subscribers.groupSlugs(open(token));
    }

    /** The language of this person’s mails. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public Locale languageBehind(String token) {
        return subscribers.find(open(token)).map(Kept::language).orElseThrow(() -> new NotFound("subscriber"));
    }

    /** Whether this person still takes announcements in a group. */
    @Transactional(readOnly = true)
    public boolean listening(String token) {
        return !subscribers.taking(open(token), MailKind.ANNOUNCEMENTS).isEmpty();
    }

    /** Path of the preference page of the person behind a link of ours. */
    @Transactional(readOnly = true)
    public String preferencesPath(String token) {
        return subscribers.preferencesPath(open(token));
    }

    /** No digest and no announcement any more, in none of the groups; invitations go on. Once more changes nothing. */
    public void leave(String token) {
        UUID subscriber = open(token);
        digests.forget(subscriber);
        subscribers.collect(subscriber, false);
        subscribers.quieten(subscriber);
    }

    /** Sends what is due to some people; how many were looked at. */
    public int sendDue(int most) {
        Instant now = clock.instant();
        List<DigestChoice> due = digests.lockDue(now, most);
        desk.send(due, now);
        return due.size();
    }

    /** Forgets everything about a person who was erased. */
    public void erase(UUID subscriber) {
        digests.forget(subscriber);
        digests.forgetEntries(subscriber);
    }

    /** Deletes notes about what was told long ago. */
    public void forgetOld() {
        digests.forgetEntriesBefore(clock.instant().minus(NOTED));
    }

    private UUID open(String token) {
        return tokens.open(Purpose.DIGEST, token).orElseThrow(() -> new NotFound("link"));
    }
}
