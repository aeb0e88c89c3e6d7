package org.convene.delivery;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that a worker holds. Everything stays as stored until it is composed, so that one odd row cannot spoil the
 * batch it is claimed with.
 *
 * @param fence the number this claim was given; every later change must name it
 */
record Claim(UUID id, long fence, UUID mailing, String address, String addressKey, String name, String language,
        @Nullable UUID member, String values, @Nullable String unsubscribeUrl, @Nullable String calendarMethod,
        @Nullable String calendar, @Nullable String calendarOrganizer, int attempts) {}
