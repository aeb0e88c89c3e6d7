package org.convene.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stops a mailing by itself when too much of it fails, comes back or is complained of, before it harms the sender's good name.
 * Once a mailing: staff who let it go on have decided.
 */
@Component
class AutoPause {
    private static final Logger log = LoggerFactory.getLogger(AutoPause.class);
    private final PauseRepository mailings;
    private final ProgressRepository progress;
    private final TransactionTemplate transaction;

    AutoPause(PauseRepository mailings, ProgressRepository progress, TransactionTemplate transaction) {
        this.mailings = mailings;
        this.progress = progress;
        this.transaction = transaction;
    }

    void look() {
        transaction.executeWithoutResult(status -> mailings.pauseTroubled().forEach(paused -> {
            progress.hold(paused.mailing());
            log.warn("Mailing {} was paused: {}. Staff decide whether it goes on.", paused.mailing(), paused.reason());
        }));
    }
}
