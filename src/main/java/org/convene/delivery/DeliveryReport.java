package org.convene.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;

/**
 * What became of one delivery.
 *
 * @param state as in {@link DeliveryState}
 * @param reply the relay's last answer, one line
 */
public record DeliveryReport(UUID id, UUID mailing, EmailAddress address, DeliveryState state, int attempts,
        String reply,
        @Nullable Instant at) {}
