package org.convene.signin;

import org.jspecify.annotations.Nullable;

/**
 * How far somebody is with the second factor of their password.
 *
 * @param on whether the password asks for a code
 * @param key while it is being set up: what to type into the app; null otherwise
 * @param uri the same as a link that opens the app on this device
 * @param picture the same as a QR code
 * @param codesLeft recovery codes that are not used yet
 */
public record SecondFactor(boolean on, @Nullable String key, @Nullable String uri, @Nullable QrPicture picture,
        int codesLeft) {}
