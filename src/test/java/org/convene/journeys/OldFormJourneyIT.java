package org.convene.journeys;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody leaves a page open over night and comes back to it. */
@ConveneTest
class OldFormJourneyIT {
    private static final Duration A_DAY_AND_AN_HOUR = Duration.ofHours(25);
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;

    @Test
    void aLetterLeftOpenOverNightIsShownAgainAndThenSent() {
        HttpResponse<String> yesterday = http.get("/contact", "Accept-Language", "de");
        clock.advance(A_DAY_AND_AN_HOUR);
        HttpResponse<String> again = http.submit(yesterday, "/contact", "subject", "Räume", "body", "Zwei\nZeilen",
                "email", "ana@example.org", "name", "Ana Sánchez");
        assertThat(again.statusCode()).isEqualTo(422);
        Document page = Http.page(again);
        assertThat(page.select(".problems li").text()).contains("for more than a day");
        assertThat(page.select(".problems a")).isEmpty();
        assertThat(page.select("input[name=subject]").val()).isEqualTo("Räume");
        assertThat(page.select("textarea[name=body]").val()).isEqualToNormalizingNewlines("Zwei\nZeilen");
        assertThat(page.select("input[name=name]").val()).isEqualTo("Ana Sánchez");
        assertThat(mailbox.mailsTo("ana@example.org")).isEmpty();

        assertThat(http.submit(again, "/contact").headers().firstValue("Location")).hasValue("/contact/sent");
        mailbox.awaitFirst("ana@example.org");
    }

    @Test
    void aSignUpLeftOpenOverNightIsShownAgainAndThenDone() {
        http.json("POST", "/api/v1/groups", "{\"name\":\"Cities\",\"slug\":\"cities\"}", cast.bearer(cast.ines()));
        HttpResponse<String> yesterday = http.get("/signup");
        clock.advance(A_DAY_AND_AN_HOUR);
        HttpResponse<String> again = http.submit(yesterday, "/signup", "email", "ana@example.org", "name", "Ana",
                "groups", "cities", "language", "fr", "timeZone", "Asia/Tokyo");
        assertThat(again.statusCode()).isEqualTo(422);
        Document page = Http.page(again);
        assertThat(page.select("input[name=email]").val()).isEqualTo("ana@example.org");
        assertThat(page.select("input[name=groups][checked]").val()).isEqualTo("cities");
        assertThat(page.select("select[name=language] option[selected]").val()).isEqualTo("fr");
        assertThat(page.select("select[name=timeZone] option[selected]").val()).isEqualTo("Asia/Tokyo");

        assertThat(http.submit(again, "/signup").headers().firstValue("Location")).hasValue("/signup/sent");
        mailbox.awaitFirst("ana@example.org");
    }
}
