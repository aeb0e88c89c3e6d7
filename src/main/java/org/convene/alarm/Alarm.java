package org.convene.alarm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * Something that will hurt members unless somebody looks.
 *
 * @param subject the meeting or group it is about
 * @param name of it
 * @param date it is about, in the meeting’s own zone; null: about none
 * @param reason why, possibly empty
 * @param cure the staff page where it is put right
 */
public record Alarm(Kind kind, UUID subject, Words name, @Nullable LocalDate date, Words reason, String cure) {

    /**
     * Words of people or programs as they are, or a sentence of ours in the language of who reads it.
     *
     * @param plain as records of programs have it
     * @param said null: there is nothing but the plain words
     */
    public record Words(String plain, @Nullable MessageSourceResolvable said) {
        static final Words NONE = plain("");

        static Words plain(String plain) {
            return new Words(plain, null);
        }

        static Words said(MessageSourceResolvable said) {
            String plain = said.getDefaultMessage();
            return new Words(plain == null ? "" : plain, said);
        }
    }

    /** An alarm that staff put off. @param until when it is shown again */
    public record Resting(Alarm alarm, Instant until) {}

    /** All there are of somebody’s groups, the urgent first: those to show, and those put off. */
    public record All(List<Alarm> raised, List<Resting> resting) {}

    /** What is wrong. */
    public enum Kind {
        /** A series has one or two dates left. */
        ENDING,
        /** A meeting takes place soon and nobody holds an invitation. */
        NO_RECIPIENTS,
        /** The rule goes on, and its next dates are all cancelled, or it has none. */
        NO_DATE,
        /** A meeting takes place soon and its join link leads nowhere. */
        NO_ROOM,
        /** A meeting takes place soon and nothing is there where its join link leads. */
        DEAD_LINK,
        /** The provider does not give the room that was chosen. */
        ROOM_FAILED,
        /** The provider gives the room and refuses somebody who is invited. */
        ROOM_REFUSES,
        /** A group has met, not for long, and plans nothing. */
        SILENT,
        /** A mail that an admin wrote failed and is not used. */
        TEMPLATE
    }
}
