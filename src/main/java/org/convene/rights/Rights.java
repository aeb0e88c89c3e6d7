package org.convene.rights;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.bounce.Bounces;
import org.convene.contact.ContactRequests;
import org.convene.delivery.History;
import org.convene.delivery.SentMail;
import org.convene.digest.Digests;
import org.convene.feed.OwnFeeds;
import org.convene.guest.Guests;
import org.convene.invitation.Invitations;
import org.convene.mail.EmailAddress;
import org.convene.remark.Remarks;
import org.convene.rights.PersonalRequest.Kind;
import org.convene.rights.PersonalRequest.Verdict;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;
import org.convene.subscription.ClockPreference;
import org.convene.subscription.Kept;
import org.convene.subscription.SubscriberErased;
import org.convene.subscription.Subscribers;
import org.convene.web.Reader;

/**
 * What a subscriber may ask of us about themselves. A preference link may have been forwarded: it only asks, and a mail to
 * the person's own address, or to the new one, decides.
 */
@Component
@Transactional
public class Rights {
    private static final int SENT = 100;
    /** How long after its end a link to one’s data still asks for a new one. */
    private static final Duration AGAIN = Duration.ofDays(30);
    private final PersonalRequestRepository requests;
    private final Subscribers subscribers;
    private final Invitations invitations;
    private final Guests guests;
    private final ContactRequests letters;
    private final Bounces bounces;
    private final History history;
    private final Digests digests;
    private final OwnFeeds feeds;
    private final Remarks remarks;
    private final RightsMails mails;
    private final Tokens tokens;
    private final Site site;
    private final RightsProperties settings;
    private final Clock clock;

    Rights(PersonalRequestRepository requests, Subscribers subscribers, Invitations invitations,
            Guests guests, ContactRequests letters, Bounces bounces, History history, Digests digests, OwnFeeds feeds,
            Remarks remarks,
            RightsMails mails,
            Tokens tokens, Site site,
            RightsProperties settings, Clock clock) {
        this.requests = requests;
        this.subscribers = subscribers;
        this.invitations = invitations;
        this.guests = guests;
        this.letters = letters;
        this.bounces = bounces;
        this.history = history;
        this.digests = digests;
        this.feeds = feeds;
        this.remarks = remarks;
        this.mails = mails;
        this.tokens = tokens;
        this.site = site;
        this.settings = settings;
        this.clock = clock;
    }

    /** The half masked address of the person behind a preference link. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public String maskedAddress(String preferenceToken) {
        return person(subscribers.behind(preferenceToken)).address().masked();
    }

    /** How the person behind a preference link reads moments: by their own clock, and in their own zone once they chose one. */
    @Transactional(readOnly = true)
    public Reader own(String preferenceToken, Reader page) {
        Kept person = person(subscribers.behind(preferenceToken));
        return new Reader(ClockPreference.of(person.clockStyle()).orElseThrow().on(page.locale()),
                person.zoneChosen() ? person.zone() : page.zone(), true);
    }

    /** What was sent to the person behind a preference link at their present address, newest first. */
    @Transactional(readOnly = true)
    public List<SentMail> sent(String preferenceToken) {
        return history.of(person(subscribers.behind(preferenceToken)).address(), SENT);
    }

