package org.convene.segment;

import java.util.UUID;

/** A segment somebody gave a name. @param query as behind the question mark of its page */
public record SavedSegment(UUID id, UUID staff, String name, String query) {}
