package org.convene.contact;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.group.Group;
import org.convene.inbound.AddressPurpose;
import org.convene.inbound.Addresses;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.site.Site;

/** The two mails of a contact request. */
@Component
class ContactMails {
    private final Site site;
    private final Addresses addresses;

    ContactMails(Site site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** @param days within which the answer comes; 0: nothing is promised */
    Mailing receipt(ContactRequest request, @Nullable Group group, int days) {
        return Mailing.personal("contact:" + request.id(),
                new ContactReceiptMail(request.kind().code(), group == null ? "" : group.name(), days, brandOf(group)));
    }

    Mailing reply(ContactRequest request, @Nullable Group group, String author, String text) {
        HeaderText sender = HeaderText.folded(group == null ? author : author + ", " + group.name());
        return new Mailing("contact:" + request.id(), Lane.PERSONAL,
                new ContactReplyMail(request.subject(), text.strip(), author, request.body().strip(), brandOf(group)),
                sender, answersTo(request), null, null, null);
    }

    private static String brandOf(@Nullable Group group) {
        return group == null ? "" : group.listLabel();
    }

    /** An answer finds its way back by itself where mail comes in. */
    private @Nullable EmailAddress answersTo(ContactRequest request) {
        return addresses.on()
                ? addresses.of(AddressPurpose.CONTACT, request.id())
                : EmailAddress.parse(site.mailFrom()).orElse(null);
    }
}
