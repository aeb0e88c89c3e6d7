package org.convene.bulk;

import java.util.Map;

import org.convene.subscription.MemberAct.Obstacle;

/**
 * How far an act on many members has come.
 *
 * @param mails how many of those to change, or changed, get a mail by it
 * @param out left out, by reason
 */
public record Tally(long open, long done, long back, long stayed, long mails, Map<String, Long> out) {

    /** Left out, for whatever reason. */
    public long left() {
        return out.values().stream().mapToLong(Long::longValue).sum();
    }

    public long chosen() {
        return open + done + back + stayed + left();
    }

    /** The reason for something that went wrong on our side. */
    static final String FAILED = "FAILED";

    static String reason(Obstacle obstacle) {
        return obstacle.name();
    }
}
