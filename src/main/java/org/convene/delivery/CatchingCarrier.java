package org.convene.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import jakarta.mail.MessagingException;

import org.convene.delivery.Answer.Kind;

/** Puts mail into the catcher, with the same promises as a relay. */
class CatchingCarrier implements Carrier {
    private final CaughtMailRepository mails;

    CatchingCarrier(CaughtMailRepository mails) {
        this.mails = mails;
    }

    @Override
    public Answer carry(Envelope mail, Intent intent) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try {
            mail.message().writeTo(raw);
        } catch (IOException | MessagingException broken) {
            return new Answer(Kind.REFUSED, "cannot be written: " + broken.getMessage());
        }
        if (!intent.recorded()) {
            return new Answer(Kind.HELD_BACK, "");
        }
        mails.insert(mail, raw.toByteArray());
        return new Answer(Kind.ACCEPTED, "kept in the mailbox page");
    }

    @Override
    public void rest() {}

    @Override
    public void close() {}
}
