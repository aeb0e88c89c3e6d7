package org.convene.contact;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The contact form as typed. */
public record ContactForm(@Nullable String kind, @Nullable String email, @Nullable String name, @Nullable String group,
        @Nullable String subject, @Nullable String body, @Nullable String speaker, @Nullable String bio,
        @Nullable String level, @Nullable String pronouns, @Nullable String dates, @Nullable Boolean mayList,
        @Nullable Boolean mayName) {

    static ContactForm blank(String kind, String group) {
        return new ContactForm(kind, null, null, group, null, null, null, null, null, null, null, null, null);
    }

    /** The same as a letter of another kind. */
    ContactForm as(String other) {
        return new ContactForm(other, email, name, group, subject, body, speaker, bio, level, pronouns, dates, mayList,
                mayName);
    }

    /** What was typed that the form of this kind has no field for, by name: it is there when its writer returns. */
    Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        if (!isTalk()) {
            kept.put("speaker", text(speaker));
            kept.put("pronouns", text(pronouns));
            kept.put("bio", text(bio));
            kept.put("level", text(level));
            kept.put("dates", text(dates));
        }
        if (!ContactKind.IDEA.code().equals(kind)) {
            kept.put("mayList", Boolean.TRUE.equals(mayList) ? "true" : "");
            kept.put("mayName", Boolean.TRUE.equals(mayName) ? "true" : "");
        }
        kept.values().removeIf(String::isEmpty);
        return kept;
    }

    /** What is typed for a letter of another kind is no part of this one. */
    ContactDraft draft() {
        ContactDraft.Talk talk = new ContactDraft.Talk(text(speaker), text(bio), text(level), text(pronouns),
                text(dates));
        return new ContactDraft(text(kind), text(email), text(name), text(group), text(subject), text(body),
                isTalk() ? talk : ContactDraft.Talk.NONE,
                Listing.of(Boolean.TRUE.equals(mayList), Boolean.TRUE.equals(mayName)));
    }

    private boolean isTalk() {
        return ContactKind.TALK.code().equals(kind);
    }

    /** Browsers send line breaks as CR LF. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n");
    }
}
