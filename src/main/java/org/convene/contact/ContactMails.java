package org.convene.contact;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.group.Group;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.site.Site;

/** The two mails of a contact request. */
@Component
class ContactMails {
    private final Site site;

    ContactMails(Site site) {
        this.site = site;
    }

    Mailing receipt(ContactRequest request, @Nullable Group group) {
        return Mailing.personal("contact:" + request.id(),
                new ContactReceiptMail(request.kind().code(), group == null ? "" : group.name()));
    }

    Mailing reply(ContactRequest request, @Nullable Group group, String author, String text) {
        HeaderText sender = HeaderText.folded(group == null ? author : author + ", " + group.name());
        return new Mailing("contact:" + request.id(), Lane.PERSONAL,
                new ContactReplyMail(request.subject(), text.strip(), author, request.body().strip()), sender,
                EmailAddress.parse(site.mailFrom()).orElse(null), null, null, null);
    }
}
