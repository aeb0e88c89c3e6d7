package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;

/**
 * What becomes of answers when an invitation says something else: an answer is to a time, and lasts as long as that.
 *
 * @param askedAgain whether all were to other times
 * @param moved dates that were moved, each on its own
 * @param renamed dates that come at the same moment under another name: their original starts, old to new
 */
record AnswerFate(boolean askedAgain, List<LocalDateTime> moved, Map<LocalDateTime, LocalDateTime> renamed) {
    static final AnswerFate KEPT = new AnswerFate(false, List.of(), Map.of());

    static AnswerFate of(SlotContent held, SlotContent truth, Instant now) {
        if (sameHours(held, truth)) {
            return held.single() ? KEPT : new AnswerFate(false, moved(held, truth, now), Map.of());
        }
        return held.sameMoments(truth, now)
                ? new AnswerFate(false, List.of(), held.renamed(truth, now))
                : new AnswerFate(true, List.of(), Map.of());
    }

    private static List<LocalDateTime> moved(SlotContent held, SlotContent truth, Instant now) {
        return Planner.changed(held, truth, now).stream().filter(date -> moved(held.on(date), truth.on(date))).toList();
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
}
