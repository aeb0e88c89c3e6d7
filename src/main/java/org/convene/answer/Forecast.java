package org.convene.answer;

import java.util.Map;

import org.convene.calendar.Answer;

/**
 * How many will come to one date of a slot.
 *
 * @param date ISO, names the occurrence @param day in words @param time in words, with the zone's city
 * @param slot label, possibly empty @param number place of the slot among the meeting's
 */
public record Forecast(String date, String day, String time, String slot, int number, boolean cancelled, long yes,
        long maybe, long no, long none) {

    static Forecast of(String date, String day, String time, String slot, int number, boolean cancelled,
            Map<Answer, Long> counts) {
        return new Forecast(date, day, time, slot, number, cancelled, counts.getOrDefault(Answer.ACCEPTED, 0L),
                counts.getOrDefault(Answer.TENTATIVE, 0L), counts.getOrDefault(Answer.DECLINED, 0L),
                counts.getOrDefault(Answer.NEEDS_ACTION, 0L));
    }
}
