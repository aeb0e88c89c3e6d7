package org.convene.inbound;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps the sorter busy on replicas with the role inbound: at once when something came in here, else every few seconds. */
@Component
class SortingDesk implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SortingDesk.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Sorter sorter;
    private final InboundRepository mails;
    private final InboundProperties properties;
    private final boolean ours;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean open;
    private @Nullable Thread thread;

    SortingDesk(Sorter sorter, InboundRepository mails, InboundProperties properties,
            MeterRegistry meters, @Value("${convene.roles:web,sender,inbound}") Set<String> roles) {
        this.sorter = sorter;
        this.mails = mails;
        this.properties = properties;
        meters.gauge("convene.inbound.quarantined", mails, all -> all.count(InboundMail.State.QUARANTINED));
        this.ours = properties.on() && roles.contains("inbound");
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(InboundMails.MailArrived news) {
        bell.release();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        int gone = mails.deleteOlderThan(properties.keep());
        if (gone > 0) {
            log.info("{} incoming mails are deleted after their time", gone);
        }
    }

    @Override
    public synchronized void start() {
        if (ours && !open) {
            open = true;
            thread = Thread.ofPlatform().name("inbound-sorter").daemon().start(this::run);
        }
    }

    private void run() {
        while (open) {
            try {
                bell.drainPermits();
                if (!sorter.next()) {
                    bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | Error notNow) {
                log.warn("Sorting incoming mail will be tried again: {}", notNow.toString());
                rest();
            }
        }
    }

    private static void rest() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        open = false;
        bell.release();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }
}
