package org.convene.signin;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A right password. Kept in the session of the browser that typed it while the code is being asked for: the code is worth
 * nothing anywhere else.
 *
 * @param codeNeeded whether it is only half of what is needed
 */
public record FirstStep(UUID staff, int epoch, boolean codeNeeded, Instant at) implements Serializable {}
