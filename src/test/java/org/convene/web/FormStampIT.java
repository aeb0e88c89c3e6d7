package org.convene.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

import org.convene.site.InvalidInput;
import org.convene.testing.ConveneTest;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ConveneTest
class FormStampIT {
    @Autowired
    FormStamp stamp;
    @Autowired
    SettableClock clock;

    @Test
    void aPersonTakesSomeSecondsAndLessThanADay() {
        MockHttpServletRequest answer = answer(stamp.issue());
        assertThat(stamp.looksHuman(answer)).isFalse();
        clock.advance(Duration.ofMillis(1_999));
        assertThat(stamp.looksHuman(answer)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(stamp.looksHuman(answer)).isTrue();
        clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> stamp.looksHuman(answer)).isInstanceOf(InvalidInput.class);
        answer.setParameter("website", "http://pills.example.org");
        assertThat(stamp.looksHuman(answer)).isFalse();
    }

    @Test
    void aFormShownAgainMayBeSentAtOnce() {
        assertThat(stamp.looksHuman(answer(stamp.issueAgain()))).isTrue();
    }

    @Test
    void aPersonLeavesTheHiddenFieldEmpty() {
        MockHttpServletRequest answer = answer(stamp.issue());
        clock.advance(Duration.ofSeconds(5));
        answer.setParameter("website", "http://pills.example.org");
        assertThat(stamp.looksHuman(answer)).isFalse();
    }

    @Test
    void aStampCannotBeMadeUp() {
        clock.advance(Duration.ofSeconds(5));
        assertThat(stamp.looksHuman(answer("AAAA"))).isFalse();
        assertThat(stamp.looksHuman(new MockHttpServletRequest())).isFalse();
        String altered = stamp.issue().replaceFirst("^.", "B");
        clock.advance(Duration.ofSeconds(5));
        assertThat(stamp.looksHuman(answer(altered))).isFalse();
        clock.advance(Duration.ofDays(2));
        assertThat(stamp.looksHuman(answer(altered))).as("forged and old").isFalse();
    }

    private static MockHttpServletRequest answer(String stamp) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("stamp", stamp);
        request.setParameter("website", "");
        return request;
    }
}
