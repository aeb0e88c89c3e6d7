package org.convene.inbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what is new in a mailbox (RFC 3501). How far it has read is written down after each mail is kept: what is read twice
 * is recognised, nothing is passed over.
 */
@Component
class MailboxReader {
    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final int TRIES = 3;
    /** Not the envelope: servers and libraries stumble over odd ones. */
    private static final FetchProfile SIZES = sizes();
    private final InboundProperties properties;
    private final MailboxRepository mailboxes;
    private final InboundMails mails;
    private final Addressing addressing;
    private final Map<Long, Integer> failures = new HashMap<>();

    MailboxReader(InboundProperties properties, MailboxRepository mailboxes, InboundMails mails,
            Addressing addressing) {
        this.properties = properties;
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.addressing = addressing;
    }

    /** Keeps everything new; returns how many. */
    int read(String name) throws MessagingException {
        InboundProperties.Imap imap = properties.imap();
        try (Store store = session(imap).getStore()) {
            store.connect(imap.username(), imap.password());
            try (Folder folder = store.getFolder(imap.folder())) {
                folder.open(Folder.READ_WRITE);
                return read(name, folder, (UIDFolder) folder, store);
            }
        }
    }

    private int read(String name, Folder folder, UIDFolder uids, Store store) throws MessagingException {
        long validity = uids.getUIDValidity();
        long last = mailboxes.lastUid(name, validity);
        Message[] found = uids.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        folder.fetch(found, SIZES);
        int count = 0;
        for (Map.Entry<Long, Message> next : ordered(uids, found)) {
            if (next.getKey() > last) { // LASTUID names the last one even when that is known
                take(folder, next.getValue(), next.getKey(), store);
                mailboxes.advance(name, validity, next.getKey());
                count++;
            }
        }
        return count;
    }

    private static List<Map.Entry<Long, Message>> ordered(UIDFolder uids, Message[] found) throws MessagingException {
        Map<Long, Message> byUid = new HashMap<>();
        for (Message message : found) {
            byUid.put(uids.getUID(message), message);
        }
        return byUid.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).toList();
    }

    /** One that cannot be read three times is left in the mailbox, so that it does not hold up the others. */
    private void take(Folder folder, Message message, long uid, Store store) throws MessagingException {
        try {
            if (message.getSize() > properties.maxSize().toBytes()) {
                log.warn("Mail {} of the mailbox is too big and stays there", uid);
                return;
            }
            mails.keep(addressing.arrival(raw(message)));
        } catch (MessagingException | IOException broken) {
            if (failures.merge(uid, 1, Integer::sum) < TRIES || !folder.isOpen()) {
                throw broken instanceof MessagingException known
                        ? known
                        : new MessagingException("unreadable", (IOException) broken);
            }
            log.warn("Mail {} of the mailbox cannot be read and stays there", uid);
            return;
        }
        failures.remove(uid);
        putAway(folder, message, store);
    }

    private void putAway(Folder folder, Message message, Store store) throws MessagingException {
        String processed = properties.imap().processed();
        message.setFlag(Flags.Flag.SEEN, true);
        if (processed != null) {
            Folder target = store.getFolder(processed);
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            folder.copyMessages(new Message[]{message}, target);
            message.setFlag(Flags.Flag.DELETED, true);
        }
    }

    private byte[] raw(Message message) throws IOException, MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(1024, message.getSize()));
        message.writeTo(new Capped(out, properties.maxSize().toBytes()));
        return out.toByteArray();
    }

    private static FetchProfile sizes() {
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(UIDFolder.FetchProfileItem.UID);
        return profile;
    }

    private static Session session(InboundProperties.Imap imap) {
        Properties settings = new Properties();
        String protocol = imap.tls() && !imap.plain() ? "imaps" : "imap";
        Integer port = imap.port();
        settings.setProperty("mail.store.protocol", protocol);
        for (String[] setting : new String[][]{{"host", String.valueOf(imap.host())},
                {"port", port != null ? port.toString() : protocol.equals("imaps") ? "993" : "143"},
                {"connectiontimeout", "10000"}, {"timeout", "60000"}, {"writetimeout", "60000"}, {"peek", "true"},
                {"starttls.enable", "true"}, {"starttls.required", String.valueOf(!imap.tls() && !imap.plain())},
                {"ssl.checkserveridentity", "true"}}) {
            settings.setProperty("mail." + protocol + "." + setting[0], setting[1]);
        }
        return Session.getInstance(settings);
    }

    /** Servers are known to name a smaller size than they send. */
    private static final class Capped extends OutputStream {
        private final OutputStream out;
        private long left;

        Capped(OutputStream out, long most) {
            this.out = out;
            this.left = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("too big");
            }
            out.write(bytes, from, length);
        }
    }
}
