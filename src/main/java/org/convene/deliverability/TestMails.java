package org.convene.deliverability;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.convene.account.Person;
import org.convene.audience.Recipient;
import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.delivery.Specimens;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.site.Ids;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;

/** The mail by which our sending is judged: it has what a group's mail has, but belongs to none. */
@Component
class TestMails {
    private final Outbox outbox;
    private final Specimens specimens;
    private final Site site;
    private final Tokens tokens;

    TestMails(Outbox outbox, Specimens specimens, Site site, Tokens tokens) {
        this.outbox = outbox;
        this.specimens = specimens;
        this.site = site;
        this.tokens = tokens;
    }

    void send(Person to) {
        outbox.send(mailing(), List.of(recipient(to.email(), to.name(), to.language())));
    }

    /** As it would leave now. */
    Specimens.Specimen written() {
        return specimens.write(mailing(), recipient(new EmailAddress(site.mailFrom()), "", Locale.ENGLISH));
    }

    private Mailing mailing() {
        return new Mailing("sender-test:" + Ids.next(), Lane.PERSONAL,
                new SenderTestMail(site.link("/staff/sending/check")), null, null,
                new ListId(new HeaderText(site.name()), "test", site.mailDomain()), null, null);
    }

    /** The link to leave has the form of a real one, but nobody has subscribed. */
    private Recipient recipient(EmailAddress to, String name, Locale language) {
        return new Recipient(null, to, name, language, Map.of(),
                site.link("/unsubscribe/" + tokens.issue(Purpose.UNSUBSCRIBE, Ids.next())), null);
    }
}
