package org.convene.delivery;

import java.util.UUID;

/**
 * Names one delivery: the mailing and the recipient's place in it, counted from 1. Outside it is one UUID, made from both,
 * so that it needs no column of its own.
 */
public record DeliveryId(UUID mailing, int seq) {

    public UUID uuid() {
        return new UUID(mailing.getMostSignificantBits(), mailing.getLeastSignificantBits() ^ seq);
    }

    /** The delivery of this mailing that has the UUID; for any other UUID one that does not exist. */
    public static DeliveryId of(UUID mailing, UUID delivery) {
        long difference = mailing.getLeastSignificantBits() ^ delivery.getLeastSignificantBits();
        boolean within = mailing.getMostSignificantBits() == delivery.getMostSignificantBits()
                && difference == (int) difference;
        return new DeliveryId(mailing, within ? (int) difference : 0);
    }
}
