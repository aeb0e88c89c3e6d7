package org.convene.segment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.site.Problems;
import org.convene.subscription.MemberFilter;
import org.convene.subscription.MemberFilter.Sort;

/**
 * Which members are meant, as it stands in the address of their page. Everything may be left out and then is empty.
 *
 * @param group slug; empty: every group the reader works in
 * @param state ACTIVE, PAUSED, PENDING or ENDED; empty: who has not left
 * @param sort NEWEST, OLDEST, NAME or ADDRESS; empty: newest first
 */
public record Segment(@Nullable String group, @Nullable String state, @Nullable String search,
        @Nullable String language, @Nullable String zone, @Nullable String sort) {
    private static final int LONGEST = 200;

    public Segment {
        group = text(group);
        state = text(state);
        search = text(search);
        language = text(language);
        zone = text(zone);
        sort = text(sort);
    }

    private static String text(@Nullable String typed) {
        String text = typed == null ? "" : typed.replace("\0", "").strip();
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
                : text;
    }

    /**
     * For what may change everybody on it with nobody looking first: whatever a list quietly leaves out is refused, as
     * without it more people would be meant than somebody said.
     *
     * @param state in small or capital letters
     * @throws org.convene.site.InvalidInput beside the field of {@code segment}
     */
    public static Segment strictly(@Nullable String group, @Nullable String state, @Nullable String search,
            @Nullable String language, @Nullable String zone) {
        Segment segment = new Segment(group, state == null ? null : state.toUpperCase(Locale.ROOT), search, language,
                zone, null);
        Problems problems = new Problems();
        said(problems, group, "segment.group");
        said(problems, state, "segment.state");
        said(problems, search, "segment.search");
        said(problems, language, "segment.language");
        said(problems, zone, "segment.timeZone");
        problems.throwIfAny();
        problems.require(state == null || segment.filter().state() != null, "segment.state", "problem.segment.state")
                .require(segment.filter().whole(), "segment.search", "problem.segment.search", MemberFilter.WORDS,
                        MemberFilter.LONGEST)
                .throwIfAny();
        return segment;
    }

    private static void said(Problems problems, @Nullable String text, String field) {
        if (text != null) {
            problems.requireText(text, LONGEST, field);
        }
    }

    /** Null: every group. */
    @Nullable
    String slug() {
        return text(group).isEmpty() ? null : text(group);
    }

    Segment in(String slug) {
        return new Segment(slug, state, search, language, zone, sort);
    }

    MemberFilter filter() {
        Sort order = Arrays.stream(Sort.values()).filter(one -> one.name().equals(sort)).findFirst()
                .orElse(Sort.NEWEST);
        return MemberFilter.named(text(state), text(search), text(language), text(zone), order);
    }

    /** Whether it leaves anybody out, apart from the group. */
    public boolean narrow() {
        return !(text(state) + text(search) + text(language) + text(zone)).isEmpty();
    }

    /** As it stands behind the question mark; empty when it is everybody. */
    public String query() {
        return query(true);
    }

    /** The same without the group, for pages of one group. */
    public String within() {
        return query(false);
    }

    private String query(boolean withGroup) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("group", withGroup ? text(group) : "");
        parts.put("state", text(state));
        parts.put("language", text(language));
        parts.put("zone", text(zone));
        parts.put("search", text(search));
        parts.put("sort", text(sort));
        return parts.entrySet().stream().filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
