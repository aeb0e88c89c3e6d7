package org.convene.answer;

import java.util.List;
import java.util.UUID;

import org.convene.calendar.OccurrenceTimes;

/**
 * One coming date on a member's page.
 *
 * @param original local start as the rule has it, ISO
 * @param topic possibly empty
 * @param answer name of an {@link org.convene.calendar.Answer}
 * @param coming names of those who come; empty where they are not shown
 */
public record DateLine(UUID invitation, String original, OccurrenceTimes when, String topic, boolean tentative,
        String answer, List<String> coming) {}
