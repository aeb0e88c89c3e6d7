package org.convene.contact;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.inbound.AddressPurpose;
import org.convene.inbound.IncomingMail;
import org.convene.inbound.MailHandler;
import org.convene.inbound.Outcome;
import org.convene.inbound.SignedAddress;
import org.convene.mail.EmailAddress;
import org.convene.web.Limit;
import org.convene.web.RateLimits;

/**
 * Answers by mail to what staff wrote join their contact request; those to an announcement begin one in its group. Nothing is
 * ever answered to them by a program.
 */
@Component
class ContactMail implements MailHandler {
    private static final String VERDICT = "letter";
    private static final Limit THREAD = new Limit("contact-thread", 50, Duration.ofDays(1));
    private static final Limit GROUP = new Limit("contact-answers", 500, Duration.ofDays(1));
    private final ContactRequests requests;
    private final WorkingGroups groups;
    private final RateLimits limits;

    ContactMail(ContactRequests requests, WorkingGroups groups, RateLimits limits) {
        this.requests = requests;
        this.groups = groups;
        this.limits = limits;
    }

    @Override
    public AddressPurpose purpose() {
        return AddressPurpose.CONTACT;
    }

    @Override
    public Outcome handle(IncomingMail mail) {
        SignedAddress address = mail.address();
        if (address == null || address.purpose() != AddressPurpose.CONTACT) {
            return received(mail, null);
        }
        if (mail.automatic()) {
            return Outcome.ignored("auto-reply", "");
        }
        Optional<Group> group = groups.byId(address.id());
        if (group.isPresent()) {
            return limits.tryTake(GROUP, address.id().toString())
                    ? received(mail, group.get())
                    : Outcome.quarantined(VERDICT, "there are too many for this group today");
        }
        if (!limits.tryTake(THREAD, address.id().toString())) {
            return Outcome.quarantined(VERDICT, "there are too many in this thread today");
        }
        return requests.join(address.id(), author(mail), mail.answer())
                ? Outcome.applied(VERDICT)
                : Outcome.quarantined(VERDICT, "what it answers is gone");
    }

    /** @param group null: to nobody in particular, let out of quarantine by staff */
    private Outcome received(IncomingMail mail, @Nullable Group group) {
        Optional<EmailAddress> from = mail.from();
        if (from.isEmpty()) {
            return Outcome.quarantined(VERDICT, "it names nobody to answer to");
        }
        String name = mail.author().replaceFirst("\\s*<[^<>]*>\\s*$", "").replace("\"", "").strip();
        requests.receive(group, from.get(), name.contains("@") ? "" : name, mail.subject(), mail.answer());
        return Outcome.applied(VERDICT);
    }

    private static String author(IncomingMail mail) {
        return mail.from().map(EmailAddress::value).orElse(mail.author());
    }
}
