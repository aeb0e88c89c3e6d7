package org.convene.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import org.convene.account.StaffAccounts;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Behind a proxy that passes on whatever a visitor claims to be. */
@ConveneTest
@TestPropertySource(properties = "convene.web.trusted-proxies=127.0.0.0/8")
@OwnService
class ForwardedIT {
    private static final String PASSWORD = "seven green lamps at noon";
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    Mailbox mailbox;

    @Test
    void whatIsNoAddressBreaksNoPage() {
        for (String claimed : List.of("unknown", "dead.beef", "fade", "42", "1.2.3.4:80", "[::1]", ":::", "_x", "'", "",
                ", ,", "198.51.100.7")) {
            assertThat(http.get("/mailbox", "X-Forwarded-For", claimed).statusCode()).as(claimed).isIn(200, 404);
            assertThat(http.json("POST", "/api/v1/signups", "{\"email\":\"ana@example.org\",\"groups\":[]}",
                    "X-Forwarded-For", claimed).statusCode()).as(claimed).isLessThan(500);
        }
    }

    @Test
    void theMailboxIsForThisMachineOnly() {
        assertThat(http.get("/mailbox").statusCode()).isEqualTo(200);
        assertThat(http.get("/mailbox", "X-Forwarded-For", "198.51.100.7").statusCode()).isEqualTo(404);
        assertThat(http.get("/mailbox", "X-Forwarded-For", "unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void aStrangerKeepsTheOwnerNeitherFromTheLinkNorFromThePassword() {
        accounts.setPassword(cast.ines(), PASSWORD);
        int last = 0;
        for (int i = 0; i < 12; i++) {
            signIn("198.51.100.7", "link", "");
            last = signIn("198.51.100.7", "password", "guess number " + i + " of many");
        }
        assertThat(last).isEqualTo(429);
        assertThat(signIn("203.0.113.5", "password", PASSWORD)).isEqualTo(303);
        signIn("203.0.113.5", "link", "");
        await().until(() -> links() == 6);
        for (int network = 0; network < 30; network++) {
            signIn("192.0." + network + ".7", "link", "");
        }
        await().until(() -> links() == 20);
    }

    private int signIn(String ip, String what, String password) {
        Http browser = http.fresh();
        String csrf = Http.page(browser.get("/staff/sign-in")).select("input[name=_csrf]").attr("value");
        return browser.send(browser.request("/staff/sign-in/" + what, "X-Forwarded-For", ip, "Content-Type",
                "application/x-www-form-urlencoded").POST(
                        BodyPublishers.ofString("email=ines%40example.org&password="
                                + password.replace(' ', '+') + "&_csrf=" + csrf)))
                .statusCode();
    }

    private long links() {
        return mailbox.mailsTo("ines@example.org").stream().filter(mail -> mail.subject().startsWith("Sign in"))
                .count();
    }
}