    /**
     * Mails a link to a new address. Says nothing about that address: what happens next is between us and its owner.
     *
     * @return until when there is no other address; empty: none of that
     * @throws InvalidInput at {@code email} when it is no address, or the one we have
     */
    public Optional<Instant> askForAddress(String preferenceToken, @Nullable String typed) {
        UUID subscriber = subscribers.behind(preferenceToken);
        Kept person = person(subscriber);
        EmailAddress wanted = Optional.ofNullable(typed).flatMap(EmailAddress::parse)
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("email",
                        typed == null || typed.isBlank() ? "problem.required" : "problem.email")));
        if (wanted.value().equals(person.address().value())) {
            throw new InvalidInput(FieldProblem.of("email", "problem.rights.same"));
        }
        Instant now = clock.instant();
        Optional<Instant> unsettled = requests.unsettled(subscriber, true, now);
        PersonalRequest request = PersonalRequest.of(subscriber, Kind.ADDRESS, wanted.value(),
                now.plus(settings.addressWithin()));
        if (unsettled.isEmpty() && requests.insert(request, wanted.key(), now, settings.perDay())
                && !subscribers.refused(wanted)) {
            mails.confirmAddress(request, person);
        }
        return unsettled;
    }

    /** What the page behind the link in that mail shows. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public AddressChange addressChange(String token) {
        Optional<PersonalRequest> request = requests.byId(open(Purpose.ADDRESS, token), Kind.ADDRESS);
        boolean known = request.flatMap(one -> subscribers.find(one.subscriber())).isPresent();
        return request
                .filter(one -> known && one.verdict() != Verdict.UNDONE && (one.done() || one.open(clock.instant())))
                .map(this::shown)
                .orElseGet(AddressChange::late);
    }

    /**
     * Moves the person to the new address and tells the old one, once; afterwards and when too late it changes nothing.
     *
     * @throws Conflict when somebody is known by the new address already
     */
    public void confirmAddress(String token) {
        PersonalRequest request = requests.byId(open(Purpose.ADDRESS, token), Kind.ADDRESS).orElse(null);
        Kept before = request == null ? null : subscribers.find(request.subscriber()).orElse(null);
        Instant now = clock.instant();
        if (request == null || before == null || !requests.take(request.id(), now)) {
            return;
        }
        if (requests.unsettled(request.subscriber(), true, now).isPresent()) {
            throw new Conflict("problem.rights.settling");
        }
        if (!subscribers.move(request.subscriber(), new EmailAddress(request.address()))) {
            throw new Conflict("problem.rights.taken");
        }
        requests.moved(request.id(), before.address().value(), now.plus(settings.undoWithin()));
        mails.addressChanged(request, before);
    }

    /** Slugs of the groups of the person a mailed link is about, for the look of its page; empty for a link that is not ours. */
    @Transactional(readOnly = true)
    public List<String> groupSlugs(Purpose purpose, String token) {
        return tokens.open(purpose, token).flatMap(requests::subscriber).map(subscribers::groupSlugs).orElse(List.of());
    }

    /** Mails the person a link to their data; silently not more often than a few times a day. @return as {@link #askForAddress} */
    public Optional<Instant> askForData(String preferenceToken) {
        return askForData(subscribers.behind(preferenceToken));
    }

    /** The same from the link of an earlier mail, which has ended. @throws NotFound when that was too long ago */
    public Optional<Instant> askAgain(String token) {
        return askForData(whoAsked(token).orElseThrow(() -> new NotFound("link")));
    }

    /** Whether a new link can be mailed to whoever asked for this one. */
    @Transactional(readOnly = true)
    public boolean mayAskAgain(String token) {
        return whoAsked(token).isPresent();
    }

    private Optional<UUID> whoAsked(String token) {
        return requests.byId(open(Purpose.DATA, token), Kind.DATA).map(PersonalRequest::subscriber)
                .filter(subscriber -> subscribers.find(subscriber).isPresent());
    }

    private Optional<Instant> askForData(UUID subscriber) {
        Kept person = person(subscriber);
        Instant now = clock.instant();
        Optional<Instant> unsettled = requests.unsettled(subscriber, false, now);
        PersonalRequest request = PersonalRequest.of(subscriber, Kind.DATA, "", now.plus(settings.dataWithin()));
        if (unsettled.isEmpty() && requests.insert(request, "", now, settings.perDay())) {
            mails.yourData(request, person);
        }
        return unsettled;
    }

    /** What is kept about the person; empty when the link has expired or they were erased. */
    @Transactional(readOnly = true)
    public Optional<PersonalData> data(String token) {
        return current(token).flatMap(request -> subscribers.find(request.subscriber())
                .map(person -> data(request.subscriber(), person)));
    }

    /** Erases the person everywhere, once; afterwards and when too late it changes nothing. False when too late. */
    public boolean erase(String token, String network) {
        PersonalRequest request = current(token).orElse(null);
        Kept before = request == null ? null : subscribers.find(request.subscriber()).orElse(null);
        if (request == null || before == null || !subscribers.erase(request.subscriber(), network)) {
            return false;
        }
        mails.erased(request, before);
        return true;
    }

    @EventListener
    void on(SubscriberErased news) {
        if (news.asked()) {
            news.addresses().forEach(guests::erase);
            news.addresses().forEach(letters::erase);
            news.addresses().forEach(bounces::erase);
        }
        news.addresses().forEach(history::forget);
        digests.erase(news.subscriber());
        feeds.erase(news.subscriber());
        requests.deleteOf(news.subscriber());
    }

    /** Deletes requests whose links have expired; how many. */
    public int deleteExpired() {
        return requests.deleteExpired(clock.instant(), AGAIN);
    }

    private Optional<PersonalRequest> current(String token) {
        return requests.byId(open(Purpose.DATA, token), Kind.DATA).filter(one -> one.open(clock.instant()));
    }

    private AddressChange shown(PersonalRequest request) {
        String masked = new EmailAddress(request.address()).masked();
        return request.done()
                ? new AddressChange(AddressChange.State.DONE, masked,
                        subscribers.preferencesPath(request.subscriber()))
                : new AddressChange(AddressChange.State.OPEN, masked, "");
    }

    private PersonalData data(UUID subscriber, Kept person) {
        return new PersonalData(site.name(), clock.instant(), person.address().value(),
                person.addresses().stream().skip(1).map(EmailAddress::value).toList(), person.name(),
                person.language().toLanguageTag(), person.zone().getId(), person.clockStyle(),
                digests.rhythmOf(subscriber).name(), feeds.has(subscriber), person.since(),
                person.subscriptions(),
                person.consents(),
                invitations.heldBy(person.subscriptions().stream().map(Kept.Subscribed::id).toList()),
                person.addresses().stream().flatMap(one -> guests.kept(one).stream()).toList(),
                person.addresses().stream().flatMap(one -> letters.writtenFrom(one).stream())
                        .map(one -> new PersonalData.Letter(one.kind().code(), one.subject(), one.body(),
                                one.state().code(), one.createdAt(), one.answeredAt()))
                        .toList(),
                remarks(subscriber),
                person.addresses().stream().flatMap(one -> history.of(one, SENT).stream()).toList());
    }

    private List<PersonalData.Remark> remarks(UUID subscriber) {
        return remarks.about(subscriber).stream().map(one -> new PersonalData.Remark(remarks.groupOf(one), one.body(),
                one.at())).toList();
    }

    private Kept person(UUID subscriber) {
        return subscribers.find(subscriber).orElseThrow(() -> new NotFound("subscriber"));
    }

    private UUID open(Purpose purpose, String token) {
        return tokens.open(purpose, token).orElseThrow(() -> new NotFound("link"));
    }
}
