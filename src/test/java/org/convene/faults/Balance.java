package org.convene.faults;

import java.util.Set;

/**
 * The ledger against the database.
 *
 * @param lost never came to the relay although nothing says they were not sent
 * @param duplicated came more than once
 * @param unlisted of these the ones that the database does not list as uncertain
 * @param contradicted came although the database says they were not sent, or came under two Message-IDs
 * @param listed how many deliveries the database lists as uncertain, whether they came twice or not
 * @param limbo neither sent nor given up
 */
record Balance(int due, Set<String> lost, Set<String> duplicated, Set<String> unlisted, Set<String> contradicted,
        long listed, long limbo) {

    String line() {
        return "due=%d lost=%d duplicated=%d duplicated_unlisted=%d listed=%d contradicted=%d limbo=%d".formatted(due,
                lost.size(), duplicated.size(), unlisted.size(), listed, contradicted.size(), limbo);
    }
}
