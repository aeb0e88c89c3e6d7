package org.convene.group;

import org.convene.audit.Staff;

/** Staff changed what a group says of itself. Published in the transaction that did it. */
public record GroupChanged(Staff by, Group before, Group after) {}
