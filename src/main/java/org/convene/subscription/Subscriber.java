package org.convene.subscription;

import java.util.UUID;

/** A person known by one e-mail address. */
record Subscriber(UUID id, Person person) {}
