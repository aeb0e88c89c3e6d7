package org.convene.delivery;

import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps {@code delivery} and {@code outcome} in partitions of a week: makes those to come, and drops those whose mail is done
 * and older than the retention. Addresses and personal links of sent mail are gone then; a mailing's counts stay.
 */
@Component
class Partitions {
    private static final Logger log = LoggerFactory.getLogger(Partitions.class);
    private final PartitionRepository partitions;
    private final TransactionTemplate transaction;

    Partitions(PartitionRepository partitions, TransactionTemplate transaction) {
        this.partitions = partitions;
        this.transaction = transaction;
    }

    /** One replica at a time; the others come again. */
    void tend() {
        transaction.executeWithoutResult(status -> {
            if (partitions.alone()) {
                partitions.comingWeeks().forEach(partitions::make);
                partitions.doneWeeks().forEach(this::drop);
                partitions.sweep();
            }
        });
    }

    private void drop(LocalDate week) {
        partitions.drop(week);
        log.info("Dropped the deliveries of the week of {}", week);
    }
}
