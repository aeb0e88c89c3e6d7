package org.convene.inbound;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An enhanced status code (RFC 3463 and its registry), such as 5.1.1. */
record StatusCode(int type, int subject, int detail) {
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\.?\\d)");

    /** The first one in a text. */
    static Optional<StatusCode> in(String text) {
        Matcher code = CODE.matcher(text);
        return code.find()
                ? Optional.of(new StatusCode(Integer.parseInt(code.group(1)), Integer.parseInt(code.group(2)),
                        Integer.parseInt(code.group(3))))
                : Optional.empty();
    }

    /** x.0.0: says no more than whether it is for good. */
    boolean general() {
        return subject == 0;
    }

    /** What it says about the address; the words beside it decide where the code leaves it open. */
    BounceKind kind(Optional<BounceKind> words) {
        if (subject == 7 || subject == 6 || (subject == 2 && detail == 3) || (subject == 3 && detail == 4)) {
            return BounceKind.POLICY;
        }
        if (subject == 2 && detail == 2) {
            return BounceKind.FULL;
        }
        if (type != 5) {
            return words.filter(kind -> kind != BounceKind.HARD).orElse(BounceKind.SOFT);
        }
        if (subject == 1) {
            return address(words);
        }
        return subject == 2 && detail == 1
                ? words.orElse(BounceKind.HARD)
                : words.orElse(BounceKind.SOFT);
    }

    private BounceKind address(Optional<BounceKind> words) {
        return switch (detail) {
            case 1, 2, 3, 6, 10 -> words.filter(kind -> kind == BounceKind.POLICY || kind == BounceKind.FULL)
                    .orElse(BounceKind.HARD);
            case 7, 8 -> BounceKind.POLICY; // these blame the sender
            default -> words.orElse(BounceKind.SOFT);
        };
    }

    @Override
    public String toString() {
        return type + "." + subject + "." + detail;
    }
}
