package org.convene.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.group.Group;

/** Within how many days visitors who write are answered: as their group says, or else the site. */
@Component
class AnswerTime {
    private final ContactProperties properties;
    private final Clock clock;

    AnswerTime(ContactProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** Days; 0 where nothing is promised. @param group null: the organisers of the whole site */
    int days(@Nullable Group group) {
        return group == null || group.answerDays() == 0 ? properties.answerDays() : group.answerDays();
    }

    /** Until when somebody who writes now is answered; null where nothing is promised. */
    @Nullable
    Instant by(@Nullable Group group) {
        int days = days(group);
        return days == 0 ? null : clock.instant().plus(Duration.ofDays(days));
    }

    boolean overdue(ContactRequest request) {
        Instant by = request.answerBy();
        return request.open() && by != null && by.isBefore(clock.instant());
    }
}
