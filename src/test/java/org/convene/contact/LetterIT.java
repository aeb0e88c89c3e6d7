package org.convene.contact;

import java.net.http.HttpResponse;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.announcement.Groups;
import org.convene.inbound.InboundTest;
import org.convene.inbound.MailServer;
import org.convene.testing.Cast;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.OwnService;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** What people answer by mail to what staff wrote, and letters that come by mail. */
@InboundTest
@OwnService
class LetterIT {
    private static final String VISITOR = "tomas@example.org";
    @Autowired
    MailServer server;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JdbcClient jdbc;
    private final Http http;
    private Http ines;
    private String page = "";
    private String replyTo = "";

    LetterIT(@Autowired Http http) {
        this.http = http;
        this.ines = http;
    }

    @BeforeEach
    void aRequestThatWasAnswered() {
        ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(http.json("POST", "/api/v1/contact-requests", """
                {"kind": "question", "email": "%s", "subject": "May students join?", "body": "I teach a course."}
                """.formatted(VISITOR)).statusCode()).isEqualTo(202);
        page = Http.page(ines.get("/staff/inbox")).select(".rows a[href^=/staff/inbox/]").attr("href");
        assertThat(Cast.submitTo(ines, page, page + "/reply", "body", "How many?", "then", "close").statusCode())
                .isEqualTo(303);
        ReceivedMail reply = mailbox.awaitSubject(VISITOR, "Re: ");
        replyTo = reply.header("Reply-To").replaceAll("[<>]", "");
        assertThat(replyTo).matches("r-[a-z2-7]+@convene.example.org");
    }

    @Test
    void anAnswerJoinsTheThreadOnceAndOpensIt() {
        for (int i = 0; i < 2; i++) {
            assertThat(server.deliver(VISITOR, replyTo, answer("""
                    Content-Type: multipart/alternative; boundary=b

                    --b
                    Content-Type: text/plain; charset=utf-8
                    Content-Transfer-Encoding: quoted-printable

                    Twelve, <b>I</b> think=E2=80=A6

                    On Sat, 21 Nov 2026 at 10:00, Ines Falk <x@example.org> wrote:
                    > How many?
                    >
                    --b
                    Content-Type: text/html

                    <p>Twelve<img src="https://tracker.example.org/1.gif"></p>
                    --b--
                    """))).startsWith("250");
            server.awaitSorted();
        }
        Document thread = Http.page(ines.get(page));
        assertThat(thread.select(".letter").eachText()).containsExactly("I teach a course.", "How many?",
                "Twelve, <b>I</b> think…");
        assertThat(thread.select("main").text()).contains("tomas@example.org answered by mail");
        assertThat(thread.select("main img")).isEmpty();
        assertThat(Http.page(ines.get("/staff/inbox")).text()).contains("One message waits", "with Ines")
                .doesNotContain("· answered");
        assertThat(server.verdicts()).containsExactly("DONE letter");
        assertThat(mailbox.mailsTo(VISITOR)).hasSize(2); // the receipt and the reply
    }

    @Test
    void programsAreNeverHeardHere() {
        server.deliver(VISITOR, replyTo, answer("Auto-Submitted: auto-replied\n\nI am away."));
        server.deliver(VISITOR, replyTo, answer("Precedence: bulk\n\nNews!"));
        server.deliver("", replyTo, answer("\nCould not be delivered."));
        server.deliver("list-bounces@example.org", replyTo, answer("List-Id: <l.example.org>\n\nPosted."));
        server.awaitSorted();
        assertThat(server.verdicts()).hasSize(4).containsOnly("DONE auto-reply");
        assertThat(Http.page(ines.get(page)).select(".letter")).hasSize(2);
        assertThat(mailbox.mailsTo(VISITOR)).hasSize(2);
    }

    @Test
    void aThreadThatIsGoneTakesNothing() {
        jdbc.sql("delete from contact_request").update();
        server.deliver(VISITOR, replyTo, answer("\nTwelve."));
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactly("QUARANTINED letter");
    }

    @Test
    void staffLetALetterIntoTheInbox() {
        server.deliver("mara@example.org", "convene@convene.example.org", """
                From: "Mara Lind" <mara@example.org>
                Subject: Where do you meet?
                Message-ID: <7@example.org>

                In Lisbon?
                """);
        server.awaitSorted();
        String aside = Http.page(ines.get("/staff/inbound")).select("a[href^=/staff/inbound/]").attr("href");
        assertThat(Cast.submitTo(ines, aside, aside + "/release").statusCode()).isEqualTo(303);
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactly("DONE letter");
        assertThat(Http.page(ines.get("/staff/inbox")).select("main").text()).contains("Where do you meet?",
                "Mara Lind");
        assertThat(jdbc.sql("select body from contact_request where email = 'mara@example.org'").query(String.class)
                .single()).isEqualTo("In Lisbon?");
        assertThat(mailbox.mailsTo("mara@example.org")).isEmpty();
        UUID id = UUID.fromString(aside.substring(aside.lastIndexOf('/') + 1));
        assertThat(jdbc.sql("select count(*) from audit_entry where object = :object").param("object", "inbound:" + id)
                .query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void answersToAnAnnouncementComeToTheInboxOfItsGroup() {
        Groups groups = new Groups(http, cast.bearer(cast.ines()));
        groups.create("cities", "Cities and governments");
        groups.importMembers("cities", 1);
        HttpResponse<String> form = ines.get("/staff/announcements/new?group=cities");
        assertThat(Http.page(form).select("#f-replyTo-hint").text()).contains("the group’s inbox");
        String draft = ines.submit(form, "/staff/announcements/new", "subject", "Rooms", "body", "Come.").headers()
                .firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        assertThat(Http.page(ines.get(draft)).select("aside").text()).contains("to Cities and governments");
        ines.submit(ines.get(draft), draft + "/send", "when", "now");
        String group = mailbox.awaitSubject("member1@example.org", "Rooms").header("Reply-To").replaceAll("[<>]", "");
        server.deliver("member1@example.org", group,
                "From: Mem <member1@example.org>\nSubject: Re: Rooms\nMessage-ID: <9@example.org>\n\nWhich ones?");
        server.deliver("member1@example.org", group,
                "From: Mem <member1@example.org>\nAuto-Submitted: auto-replied\nMessage-ID: <8@example.org>\n\nAway.");
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactlyInAnyOrder("DONE letter", "DONE auto-reply");
        assertThat(Http.page(ines.get("/staff/inbox")).select("main").text()).contains("Re: Rooms", "Cities and gov");
        assertThat(mailbox.mailsTo("member1@example.org")).hasSize(1);
    }

    private static String answer(String rest) {
        return "From: Tomas Rey <tomas@example.org>\nSubject: Re: May students join?\nMessage-ID: <"
                + Integer.toHexString(rest.hashCode()) + "@example.org>\n" + rest;
    }
}
