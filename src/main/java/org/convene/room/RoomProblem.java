package org.convene.room;

import java.util.Arrays;

/** Why a provider did not do what it was asked; each has words for staff that say what to do. */
public enum RoomProblem {
    NONE,
    /** Too much was asked of it. */
    BUSY,
    /** No answer, or one that makes no sense. */
    UNREACHABLE,
    /** Our credentials are wrong. */
    CREDENTIALS,
    /** Our credentials are right and do not allow this. */
    SCOPE,
    /** The host does not exist or may not hold this. */
    HOST,
    /** The host may not register people. */
    LICENCE,
    /** Somebody who is to be registered is the host. */
    IS_HOST,
    /** Somebody is not registered, while others are. */
    SOMEBODY,
    /** The room was there and is not any more. */
    GONE,
    /** Anything else it said no to. */
    REFUSED,
    /** Its settings were taken away. */
    UNSET;

    /** One that only a newer replica knows is a refusal. @param name empty: none */
    static RoomProblem stored(String name) {
        return name.isEmpty()
                ? NONE
                : Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst().orElse(REFUSED);
    }

    /** Whether waiting helps without anybody doing something. */
    boolean passes() {
        return this == BUSY || this == UNREACHABLE || this == SOMEBODY;
    }
}
