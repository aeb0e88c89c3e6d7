package org.convene.calendar;

import java.util.Optional;
import java.util.stream.Stream;

/** PARTSTAT of an attendee (RFC 5545 3.2.12). */
public enum Answer {
    NEEDS_ACTION, ACCEPTED, TENTATIVE, DECLINED;

    /** What somebody said; empty for what nobody can say. @param name in either case */
    public static Optional<Answer> given(String name) {
        return Stream.of(ACCEPTED, TENTATIVE, DECLINED).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }
}
