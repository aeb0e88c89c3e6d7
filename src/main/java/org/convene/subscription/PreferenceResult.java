package org.convene.subscription;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;

/**
 * What a sent preference form has changed.
 *
 * @param waiting joined, once a moderator accepts
 * @param chosen groups whose kinds of mail changed
 * @param details which of name, language, zone and clock changed
 * @param pausedUntil set when a pause began or moved
 * @param undo path that brings back what was left; empty when nothing was
 */
public record PreferenceResult(List<Group> left, List<Group> joined, List<Group> waiting, List<Group> chosen,
        List<String> details, @Nullable LocalDate pausedUntil, boolean resumed, String undo) {

    public boolean nothing() {
        return left.isEmpty() && leftOnly();
    }

    /** Whether an undo, which brings back what was left, takes back everything. */
    public boolean leftOnly() {
        return joined.isEmpty() && waiting.isEmpty() && chosen.isEmpty() && details.isEmpty() && pausedUntil == null
                && !resumed;
    }
}
