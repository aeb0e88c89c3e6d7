package org.convene.contact;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** When visitors are answered: said to them, and held against us. */
@ConveneTest
class AnswerTimeIT {
    private static final String VISITOR = "tomas@example.org";
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    ContactRequests requests;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    private Http ines;

    @BeforeEach
    void aGroupThatAnswersWithinThreeDays() {
        ines = cast.signIn(http.fresh(), cast.ines());
        http.json("POST", "/api/v1/groups", "{\"name\": \"Cities\", \"slug\": \"cities\"}", cast.bearer(cast.ines()));
        assertThat(Cast.submitTo(ines, "/staff/groups/cities", "/staff/groups/cities", "name", "Cities", "slug",
                "cities", "joining", "OPEN", "language", "en", "answerDays", "3").statusCode()).isEqualTo(303);
    }

    @Test
    void pageAndMailSayIt() {
        assertThat(Http.page(ines.get("/staff/groups/cities")).select("#f-answerDays option[selected]").text())
                .isEqualTo("Within 3 days");
        assertThat(http.get("/api/v1/groups/cities").body()).contains("\"answerDays\":3");
        assertThat(Http.page(http.get("/contact?group=cities")).select(".lead").text()).contains("within 3 days");
        assertThat(Http.page(http.get("/contact/sent?group=cities", "Accept-Language", "de")).select(".lead").text())
                .contains("innerhalb von 3 Tagen");
        assertThat(Http.page(http.get("/contact/sent")).select(".lead").text()).contains("usually within a few days");
        write("cities", "ja");
        assertThat(mailbox.awaitFirst(VISITOR).text()).contains("通常3日以内");
        assertThat(http.json("PATCH", "/api/v1/groups/cities", "{\"answerDays\": 61}", cast.bearer(cast.ines()))
                .statusCode()).isEqualTo(422);
    }

    @Test
    void whatWaitsLongerIsMarkedUntilSomebodyAnswers() {
        UUID letter = write("cities", "en");
        UUID free = write("", "en");
        clock.advance(Duration.ofDays(3));
        assertThat(inbox()).contains("to be answered by").doesNotContain("overdue");
        clock.advance(Duration.ofSeconds(1));
        ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(inbox()).contains("One is overdue");
        assertThat(Http.page(ines.get("/staff")).select(".todo").text()).contains("one overdue");
        assertThat(Http.page(ines.get("/staff/inbox/" + letter)).select("aside").text()).contains("overdue");
        assertThat(Http.page(ines.get("/staff/inbox/" + free)).select("aside").text()).doesNotContain("overdue");
        Cast.submitTo(ines, "/staff/inbox/" + letter, "/staff/inbox/" + letter + "/reply", "body", "Soon", "then",
                "keep");
        assertThat(inbox()).doesNotContain("overdue", "to be answered by");
        requests.join(letter, VISITOR, "And now?");
        assertThat(inbox()).contains("to be answered by");
        clock.advance(Duration.ofDays(4));
        ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(inbox()).contains("overdue");
        requests.join(letter, VISITOR, "Hello?");
        assertThat(inbox()).as("who waits already does not wait anew").contains("overdue");
        Cast.submitTo(ines, "/staff/inbox/" + letter, "/staff/inbox/" + letter + "/close");
        assertThat(inbox()).doesNotContain("overdue");
        requests.join(letter, VISITOR, "One more thing");
        assertThat(inbox()).as("asked anew").contains("to be answered by").doesNotContain("overdue");
    }

    private String inbox() {
        return Http.page(ines.get("/staff/inbox")).select("main").text();
    }

    private UUID write(String group, String language) {
        assertThat(http.json("POST", "/api/v1/contact-requests", """
                {"kind": "question", "email": "%s", "group": "%s", "subject": "S", "body": "B", "language": "%s"}"""
                .formatted(VISITOR, group, language)).statusCode()).isEqualTo(202);
        return jdbc.sql("select id from contact_request order by id desc limit 1").query(UUID.class).single();
    }
}
