package org.convene.rights;

import java.util.List;

import org.springframework.stereotype.Component;

import org.convene.audience.Recipient;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.mail.EmailAddress;
import org.convene.mail.MailModel;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;
import org.convene.subscription.Kept;

/** The mails of this module and the links in them. */
@Component
class RightsMails {
    private final Outbox outbox;
    private final Tokens tokens;
    private final Site site;
    private final RightsProperties settings;

    RightsMails(Outbox outbox, Tokens tokens, Site site, RightsProperties settings) {
        this.outbox = outbox;
        this.tokens = tokens;
        this.site = site;
        this.settings = settings;
    }

    void confirmAddress(PersonalRequest request, Kept person) {
        String link = site.link("/confirm/" + tokens.issue(Purpose.ADDRESS, request.id()) + "/address");
        send(request, new ConfirmAddressMail(link, Math.toIntExact(settings.addressWithin().toHours()),
                person.brandOf()), Recipient.of(new EmailAddress(request.address()), "", person.language()));
    }

    void yourData(PersonalRequest request, Kept person) {
        String link = site.link("/preferences/data/" + tokens.issue(Purpose.DATA, request.id()));
        send(request, new YourDataMail(link, Math.toIntExact(settings.dataWithin().toHours()), person.brandOf()),
                to(person));
    }

    /** To the address they had until now. */
    void addressChanged(PersonalRequest request, Kept before) {
        String undo = site.link("/undo/" + tokens.issue(Purpose.ADDRESS_UNDO, request.id()) + "/address");
        send(request, new AddressChangedMail(undo, Long.toString(settings.undoWithin().toDays()),
                site.link("/contact"), before.brandOf()), to(before));
    }

    void erased(PersonalRequest request, Kept before) {
        send(request, new DataErasedMail(before.brandOf()), Recipient.of(before.address(), "", before.language()));
    }

    private void send(PersonalRequest request, MailModel model, Recipient to) {
        outbox.send(Mailing.personal("rights:" + request.id(), model), List.of(to));
    }

    private static Recipient to(Kept person) {
        return Recipient.of(person.address(), person.name(), person.language());
    }
}
