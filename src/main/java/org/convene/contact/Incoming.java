package org.convene.contact;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.site.Ids;
import org.convene.web.ClientAddress;
import org.convene.web.Limit;
import org.convene.web.RateLimits;

/** What visitors write, by the form, the API or mail, until it lies in the inbox. */
@Component
class Incoming {
    private static final int LONGEST_LETTER = 20_000;
    private static final Limit RECEIPT = new Limit("contact-receipt", 1, Duration.ofDays(1));
    private final ContactRepository requests;
    private final ContactProperties properties;
    private final ContactMails mails;
    private final AnswerTime times;
    private final WorkingGroups groups;
    private final RateLimits limits;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Incoming(ContactRepository requests, ContactProperties properties, ContactMails mails, AnswerTime times,
            WorkingGroups groups,
            RateLimits limits, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.requests = requests;
        this.properties = properties;
        this.mails = mails;
        this.times = times;
        this.groups = groups;
        this.limits = limits;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Begins its transaction after the limits were asked. */
    void submit(ContactDraft draft, ClientAddress client, Locale language) {
        Optional<Group> group = groups.bySlug(draft.group()).filter(found -> !found.archived());
        ContactCheck.of(draft).require(draft.group().isEmpty() || group.isPresent(), "group", "problem.contact.group")
                .throwIfAny();
        EmailAddress email = EmailAddress.parse(draft.email()).orElseThrow();
        limits.take(properties.network(), client.network());
        limits.take(properties.address(), email.throttleKey());
        limits.take(properties.site(), "all");
        boolean receipt = limits.tryTake(RECEIPT, email.throttleKey());
        ContactRequest request = request(draft, email, group.orElse(null), language);
        transaction.executeWithoutResult(status -> {
            requests.insert(request, client.network());
            if (receipt) {
                outbox.send(mails.receipt(request, group.orElse(null), times.days(group.orElse(null))),
                        List.of(Recipient.of(email, "", language)));
            }
        });
    }

    boolean join(UUID id, String author, String text) {
        Optional<ContactRequest> request = requests.byId(id);
        if (request.isEmpty()) {
            return false;
        }
        requests.addEntry(id,
                new ContactEntry(Ids.next(), ContactEntry.Sort.LETTER, author, fitting(text), clock.instant()),
                null);
        requests.waits(id, times.by(Optional.ofNullable(request.get().group()).flatMap(groups::byId).orElse(null)));
        requests.move(id, ContactState.OPEN, clock.instant());
        return true;
    }

    /** @param group null: to nobody in particular */
    void receive(@Nullable Group group, EmailAddress from, String name, String subject, String text) {
        ContactRequest request = new ContactRequest(Ids.next(), ContactKind.QUESTION, group == null ? null : group.id(),
                from, name, subject, fitting(text), ContactDraft.Talk.NONE, Listing.NONE,
                group == null ? Locale.ENGLISH : group.language(), ContactState.OPEN, null, "", clock.instant(),
                times.by(group), null, null);
        requests.insert(request, "mail");
    }

    private ContactRequest request(ContactDraft draft, EmailAddress email, @Nullable Group group, Locale language) {
        ContactKind kind = ContactKind.of(draft.kind()).orElseThrow();
        return new ContactRequest(Ids.next(), kind, group == null ? null : group.id(), email, draft.name().strip(),
                draft.subject().strip(),
                draft.body(), kind == ContactKind.TALK ? draft.talk() : ContactDraft.Talk.NONE,
                kind == ContactKind.IDEA ? draft.listing() : Listing.NONE, language,
                ContactState.OPEN, null, "", clock.instant(), times.by(group), null, null);
    }

    private static String fitting(String text) {
        return text.length() > LONGEST_LETTER ? text.substring(0, LONGEST_LETTER) : text;
    }
}
