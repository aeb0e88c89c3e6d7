package org.convene.delivery;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.account.StaffAccounts;
import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** What admins see of sending and do about it. Nobody sends here, so that every state stays as it is set. */
@ConveneTest
@TestPropertySource(properties = "convene.roles=web")
@OwnService
class SendingStaffIT {
    @Autowired
    Outbox outbox;
    @Autowired
    Journal journal;
    @Autowired
    Deliveries deliveries;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Http http;

    @Test
    void showsAnEmptyDayWithoutAlarm() {
        Http admin = admin();
        HttpResponse<String> page = admin.get("/staff/sending");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Http.page(page).select("main").text()).contains("Nothing failed").contains("No mail is uncertain");
        assertThat(Http.page(page).select("main tbody tr").size()).isGreaterThanOrEqualTo(24);
    }

    @Test
    void listsWhatWaitsFailedAndIsUncertain() {
        send("a@example.org", "b@example.org", "c@example.org");
        Chunk chunk = journal.claim(Lane.BULK).orElseThrow();
        journal.advance(chunk, List.of(), 0, List.of());
        journal.release(chunk, List.of(Outcome.uncertain(1, Cause.NO_ANSWER, "").asLast(),
                Outcome.ended(2, DeliveryState.FAILED, Cause.REFUSED, "550 no such user")), 0, Duration.ZERO);
        String text = Http.page(admin().get("/staff/sending")).select("main").text();
        assertThat(text).contains("a@example.org").contains("550 no such user").contains("Refused for good")
                .contains("1 recipient waits").contains("uncertain in the last 30 days");
    }

    @Test
    void saysThatTheRelayIsDown() {
        jdbc.sql("insert into relay (down_since, down_reason) values (now(), 'Connection refused')").update();
        assertThat(Http.page(admin().get("/staff/sending")).select("main .note").text())
                .contains("Connection refused");
    }

    @Test
    void pausesResumesAndStopsAMailing() {
        UUID mailing = send("a@example.org");
        Http admin = admin();
        assertThat(press(admin, "/staff/sending", "/staff/sending/mailings/" + mailing + "/pause")).isEqualTo(303);
        assertThat(deliveries.progressOf(mailing).paused()).isTrue();
        assertThat(press(admin, "/staff/sending", "/staff/sending/mailings/" + mailing + "/resume")).isEqualTo(303);
        assertThat(deliveries.progressOf(mailing).paused()).isFalse();
        assertThat(press(admin, "/staff/sending", "/staff/sending/mailings/" + mailing + "/cancel")).isEqualTo(303);
        assertThat(deliveries.progressOf(mailing).cancelled()).isEqualTo(1);
        assertThat(jdbc.sql("select act from audit_entry order by 1").query(String.class).list())
                .contains("mailing.cancel", "mailing.pause", "mailing.resume");
    }

    @Test
    void isForStaffOnly() {
        assertThat(http.get("/staff/sending").statusCode()).isIn(302, 303);
    }

    private Http admin() {
        EmailAddress email = new EmailAddress("ines@example.org");
        transaction.executeWithoutResult(status -> accounts.ensureAdmin(email, "Ines"));
        String link = accounts.oneTimeLink(email);
        Http admin = http.fresh();
        assertThat(press(admin, link, link)).isIn(302, 303);
        return admin;
    }

    private static int press(Http browser, String page, String action, String... fields) {
        var csrf = Http.page(browser.get(page)).select("input[name=_csrf]").first();
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = csrf == null ? "" : csrf.attr("value");
        return browser.post(action, all).statusCode();
    }

    private UUID send(String... addresses) {
        List<Recipient> to = List.of(addresses).stream()
                .map(address -> Recipient.of(new EmailAddress(address), "", Locale.ENGLISH)).toList();
        return transaction.execute(status -> outbox.send(
                new Mailing("announcement:1", Lane.BULK, SignInLinkMail.SAMPLE, null, null, null, null, null), to));
    }
}
