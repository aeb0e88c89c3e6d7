package org.convene.meeting;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.convene.site.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeetingFormTests {

    @Test
    void theControlsMakeRules() {
        assertThat(form("once", 1, List.of(), List.of(), "", "never").recurrence()).isEmpty();
        assertThat(form("weekly", 2, List.of("TU", "TH"), List.of(), "", "never").recurrence())
                .isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH");
        assertThat(form("monthly", 1, List.of("TU"), List.of(1, 3), "", "never").recurrence())
                .isEqualTo("FREQ=MONTHLY;BYDAY=1TU,3TU");
        assertThat(form("quarterly", 1, List.of("FR"), List.of(-1), "", "until").recurrence())
                .isEqualTo("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;UNTIL=20271231T235959");
        assertThat(form("monthday", 1, List.of(), List.of(), "15", "after").recurrence())
                .isEqualTo("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6");
        assertThatThrownBy(() -> form("monthly", 1, List.of("TU"), List.of(), "", "never").recurrence())
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatTheFormShowsIsWhatTheMeetingHas() {
        for (String rule : List.of("", "ANNOUNCED", "FREQ=DAILY;INTERVAL=3", "FREQ=YEARLY",
                "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "FREQ=MONTHLY;BYDAY=1TU,3TU",
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=3FR", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYDAY=1TU,2WE",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "FREQ=YEARLY",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "FREQ=MONTHLY;BYDAY=1TU,5TU",
                "FREQ=WEEKLY;UNTIL=20271231T120000")) {
            Meeting meeting = Samples.meeting(rule,
                    List.of(Samples.EARLY, new Slot(UUID.randomUUID(), "Late", LocalTime.NOON, Samples.BERLIN, 90)));
            assertThat(MeetingForm.of(meeting).slots()).isEqualTo(MeetingDraft.of(meeting).slots());
            assertThat(org.convene.calendar.Recurrence.parse(MeetingForm.of(meeting).recurrence())).as(rule)
                    .isEqualTo(meeting.recurrence());
        }
    }

    private static MeetingForm form(String repeat, int interval, List<String> days, List<Integer> nths,
            @Nullable String monthDay, String end) {
        return new MeetingForm("Call", "", "2026-12-10", List.of("15:00"), List.of("Europe/Berlin"), List.of(""), null,
                repeat,
                interval, days, nths, monthDay, "", end, "2027-12-31", 6, 60, "ONLINE", "", "", "", false, "GROUP", 0,
                null);
    }
}
