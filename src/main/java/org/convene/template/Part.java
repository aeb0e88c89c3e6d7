package org.convene.template;

import java.util.Locale;

/** What a mail is written in. */
public enum Part {
    SUBJECT, TEXT, HTML, WORDS;

    /** Name of its field in the form and of its file. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}
