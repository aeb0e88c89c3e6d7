package org.convene.template;

import org.jspecify.annotations.Nullable;

/**
 * What the editor's form holds.
 *
 * @param base number of the version it was opened with
 * @param as address of the subscriber whose name the preview shows; blank: the example's
 * @param view html, dark or text
 */
record TemplateForm(@Nullable String mail, @Nullable String language, @Nullable String subject, @Nullable String text,
        @Nullable String html, @Nullable String words, @Nullable Integer base, @Nullable String note,
        @Nullable String as, @Nullable String view) {

    /** Where the address names none. */
    static final String MAIL = "welcome";

    String mailName() {
        return mail == null || mail.isEmpty() ? MAIL : mail;
    }

    String languageCode() {
        return language == null || language.isEmpty() ? "en" : language;
    }

    int baseNumber() {
        return base == null ? 0 : base;
    }

    TemplateSource source() {
        return new TemplateSource(or(subject), or(text), or(html), or(words));
    }

    /** Whether anything was sent along. */
    boolean written() {
        return html != null;
    }

    static String or(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
