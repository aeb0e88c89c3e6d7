package org.convene.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.mail.MailContent;
import org.convene.site.Site;

/** Makes one MIME message for one recipient; which header is there for what: RFC 5322, 2369, 2919, 8058, 3834. */
final class Composer {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Session UTF8_SESSION = Session.getInstance(utf8());
    private final Site site;
    private final ListHeaders lists;

    Composer(Site site) {
        this.site = site;
        this.lists = new ListHeaders(site);
    }

    Pressed compose(Letter letter, Addressee addressee, MailContent content, MessageBuffer into)
            throws MessagingException, IOException {
        CalendarPart calendar = addressee.calendar() == null ? letter.calendar() : addressee.calendar();
        String to = address(addressee.address());
        boolean utf8 = !StandardCharsets.US_ASCII.newEncoder().canEncode(to);
        FixedMessage message = new FixedMessage(utf8 ? UTF8_SESSION : SESSION);
        String from = calendar == null ? site.mailFrom() : address(calendar.organizer().value());
        message.setFrom(mailbox(from, senderName(letter)));
        message.setRecipient(RecipientType.TO, mailbox(to, HeaderText.folded(addressee.name()).value()));
        EmailAddress replyTo = letter.replyTo();
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[]{mailbox(address(replyTo.value()), "")});
        }
        message.setSubject(content.subject().value(), "UTF-8");
        message.setSentDate(Date.from(addressee.date()));
        message.setHeader("Message-ID", addressee.messageId());
        lists.add(message, letter, addressee.unsubscribeUrl());
        Body.of(content, calendar).into(message);
        message.seal();
        write(message, into);
        return new Pressed(addressee.envelopeFrom(), to, utf8, content.subject().value());
    }

    private static void write(FixedMessage message, MessageBuffer into) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        into.put(raw.toByteArray());
    }

    private String senderName(Letter letter) {
        HeaderText name = letter.fromName();
        ListId list = letter.list();
        return name != null ? name.value() : list != null ? list.name().value() : site.name();
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
