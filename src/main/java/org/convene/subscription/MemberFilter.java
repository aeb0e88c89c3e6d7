package org.convene.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.subscription.Subscription.State;

/**
 * Which members to list, and in which order.
 *
 * @param state PENDING, ACTIVE, PAUSED, ENDED; null: all but the ended ones
 * @param search words that all stand somewhere in the address or the name; empty: everybody
 * @param language tag, for example {@code de}; empty: all
 * @param zone IANA name; empty: all
 * @param after id of the last row of the page before
 */
public record MemberFilter(@Nullable State state, String search, String language, String zone, Sort sort,
        @Nullable UUID after, int limit) {
    static final int MOST = 200;
    /** More words than these are not looked for. */
    public static final int WORDS = 6;
    /** What a word has beyond that is not looked for. */
    public static final int LONGEST = 100;

    /** Orders that stay the same from page to page. */
    public enum Sort {
        OLDEST, NEWEST, NAME, ADDRESS
    }

    public MemberFilter {
        limit = Math.clamp(limit, 1, MOST);
    }

    public MemberFilter(@Nullable State state, String search, @Nullable UUID after, int limit) {
        this(state, search, "", "", Sort.OLDEST, after, limit);
    }

    /** The same with the state by its name; a name that is none means all but the ended ones. */
    public static MemberFilter named(String state, String search, String language, String zone, Sort sort) {
        State known = Arrays.stream(State.values()).filter(one -> one.name().equals(state)).findFirst().orElse(null);
        return new MemberFilter(known, search, language, zone, sort, null, MOST);
    }

    /** The same list from there on. */
    public MemberFilter from(@Nullable UUID last, int most) {
        return new MemberFilter(state, search, language, zone, sort, last, most);
    }

    /** In small letters; what is too much to be meant is left out. */
    List<String> words() {
        return typed().stream().limit(WORDS)
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word).toList();
    }

    /** Whether everything that was typed is looked for; otherwise the list is longer than somebody meant. */
    public boolean whole() {
        return words().equals(typed());
    }

    private List<String> typed() {
        String plain = search.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
    }

    /** For LIKE, with its wildcards taken literally. */
    static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
