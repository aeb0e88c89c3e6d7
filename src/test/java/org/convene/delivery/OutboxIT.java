package org.convene.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ConveneTest
class OutboxIT {
    @Autowired
    Outbox outbox;
    @Autowired
    Deliveries deliveries;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Mailbox mailbox;

    @Test
    void refusesToWorkOutsideATransaction() {
        assertThatThrownBy(() -> outbox.send(Mailing.personal("test:1", SignInLinkMail.SAMPLE), List.of(ada())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void sendsSoonAfterTheCommitAndOnceOnly() {
        UUID mailing = transaction.execute(status -> outbox.send(
                Mailing.personal("test:1", SignInLinkMail.SAMPLE), List.of(ada(), ada())));
        long begin = System.nanoTime();
        var mail = mailbox.awaitFirst("ada@example.org");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(mail.text()).contains(SignInLinkMail.SAMPLE.url());
        awaitFinished(mailing);
        assertThat(deliveries.progressOf(mailing)).isEqualTo(new Progress(1, 1, 0, 0, 0, 0, 0, true, false));
        assertThat(deliveries.latestFor("test:1")).contains(mailing);
        assertThat(mailbox.mailsTo("ada@example.org")).hasSize(1);
    }

    @Test
    void sendsNothingWhenTheTransactionIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            outbox.send(Mailing.personal("test:2", SignInLinkMail.SAMPLE), List.of(ada()));
            status.setRollbackOnly();
        });
        transaction.execute(status -> outbox.send(Mailing.personal("test:3", SignInLinkMail.SAMPLE),
                List.of(Recipient.of(new EmailAddress("later@example.org"), "", Locale.ENGLISH))));
        mailbox.awaitFirst("later@example.org");
        assertThat(deliveries.latestFor("test:2")).isEmpty();
        assertThat(mailbox.mailsTo("ada@example.org")).isEmpty();
    }

    private void awaitFinished(UUID mailing) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> deliveries.progressOf(mailing).finished());
    }

    private static Recipient ada() {
        return Recipient.of(new EmailAddress("ada@example.org"), "Ada Sample", Locale.ENGLISH);
    }
}
