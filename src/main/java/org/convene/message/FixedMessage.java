package org.convene.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import jakarta.mail.internet.MimeMessage;

/** A message that nobody rewrites once it is composed: not its Message-ID, not its parts (mail-api issue 731). */
class FixedMessage extends MimeMessage {
    private boolean sealed;

    FixedMessage(Session session) {
        super(session);
    }

    /** Writes the headers that follow from the content; to be called once, last. */
    void seal() throws MessagingException {
        super.saveChanges();
        sealed = true;
    }

    @Override
    public void saveChanges() throws MessagingException {
        if (!sealed) {
            throw new IllegalStateException("not composed yet");
        }
    }

    @Override
    protected void updateMessageID() {}
}
