package org.convene.delivery;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.mail.MailContent;
import org.convene.site.Site;

/** Makes one MIME message for one recipient; which header is there for what: RFC 5322, 2369, 2919, 8058, 3834. */
@Component
class Composer {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Session UTF8_SESSION = Session.getInstance(utf8());
    private final Site site;
    private final MessageIds ids;
    private final ListHeaders lists;
    private final Clock clock;

    Composer(Site site, MessageIds ids, ListHeaders lists, Clock clock) {
        this.site = site;
        this.ids = ids;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * @throws IllegalArgumentException when a value of this recipient may not stand in a message
     * @throws MessagingException when it cannot be encoded
     */
    Envelope compose(StoredMailing mailing, Claim claim, MailContent content) throws MessagingException {
        CalendarPart calendar = calendar(claim);
        String to = address(claim.address());
        boolean utf8 = !StandardCharsets.US_ASCII.newEncoder().canEncode(to);
        FixedMessage message = new FixedMessage(utf8 ? UTF8_SESSION : SESSION);
        String from = calendar == null ? site.mailFrom() : address(calendar.organizer().value());
        message.setEnvelopeFrom(site.mailFrom());
        message.setFrom(mailbox(from, senderName(mailing)));
        message.setRecipient(RecipientType.TO, mailbox(to, HeaderText.folded(claim.name()).value()));
        EmailAddress replyTo = mailing.replyTo();
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[]{mailbox(address(replyTo.value()), "")});
        }
        message.setSubject(content.subject().value(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        String id = ids.of(claim.id());
        message.setHeader("Message-ID", id);
        lists.add(message, mailing, claim.unsubscribeUrl());
        Body.of(content, calendar).into(message);
        message.seal();
        return new Envelope(site.mailFrom(), to, content.subject().value(), id, utf8, message);
    }

    private String senderName(StoredMailing mailing) {
        HeaderText name = mailing.fromName();
        ListId list = mailing.list();
        return name != null ? name.value() : list != null ? list.name().value() : site.name();
    }

    private static @Nullable CalendarPart calendar(Claim claim) {
        String text = claim.calendar();
        String method = claim.calendarMethod();
        String organizer = claim.calendarOrganizer();
        return text == null || method == null || organizer == null
                ? null
                : new CalendarPart(method, text, new EmailAddress(organizer));
    }

    /** As SMTP says it: the domain as A-label, the local part untouched. */
    private static String address(String address) {
        return new EmailAddress(address).wire();
    }

    private static InternetAddress mailbox(String address, String name) {
        try {
            InternetAddress mailbox = new InternetAddress();
            mailbox.setAddress(address);
            if (!name.isEmpty()) {
                mailbox.setPersonal(name, "UTF-8");
            }
            return mailbox;
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Properties utf8() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }
}
