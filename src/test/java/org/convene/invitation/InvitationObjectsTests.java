package org.convene.invitation;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.convene.calendar.Answer;
import org.convene.calendar.EventText;
import org.convene.calendar.Party;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.Samples;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.subscription.ClockPreference;
import org.convene.subscription.Member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.meeting.Samples.BERLIN;
import static org.convene.meeting.Samples.EARLY;
import static org.convene.meeting.Samples.JANUARY;
import static org.convene.meeting.Samples.NOW;

class InvitationObjectsTests {
    private static final EmailAddress MARA = new EmailAddress("mara@example.org");
    private static final LocalDateTime DATE = EARLY.on(JANUARY);
    private final SlotContent held = content(60);

    @Test
    void aDateThatWasAnsweredApartIsNamedEvenWhereTheAnswerToAllIsTheSame() {
        String text = update(held, invitation(Answer.ACCEPTED), Map.of(DATE, Answer.ACCEPTED));
        assertThat(text).contains("RECURRENCE-ID;TZID=Europe/Berlin:20270114T150000");
    }

    @Test
    void aDateThatWasAnsweredApartIsAskedAboutAgainByNameWhenAllBecomeLonger() {
        String text = update(content(90), invitation(Answer.ACCEPTED), Map.of(DATE, Answer.NEEDS_ACTION));
        assertThat(text).contains("RECURRENCE-ID;TZID=Europe/Berlin:20270114T150000",
                "DTEND;TZID=Europe/Berlin:20270114T163000", "PARTSTAT=NEEDS-ACTION")
                .doesNotContain("PARTSTAT=ACCEPTED");
    }

    @Test
    void aDateThatIsNoneAnyMoreOrOverIsNotNamed() {
        String text = update(held, invitation(Answer.ACCEPTED),
                Map.of(DATE.plusDays(1), Answer.DECLINED, DATE.minusMonths(3), Answer.DECLINED));
        assertThat(text).doesNotContain("RECURRENCE-ID");
    }

    private String update(SlotContent truth, Invitation invitation, Map<LocalDateTime, Answer> answers) {
        Due due = new Due(member(), invitation, Step.update(true, null), held, truth,
                AnswerFate.of(held, truth, NOW), Parting.NONE);
        return new InvitationObjects(due, due.sent("", NOW.plus(Duration.ofDays(1))),
                entry -> new EventText(truth.title(), "", "", "", ""), answers)
                .part(new Party("Group", "group@example.org"), new EmailAddress("group@example.org")).text()
                .replace("\r\n ", "");
    }

    private static SlotContent content(int minutes) {
        Slot slot = new Slot(EARLY.id(), "", LocalTime.of(15, 0), BERLIN, minutes);
        Meeting meeting = Samples.meeting("FREQ=MONTHLY;BYDAY=2TH", List.of(slot));
        return Samples.truth(meeting, NOW).of(slot, 0, null).orElseThrow();
    }

    private static Invitation invitation(Answer answer) {
        return new Invitation(UUID.randomUUID(), UUID.randomUUID(), EARLY.id(), 0, UUID.randomUUID(), MARA,
                "uid@example.org", 0, NOW, "", answer, true);
    }

    private static Member member() {
        return new Member(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), MARA, "Mara", Locale.ENGLISH,
                BERLIN, ClockPreference.LANGUAGE, Set.of());
    }
}
