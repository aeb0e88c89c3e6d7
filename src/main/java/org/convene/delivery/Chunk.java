package org.convene.delivery;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A piece of one mailing that a worker has claimed.
 *
 * @param week names the partitions of its deliveries
 * @param seqs the places of its deliveries in ascending order; null: all from first to last
 * @param fence the number this claim was given; every change must name it
 * @param begun how many of its deliveries earlier claims have dealt with
 * @param attempt 1 for the first
 * @param again its deliveries were uncertain: each goes out on its own, and none a third time
 * @param losses how often a claim of it was lost with its worker
 */
record Chunk(UUID mailing, long number, LocalDate week, int first, int last, int @Nullable [] seqs, int size,
        long fence, int begun, int attempt, boolean again, int losses) {

    /** The place of its n-th delivery, n from 0. */
    int seq(int n) {
        return seqs == null ? first + n : seqs[n];
    }
}
