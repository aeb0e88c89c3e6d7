package org.convene.answer;

import java.util.Locale;
import java.util.Optional;

import org.convene.calendar.Answer;

/** Who answers and what. @param status PARTSTAT in upper case, possibly empty @param comment possibly empty */
record Attendee(String address, String status, String comment) {

    static Attendee of(Line line) {
        return new Attendee(Line.address(line.value()).toLowerCase(Locale.ROOT),
                line.parameter("PARTSTAT").toUpperCase(Locale.ROOT), line.parameter("X-RESPONSE-COMMENT"));
    }

    /** Who sends somebody else does not come; whom they send is not on the list. Empty when nothing was answered. */
    Optional<Answer> answer() {
        return switch (status) {
            case "ACCEPTED" -> Optional.of(Answer.ACCEPTED);
            case "TENTATIVE" -> Optional.of(Answer.TENTATIVE);
            case "DECLINED", "DELEGATED" -> Optional.of(Answer.DECLINED);
            default -> Optional.empty();
        };
    }
}
