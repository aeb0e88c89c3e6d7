package org.convene.subscription;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import org.convene.mail.EmailAddress;

/**
 * One active subscription with what other modules need to write to the person.
 *
 * @param subscription id of subscriber × group; a return after leaving is a new one
 */
public record Member(UUID subscription, UUID subscriber, UUID group, EmailAddress address, String name, Locale language,
        ZoneId zone) {}
