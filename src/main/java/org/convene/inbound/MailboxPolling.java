package org.convene.inbound;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the mailbox again and again, on one replica with the role inbound at a time. */
@Component
class MailboxPolling implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailboxPolling.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private final MailboxReader reader;
    private final MailboxRepository mailboxes;
    private final InboundProperties.Imap imap;
    private final boolean ours;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    MailboxPolling(MailboxReader reader, MailboxRepository mailboxes, InboundProperties properties,
            @Value("${convene.roles:web,sender,inbound}") Set<String> roles) {
        this.reader = reader;
        this.mailboxes = mailboxes;
        this.imap = properties.imap();
        this.ours = imap.host() != null && roles.contains("inbound");
    }

    @Override
    public synchronized void start() {
        if (ours && thread == null) {
            stopped = new CountDownLatch(1);
            thread = Thread.ofPlatform().name("inbound-mailbox").daemon().start(this::run);
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopped.await(imap.poll().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        String name = imap.username() + "@" + imap.host() + "/" + imap.folder();
        try {
            if (mailboxes.lease(name, LEASE)) {
                try {
                    reader.read(name);
                } finally {
                    mailboxes.free(name);
                }
            }
        } catch (MessagingException | RuntimeException notNow) {
            log.warn("The mailbox for incoming mail cannot be read now: {}", notNow.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
