package org.convene.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

import org.convene.site.NotFound;

/** Keeps mail inside where no relay is set, so that a trial writes to nobody: {@code /mailbox} shows it. */
@Component
@Transactional(readOnly = true)
public class CaughtMails {
    private static final int KEPT = 20_000;
    private final CaughtMailRepository mails;
    private final boolean active;

    CaughtMails(CaughtMailRepository mails, MailProperties relay) {
        this.mails = mails;
        this.active = !StringUtils.hasText(relay.getHost());
    }

    /** Whether mail stays here because there is no relay. */
    @Transactional(propagation = Propagation.SUPPORTS) // every page asks, the one that says the database is away included
    public boolean active() {
        return active;
    }

    /**
     * Newest first.
     *
     * @param recipient part of the address; empty: everybody's
     * @param before mails older than this one; null: from the newest on
     * @throws NotFound with a relay
     */
    public List<CaughtMail> newest(String recipient, @Nullable UUID before, int limit) {
        requireActive();
        return mails.newest(recipient.strip(), before, limit);
    }

    /** @throws NotFound with a relay, or when there is no such mail */
    public CaughtMail find(UUID id) {
        requireActive();
        return mails.find(id).orElseThrow(() -> new NotFound("mail"));
    }

    /** The message as it would have gone over the wire. @throws NotFound like {@link #find} */
    public byte[] raw(UUID id) {
        requireActive();
        return Optional.of(id).flatMap(mails::raw).orElseThrow(() -> new NotFound("mail"));
    }

    /** Keeps a mail in place of sending it. @param raw as it would have gone over the wire */
    @Transactional
    public void keep(String sender, String recipient, String subject, byte[] raw) {
        mails.insert(sender, recipient, subject, raw);
    }

    /** Forgets all but the newest. */
    @Transactional
    public void trim() {
        mails.trim(KEPT);
    }

    private void requireActive() {
        if (!active) {
            throw new NotFound("mailbox");
        }
    }
}
