package org.convene.subscription;

import java.util.UUID;

/**
 * A list of members that staff sent and that waits to be imported.
 *
 * @param name of the file, as their computer calls it
 */
public record ImportFile(UUID id, String name, byte[] content) {}
