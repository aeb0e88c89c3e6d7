package org.convene.answer;

import java.util.List;
import java.util.UUID;

/**
 * One slot of a meeting on a member's page.
 *
 * @param label of the slot, possibly empty
 * @param series whether all its dates can be answered at once
 * @param answer to all dates that are not answered by themselves; NEEDS_ACTION where its parts differ
 */
public record SlotCard(UUID slot, String title, String group, String label, boolean series, String answer,
        List<DateLine> dates) {}
