package org.convene.mail;

/** Punycode (RFC 3492), encoding only. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_POINT = 0x80;

    private Punycode() {}

    /** The label's part after {@code xn--}. */
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST_POINT) {
                out.appendCodePoint(point);
            }
        }
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        encodeRest(points, basic, out);
        return out.toString();
    }

    private static void encodeRest(int[] points, int basic, StringBuilder out) {
        int delta = 0;
        int bias = FIRST_BIAS;
        int handled = basic;
        int from = FIRST_POINT;
        while (handled < points.length) {
            int next = smallestFrom(points, from);
            delta += (next - from) * (handled + 1);
            from = next;
            for (int point : points) {
                if (point < from) {
                    delta++;
                } else if (point == from) {
                    appendNumber(delta, bias, out);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            from++;
        }
    }

    private static int smallestFrom(int[] points, int from) {
        int smallest = Integer.MAX_VALUE;
        for (int point : points) {
            if (point >= from && point < smallest) {
                smallest = point;
            }
        }
        return smallest;
    }

    private static void appendNumber(int number, int bias, StringBuilder out) {
        int rest = number;
        for (int k = BASE;; k += BASE) {
            int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int adapt(int delta, int count, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }
}
