package org.convene.journeys;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody signs up for a group and has the links of the mails that come of it. */
record MailedLinks(Http http, Mailbox mailbox, SettableClock clock) {
    private static final Pattern LINK = Pattern.compile("http://[^\\s<>\"]+");

    /** Asks, without confirming yet. */
    void ask(String group, String address) {
        HttpResponse<String> form = http.get("/signup?group=" + group);
        clock.advance(Duration.ofSeconds(10));
        HttpResponse<String> answer = http.submit(form, "/signup", "email", address, "name", "Mara Lind");
        assertThat(answer.headers().firstValue("Location")).as(answer.body()).hasValue("/signup/sent");
    }

    /** Asks, confirms, and waits for the welcome and the first invitation. */
    void signUp(String group, String address) {
        ask(group, address);
        String confirm = mailbox.awaitFirst(address).link("/confirm/");
        http.submit(http.get(confirm), confirm.substring(http.publicUrl().length()));
        mailbox.await(address, 3);
    }

    /** Every link to us, once. */
    List<String> to(String address) {
        return mailbox.mailsTo(address).stream().map(ReceivedMail::text).flatMap(text -> LINK.matcher(text).results())
                .map(found -> found.group().replaceFirst("[.,;]$", ""))
                .filter(link -> link.startsWith(http.publicUrl())).distinct().toList();
    }
}
