package org.convene.delivery;

/** Something was handed in; after the commit the workers here need not wait for their next look. */
record OutboxFilled() {}
