package org.convene.deliverability;

/**
 * What was found on one point.
 *
 * @param subject what it is about, such as the name of a record
 * @param advice names the text that says what it means and what to do
 * @param found what stands there; "" when nothing does
 * @param wanted what ought to stand there; "" when that is not ours to say
 */
public record Finding(Point point, State state, String subject, String advice, String found, String wanted) {

    /** What receivers look at. */
    public enum Point {
        SPF, DKIM, DMARC, PTR, FROM, ONE_CLICK, IDENTITY, SIZE
    }

    /** How well it stands. */
    public enum State {
        GOOD, WEAK, BAD, UNKNOWN
    }

    static Finding of(Point point, State state, String subject, String advice, String found) {
        return new Finding(point, state, subject, advice, found, "");
    }

    Finding wanting(String record) {
        return new Finding(point, state, subject, advice, found, record);
    }
}
