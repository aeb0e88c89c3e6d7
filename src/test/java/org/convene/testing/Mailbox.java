package org.convene.testing;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails that were sent, as their recipients got them. */
public final class Mailbox {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final JdbcClient jdbc;

    Mailbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All mails to this address so far, oldest first. */
    public List<ReceivedMail> mailsTo(String address) {
        return jdbc.sql("SELECT raw FROM caught_mail WHERE recipient = :address ORDER BY id").param("address", address)
                .query((row, number) -> ReceivedMail.parse(row.getBytes("raw"))).list();
    }

    /** Waits until so many mails have come to this address, and returns all of them. */
    public List<ReceivedMail> await(String address, int atLeast) {
        return patiently().until(() -> mailsTo(address), mails -> mails.size() >= atLeast);
    }

    /** Waits for the first mail to this address. */
    public ReceivedMail awaitFirst(String address) {
        return await(address, 1).getFirst();
    }

    /** Waits until a mail to this address has this text in its subject. */
    public ReceivedMail awaitSubject(String address, String part) {
        return patiently().until(
                () -> mailsTo(address).stream().filter(mail -> mail.subject().contains(part)).findFirst().orElse(null),
                mail -> mail != null);
    }

    /** A connection that a fault has cut may still be in the pool: the next one is whole. */
    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(DataAccessResourceFailureException.class);
    }
}
