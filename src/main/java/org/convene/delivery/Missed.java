package org.convene.delivery;

import java.util.UUID;

/** A mailing that is not for an address. @param paused whether staff hold it at the moment */
public record Missed(UUID mailing, boolean paused) {}
