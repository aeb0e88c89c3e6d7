package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;
import org.convene.subscription.Member;

/**
 * One mail to be sent.
 *
 * @param invitation as it stands before sending
 * @param held what it said last; null: it is new
 * @param truth what it should say; null: it is taken back
 * @param parting whether it is taken back from this person alone
 */
record Due(Member member, Invitation invitation, Step step, @Nullable SlotContent held,
        @Nullable SlotContent truth, Parting parting) {

    /** Whether the meeting goes on without this person, or without this address. */
    boolean left() {
        return parting != Parting.NONE;
    }

    /** The invitation as it is once this went out: where all dates have another time, the answer is asked for again. */
    Invitation sent(String said, Instant now) {
        Invitation next = invitation.sent(step, said, now);
        return asksAgain() ? next.asking() : next;
    }

    /** Whether what was answered so far was about other times altogether. */
    boolean asksAgain() {
        return held != null && truth != null && !sameHours(held, truth);
    }

    /** Dates that were moved, each on its own. */
    List<LocalDateTime> moved(Instant now) {
        return held == null || truth == null || asksAgain() || held.single()
                ? List.of()
                : Planner.changed(held, truth, now).stream().filter(date -> moved(held.on(date), truth.on(date)))
                        .toList();
    }

    private static boolean moved(Optional<Entry> one, Optional<Entry> other) {
        return one.isPresent() && other.isPresent() && !sameTime(one.get(), other.get());
    }

    private static boolean sameHours(SlotContent one, SlotContent other) {
        if (!one.zone().equals(other.zone()) || !endless(one).equals(endless(other))) {
            return false;
        }
        return one.single()
                ? sameTime(one.master(), other.master())
                : one.master().minutes() == other.master().minutes()
                        && one.master().start().toLocalTime().equals(other.master().start().toLocalTime());
    }

    private static boolean sameTime(Entry one, Entry other) {
        return one.start().equals(other.start()) && one.minutes() == other.minutes();
    }

    private static String endless(SlotContent content) {
        return content.rule().replaceAll(";?(UNTIL|COUNT)=[^;]*", "");
    }

    /** What the mail talks about: what is true, or what is taken back. */
    SlotContent content() {
        SlotContent said = truth == null ? held : truth;
        if (said == null) {
            throw new IllegalStateException("neither held nor true");
        }
        return said;
    }
}
