package org.convene.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.convene.group.Group;

/**
 * A public announcement as the feeds tell it.
 *
 * @param body Markdown
 * @param at when it left
 */
public record News(UUID id, List<Group> groups, String subject, String body, Instant at) {}
