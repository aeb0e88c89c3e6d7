package org.convene.template;

/** What was written and tried, and makes a mail. Only {@link Templates#check} gives one. */
public final class CheckedSource {
    private final String mail;
    private final String language;
    private final TemplateSource source;

    CheckedSource(String mail, String language, TemplateSource source) {
        this.mail = mail;
        this.language = language;
        this.source = source;
    }

    String mail() {
        return mail;
    }

    String language() {
        return language;
    }

    TemplateSource source() {
        return source;
    }
}
