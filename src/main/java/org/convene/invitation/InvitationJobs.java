package org.convene.invitation;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
        try {
            if (invitations.claimUpkeep()) {
                invitations.neglected().forEach(invitations::lookAfter);
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, upkeep of meetings waits: {}", unreachable.getClass().getSimpleName());
        }
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 1_000)
    void everySecond() {
        try {
            for (UUID meeting : invitations.ripe()) {
                invitations.leave(meeting);
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, updates of meetings wait: {}", unreachable.getClass().getSimpleName());
        }
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 1_000)
    void turnByTurn() {
        try {
            for (UUID subscription : invitations.waiting()) {
                invitations.catchUp(subscription);
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, calendars wait on: {}", unreachable.getClass().getSimpleName());
        }
    }
}
