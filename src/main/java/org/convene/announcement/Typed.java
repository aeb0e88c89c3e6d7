package org.convene.announcement;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed and not saved yet.
 *
 * @param announcement the draft it would change; null: a new one
 * @param at when the last of it was typed
 */
public record Typed(@Nullable UUID announcement, AnnouncementForm form, Instant at) {}
