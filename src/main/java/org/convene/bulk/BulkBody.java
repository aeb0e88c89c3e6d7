package org.convene.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An act on many members as the API shows it; chosen = open + done + back + stayed + all of leftOut.
 *
 * @param state looking (how many would be changed is not known yet), ready, waiting, running, done, stopped, undoing or undone
 * @param groups slugs of all that those meant belong to
 * @param group slug of the one they are added to
 * @param open who would be changed, or has yet to be
 * @param back taken back
 * @param stayed could not be taken back, as somebody has changed them since
 * @param mails how many of those changed get a mail by it
 * @param leftOut how many, by reason
 * @param startsAt until then it can be stopped before anything happens
 */
record BulkBody(UUID id, String kind, String state, List<String> groups, @Nullable String group,
        @Nullable String until, boolean welcome, long chosen, long open, long done, long back, long stayed, long mails,
        Map<String, Long> leftOut, boolean undoable, Instant createdAt, @Nullable Instant startsAt,
        @Nullable Instant endedAt) {

    static BulkBody of(BulkAct act, Tally tally, List<String> groups, @Nullable String target, boolean undoable) {
        return new BulkBody(act.id(), lower(act.kind().name()), lower(act.state().name()), groups, target,
                act.until() == null ? null : act.until().toString(), act.welcome(), tally.chosen(), tally.open(),
                tally.done(), tally.back(), tally.stayed(), tally.mails(),
                tally.out().entrySet().stream()
                        .collect(Collectors.toMap(one -> lower(one.getKey()).replace('_', '-'), Map.Entry::getValue)),
                undoable, act.createdAt(), act.startsAt(), act.endedAt());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
