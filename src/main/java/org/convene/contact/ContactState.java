package org.convene.contact;

import java.util.Locale;

/** Whether a contact request still waits for somebody. */
public enum ContactState {
    OPEN, CLOSED;

    /** As in the API: {@code open}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
