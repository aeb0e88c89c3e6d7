package org.convene.deliverability;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** The test mail of the page that checks the sender. */
@ConveneTest
class SenderTestIT {
    private static final String PAGE = "/staff/sending/check";
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Http http;

    @Test
    void goesToWhoAsksAndHasWhatAGroupsMailHas() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(Cast.submitTo(ines, PAGE, PAGE).statusCode()).isEqualTo(303);
        ReceivedMail mail = mailbox.awaitFirst("ines@example.org");
        assertThat(mail.subject()).startsWith("A test of the mail");
        assertThat(mail.header("List-Unsubscribe")).contains("/unsubscribe/");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("List-Id")).contains("<test.");
        assertThat(jdbc.sql("select act from audit_entry").query(String.class).list()).contains("sending.test");
        var page = Http.page(ines.get(PAGE));
        assertThat(page.select("main [role=status]").text()).contains("ines@example.org");
        assertThat(page.select("main h2").eachText()).anyMatch(point -> point.startsWith("Leaving with one click"))
                .anyMatch(point -> point.equals("Message-ID and date good"))
                .anyMatch(point -> point.equals("Size good"));
    }

    @Test
    void isForAdminsOnly() {
        Http jo = cast.signIn(http.fresh(), cast.moderator("Jo"));
        assertThat(jo.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(jo.post(PAGE).statusCode()).isEqualTo(403);
        assertThat(mailbox.mailsTo("jo@example.org")).noneMatch(mail -> mail.subject().startsWith("A test"));
    }
}
