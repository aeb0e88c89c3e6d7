package org.convene.deliverability;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.convene.deliverability.Finding.Point;
import org.convene.deliverability.Finding.State;

import static org.assertj.core.api.Assertions.assertThat;

/** When the set-up’s step of the sender is done. */
class VerdictTests {

    @Test
    void isRightWhenAllIsGood() {
        assertThat(SenderCheck.right(all(Point.SIZE, State.GOOD))).isTrue();
    }

    @Test
    void whatCannotBeSeenFromHereMayBeUnknown() {
        assertThat(SenderCheck.right(all(Point.DKIM, State.UNKNOWN))).as("the relay signs").isTrue();
        assertThat(SenderCheck.right(all(Point.PTR, State.UNKNOWN))).isTrue();
    }

    @Test
    void isNotRightWhenSomethingIsWrongOrNobodyAnswers() {
        assertThat(SenderCheck.right(all(Point.SPF, State.UNKNOWN))).isFalse();
        assertThat(SenderCheck.right(all(Point.DMARC, State.WEAK))).isFalse();
        assertThat(SenderCheck.right(all(Point.ONE_CLICK, State.BAD))).isFalse();
        assertThat(SenderCheck.right(List.of())).isFalse();
    }

    private static List<Finding> all(Point point, State state) {
        List<Finding> all = new ArrayList<>();
        for (Point one : Point.values()) {
            all.add(Finding.of(one, one == point ? state : State.GOOD, "", "", ""));
        }
        return all;
    }
}
