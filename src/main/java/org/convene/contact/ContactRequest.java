package org.convene.contact;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;

/**
 * A message from a visitor. Everything they typed is kept as typed and is nobody's markup.
 *
 * @param group null: for the organisers of the whole site
 * @param language the writer's, for answers
 * @param claimedBy the account of whoever takes care of it
 * @param claimedName that person's name when they took it; empty when nobody has
 * @param answerBy until when its writer was told to be answered; null once they are, or where nothing was promised
 * @param answeredAt when the last reply was handed to the outbox; null while its writer waits
 * @param closedAt since when nothing else is to be done
 */
public record ContactRequest(UUID id, ContactKind kind, @Nullable UUID group, EmailAddress email, String name,
        String subject, String body, ContactDraft.Talk talk, Listing listing, Locale language, ContactState state,
        @Nullable UUID claimedBy, String claimedName, Instant createdAt, @Nullable Instant answerBy,
        @Nullable Instant answeredAt, @Nullable Instant closedAt) {

    public boolean open() {
        return state == ContactState.OPEN;
    }

    /** Who it is from, for lists: the name, else the address. */
    public String from() {
        return name.isEmpty() ? email.value() : name;
    }
}
