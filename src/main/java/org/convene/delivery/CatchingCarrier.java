package org.convene.delivery;

import java.util.Arrays;

import org.convene.mailbox.CaughtMails;
import org.convene.smtp.Answer;
import org.convene.smtp.Outgoing;
import org.convene.smtp.Run;

/** Puts mail into the catcher, with the same promises as a relay. */
class CatchingCarrier implements Carrier {
    private final CaughtMails mails;

    CatchingCarrier(CaughtMails mails) {
        this.mails = mails;
    }

    @Override
    public void carry(Run<MailWriter.Written> run) {
        for (Outgoing<MailWriter.Written> mail = run.next(); mail != null; mail = run.next()) {
            if (!run.mayFinish(mail)) {
                run.answered(mail, new Answer(Answer.Kind.HELD_BACK, 0, "", ""));
                return;
            }
            mails.keep(mail.from(), mail.to(), mail.what().subject(),
                    Arrays.copyOfRange(mail.bytes(), mail.offset(), mail.offset() + mail.length()));
            run.answered(mail, new Answer(Answer.Kind.ACCEPTED, 250, "", "kept in the mailbox page"));
        }
    }

    @Override
    public void rest() {}

    @Override
    public void close() {}
}
