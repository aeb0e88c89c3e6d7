package org.convene.subscription;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.convene.subscription.Subscription.State;

/**
 * A filter as SQL over {@code subscription s} and {@code subscriber p}: only what narrows it, so that the planner sees which
 * index each search deserves.
 *
 * @param ofPeople whether it asks anything about the subscriber
 */
record MemberCondition(String where, Map<String, Object> values, boolean ofPeople) {
    private static final int PIECE = 3;
    /** Spelled as in the index. */
    private static final String TEXT = "p.address_key || ' ' || lower(p.name)";

    static MemberCondition of(Collection<UUID> groups, MemberFilter filter) {
        // ids in the text, not as values: a plan made for any group would be wrong for one far smaller or larger
        StringBuilder where = new StringBuilder(groups.size() == 1
                ? " where s.group_id = '" + groups.iterator().next() + "'"
                : " where s.group_id = any (cast('" + Sql.ids(groups) + "' as uuid[]))");
        Map<String, Object> values = new HashMap<>();
        where.append(filter.state() == null ? " and s.state <> 'ENDED'" : " and s.state = '" + filter.state() + "'");
        boolean ofPeople = filter.state() == State.ENDED;
        where.append(ofPeople ? " and p.erased_at is null" : ""); // who was erased has left every group
        ofPeople |= same(where, values, "language", filter.language());
        ofPeople |= same(where, values, "zone", filter.zone());
        ofPeople |= found(where, values, filter.words());
        return new MemberCondition(where.toString(), values, ofPeople);
    }

    private static boolean same(StringBuilder where, Map<String, Object> values, String column, String value) {
        if (value.isBlank()) {
            return false;
        }
        where.append(" and p.").append(column).append(" = :").append(column);
        values.put(column, value.replace("\0", ""));
        return true;
    }

    /** Adds that all these words stand somewhere in address or name. */
    static boolean found(StringBuilder where, Map<String, Object> values, List<String> words) {
        Set<String> pieces = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            where.append(" and (").append(TEXT).append(") like :word").append(i);
            values.put("word" + i, MemberFilter.pattern(words.get(i)));
            cut(words.get(i), pieces);
        }
        if (!pieces.isEmpty()) {
            where.append(" and text_pieces(").append(TEXT).append(") @> cast(:pieces as text[])");
            values.put("pieces", pieces.toArray(String[]::new));
        }
        return !words.isEmpty();
    }

    private static void cut(String word, Set<String> pieces) {
        int[] letters = word.codePoints().toArray();
        for (int at = 0; at + PIECE <= letters.length; at++) {
            pieces.add(new String(letters, at, PIECE));
        }
    }
}
