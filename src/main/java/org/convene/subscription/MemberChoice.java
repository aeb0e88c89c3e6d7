package org.convene.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What staff choose for a member.
 *
 * @param shown ids of the slots that a form showed; empty: {@code slots} are all that are meant
 * @param slots ids; a meeting of which none is named is taken whole; null: as it was
 * @param clockStyle {@code 12}, {@code 24} or empty: as the language has it; null: as it was
 */
public record MemberChoice(List<String> shown, @Nullable List<String> slots, @Nullable String clockStyle) {}
