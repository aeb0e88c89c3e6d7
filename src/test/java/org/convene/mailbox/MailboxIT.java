package org.convene.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.delivery.SignInLinkMail;
import org.convene.mail.EmailAddress;
import org.convene.message.CalendarPart;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;

/** Mail that stays inside can be read by whoever tries the service. */
@ConveneTest
class MailboxIT {
    @Autowired
    Outbox outbox;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Mailbox mailbox;
    @Autowired
    Http http;

    @Test
    void listsTheNewestFirstAndFindsARecipient() {
        send("ada@example.org", null);
        mailbox.awaitFirst("ada@example.org");
        send("ben@example.org", null);
        mailbox.awaitFirst("ben@example.org");
        Document page = Http.page(http.get("/mailbox"));
        assertThat(page.select("main li small").eachText()).hasSize(2);
        assertThat(page.select("main li small").eachText().getFirst()).contains("ben@example.org");
        assertThat(Http.page(http.get("/mailbox?to=ADA")).select("main li")).hasSize(1);
        assertThat(Http.page(http.get("/mailbox?to=nobody")).select("main .empty")).hasSize(1);
    }

    @Test
    void opensAMailWithItsPartsAndSource() {
        send("ada@example.org", new CalendarPart("REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",
                new EmailAddress("calls@example.org")));
        mailbox.awaitFirst("ada@example.org");
        String path = Http.page(http.get("/mailbox")).select("main li a").attr("href");
        Document page = Http.page(http.get(path));
        assertThat(page.select("iframe").attr("sandbox")).doesNotContain("allow-scripts", "allow-same-origin");
        assertThat(page.text()).contains("BEGIN:VCALENDAR").contains("invite.ics").contains("Message-ID:");
        var html = http.get(page.select("iframe").attr("src"));
        assertThat(html.headers().allValues("Content-Security-Policy")).singleElement().asString()
                .contains("sandbox").contains("frame-ancestors 'self'").doesNotContain("allow-scripts");
        assertThat(html.body()).contains(SignInLinkMail.SAMPLE.url()).contains("<base target=\"_top\">");
        var file = http.get(page.select("a[href*=/parts/]").attr("href"));
        assertThat(file.body()).isEqualTo("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(http.get(path + "/source").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
    }

    @Test
    void knowsNoOtherMail() {
        assertThat(http.get("/mailbox/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(http.get("/mailbox/nonsense").statusCode()).isBetween(400, 404);
        assertThat(Http.page(http.get("/mailbox")).select("main .empty")).hasSize(1);
    }

    @Test
    void tellsEveryPageThatMailStaysInside() {
        assertThat(Http.page(http.get("/mailbox")).select(".banner a[href=/mailbox]")).hasSize(1);
    }

    private void send(String address, @org.jspecify.annotations.Nullable CalendarPart calendar) {
        Recipient recipient = new Recipient(null, new EmailAddress(address), "Ada", Locale.ENGLISH, Map.of(), null,
                calendar);
        transaction.execute(status -> outbox.send(Mailing.personal("test:box", SignInLinkMail.SAMPLE),
                List.of(recipient)));
    }
}
