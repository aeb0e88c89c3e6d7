package org.convene.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody wants times written: on a clock of 12 or 24 hours, or as the language has it. */
public enum ClockPreference {
    LANGUAGE(""), TWELVE("12"), TWENTY_FOUR("24");

    private final String code;

    ClockPreference(String code) {
        this.code = code;
    }

    /** {@code 12}, {@code 24}, or empty for the language's own. */
    public String code() {
        return code;
    }

    /** Empty for what is none of the codes. */
    public static Optional<ClockPreference> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code.strip())).findFirst();
    }

    /** The same language with this clock, for writing times (hour cycle of UTS 35). */
    public Locale on(Locale language) {
        return this == LANGUAGE
                ? language
                : new Locale.Builder().setLocale(language)
                        .setUnicodeLocaleKeyword("hc", this == TWELVE ? "h12" : "h23").build();
    }
}
