package org.convene.contact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A contact request as the API shows it to staff.
 *
 * @param group slug, absent when it is for the organisers of the whole site
 * @param listing of an idea: none, idea or named, as its writer agreed
 * @param answerBy until when its writer was told to be answered; absent once they are, or where nothing was promised
 * @param entries notes and replies, oldest first; absent in lists
 */
record ContactBody(UUID id, String kind, @Nullable String group, String email, String name, String subject,
        String body, @Nullable TalkBody talk, @Nullable String listing, String language, String state,
        @Nullable String claimedBy,
        Instant createdAt, @Nullable Instant answerBy, @Nullable Instant answeredAt,
        @Nullable List<EntryBody> entries) {

    record TalkBody(@Nullable String speaker, @Nullable String bio, @Nullable String level,
            @Nullable String pronouns, @Nullable String dates) {
        ContactDraft.Talk draft() {
            return new ContactDraft.Talk(ContactForm.text(speaker), ContactForm.text(bio), ContactForm.text(level),
                    ContactForm.text(pronouns), ContactForm.text(dates));
        }
    }

    record EntryBody(String sort, String author, String body, Instant at) {
        static EntryBody of(ContactEntry entry) {
            return new EntryBody(entry.sort() == ContactEntry.Sort.REPLY ? "reply" : "note", entry.author(),
                    entry.body(), entry.at());
        }
    }

    static ContactBody of(ContactRequest request, @Nullable String group, @Nullable List<ContactEntry> entries) {
        ContactDraft.Talk talk = request.talk();
        return new ContactBody(request.id(), request.kind().code(), group, request.email().value(), request.name(),
                request.subject(), request.body(),
                request.kind() == ContactKind.TALK
                        ? new TalkBody(talk.speaker(), talk.bio(), talk.level(), talk.pronouns(), talk.dates())
                        : null,
                request.kind() == ContactKind.IDEA ? request.listing().name().toLowerCase(Locale.ROOT) : null,
                request.language().toLanguageTag(), request.state().code(),
                request.claimedName().isEmpty() ? null : request.claimedName(), request.createdAt(),
                request.answerBy(), request.answeredAt(),
                entries == null ? null : entries.stream().map(EntryBody::of).toList());
    }
}
