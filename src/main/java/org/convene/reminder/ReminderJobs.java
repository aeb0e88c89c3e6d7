package org.convene.reminder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every minute for what is due, on every replica; what went out is noted in the transaction that sends it. */
@Component
class ReminderJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderJobs.class);
    private final Reminders reminders;

    ReminderJobs(Reminders reminders) {
        this.reminders = reminders;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void look() {
        try {
            for (Run run : reminders.due()) {
                reminders.send(run);
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, reminders wait: {}", unreachable.getClass().getSimpleName());
        }
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT24H")
    void forget() {
        reminders.forget();
    }
}
