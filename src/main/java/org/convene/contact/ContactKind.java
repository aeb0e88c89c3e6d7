package org.convene.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody writes to the organisers about. */
public enum ContactKind {
    QUESTION, JOIN, TALK, EVENT, IDEA;

    /** As in addresses, forms, API and message keys: {@code talk}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this code; empty for anything else. */
    public static Optional<ContactKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
