package org.convene.inbound;

import java.util.Optional;

/** What a signed address is for. The letter stands in mails that were sent long ago: never change or reuse one. */
public enum AddressPurpose {
    /** return path of one delivery: mailing and place in it */
    BOUNCE('b', true),
    /** ends one subscription */
    UNSUBSCRIBE('u', false),
    /** joins the thread of a contact request */
    CONTACT('r', false),
    /** takes the calendar answer to an invitation */
    ANSWER('a', false);

    private final char letter;
    private final boolean counted;

    AddressPurpose(char letter, boolean counted) {
        this.letter = letter;
        this.counted = counted;
    }

    char letter() {
        return letter;
    }

    /** Whether a place in a mailing belongs to the id. */
    boolean counted() {
        return counted;
    }

    static Optional<AddressPurpose> of(char letter) {
        for (AddressPurpose purpose : values()) {
            if (purpose.letter == letter) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }
}
