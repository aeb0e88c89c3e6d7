package org.convene.contact;

import org.jspecify.annotations.Nullable;

/** The contact form as typed. */
public record ContactForm(@Nullable String kind, @Nullable String email, @Nullable String name, @Nullable String group,
        @Nullable String subject, @Nullable String body, @Nullable String speaker, @Nullable String bio,
        @Nullable String level, @Nullable String pronouns, @Nullable String dates, @Nullable Boolean mayList,
        @Nullable Boolean mayName) {

    static ContactForm blank(String kind, String group) {
        return new ContactForm(kind, null, null, group, null, null, null, null, null, null, null, null, null);
    }

    ContactDraft draft() {
        return new ContactDraft(text(kind), text(email), text(name), text(group), text(subject), text(body),
                new ContactDraft.Talk(text(speaker), text(bio), text(level), text(pronouns),
                        text(dates)),
                Listing.of(Boolean.TRUE.equals(mayList), Boolean.TRUE.equals(mayName)));
    }

    /** Browsers send line breaks as CR LF. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n");
    }
}
