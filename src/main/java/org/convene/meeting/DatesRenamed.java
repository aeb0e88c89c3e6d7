package org.convene.meeting;

import java.util.Map;
import java.util.UUID;

/**
 * What was noted for dates of a group goes on with other dates. Published in the transaction that did it.
 *
 * @param ids of their occurrences, old to new
 */
public record DatesRenamed(UUID group, Map<String, String> ids) {}
