package org.convene.delivery;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;

/** A mailing as the engine reads it back: what all its deliveries share. */
record StoredMailing(UUID id, String origin, Lane lane, String template, Map<String, Object> model,
        @Nullable HeaderText fromName, @Nullable EmailAddress replyTo, @Nullable ListId list,
        @Nullable String audience) {}
