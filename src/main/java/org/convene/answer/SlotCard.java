package org.convene.answer;

import java.util.List;
import java.util.UUID;

/**
 * One slot of a meeting on a member's page.
 *
 * @param label of the slot, possibly empty
 * @param times where its times are chosen on the preference page; empty: it has one only
 * @param series whether all its dates can be answered at once
 * @param answer to all dates that are not answered by themselves; NEEDS_ACTION where its parts differ
 */
public record SlotCard(UUID slot, String title, String group, String label, String times, boolean series, String answer,
        List<DateLine> dates) {}
