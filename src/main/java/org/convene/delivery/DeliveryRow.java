package org.convene.delivery;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A delivery as it was frozen. Everything stays as stored until its mail is written, so that one odd row cannot spoil the
 * chunk it is in.
 *
 * @param member what the feature knows the recipient by
 * @param person the person behind it, for links that are the person's
 * @param values JSON, merged over what the mailing's recipients share; null: nothing of its own
 */
record DeliveryRow(int seq, String address, String addressKey, String name, String language, @Nullable UUID member,
        @Nullable UUID person, @Nullable String values, @Nullable String unsubscribeUrl,
        @Nullable String calendarMethod, @Nullable String calendar, @Nullable String calendarOrganizer) {

    /** Of the address, in its comparable form. */
    String domain() {
        return addressKey.substring(addressKey.lastIndexOf('@') + 1);
    }
}
