package org.convene.invitation;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets edits leave, looks after meetings, and after members who had to wait, on every replica; the meeting's row is locked,
 * so that doing it twice mails nothing twice.
 */
@Component
@EnableScheduling
class InvitationJobs {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationJobs.class);
    private final Invitations invitations;

    InvitationJobs(Invitations invitations) {
        this.invitations = invitations;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void everyHour() {
        calmly("upkeep of meetings waits", () -> {
            if (invitations.claimUpkeep()) {
                each(invitations.neglected(), invitations::lookAfter);
            }
        });
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 1_000)
    void everySecond() {
        calmly("updates of meetings wait", () -> each(invitations.ripe(), invitations::leave));
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 1_000)
    void turnByTurn() {
        calmly("calendars wait on", () -> each(invitations.waiting(), invitations::catchUp));
    }

    private static void calmly(String waits, Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, {}: {}", waits, unreachable.getClass().getSimpleName());
        }
    }

    /** One that breaks keeps no others waiting; its own turn comes again. */
    private static void each(List<UUID> ids, Consumer<UUID> work) {
        for (UUID id : ids) {
            try {
                work.accept(id);
            } catch (DataAccessResourceFailureException | TransactionException unreachable) {
                throw unreachable;
            } catch (RuntimeException broken) {
                LOG.error("{} broke and is tried again, the others go on", id, broken);
            }
        }
    }
}
