package org.convene.subscription;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Hands on the welcomes of imports, on every replica: each in a transaction of its own, as the meetings of the group are
 * locked until it ends.
 */
@Component
class WelcomeJobs {
    private static final Logger LOG = LoggerFactory.getLogger(WelcomeJobs.class);
    /** Then other upkeep gets its turn. */
    private static final int AT_ONCE = 500;
    private final MemberImports imports;

    WelcomeJobs(MemberImports imports) {
        this.imports = imports;
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT2S")
    void send() {
        try {
            imports.welcomesDue(AT_ONCE).forEach(this::welcome);
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, welcomes wait: {}", unreachable.getClass().getSimpleName());
        }
    }

    /** One that breaks keeps nobody else waiting. */
    private void welcome(UUID id) {
        try {
            imports.welcome(id);
        } catch (RuntimeException broken) {
            LOG.warn("the welcome of subscription {} is tried again later", id, broken);
            imports.postponeWelcome(id);
        }
    }
}
