package org.convene.idea;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An idea everybody may read, in its writer’s words.
 *
 * @param request the contact request it came by; deleted with it
 * @param group null: for the whole site
 * @param writer the name its writer agreed to show; otherwise empty
 */
public record Idea(UUID request, @Nullable UUID group, String title, String words, String writer, Instant shownAt) {}
