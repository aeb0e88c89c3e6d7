package org.convene.journeys;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.suppression.Suppressions;
import org.convene.template.Templates;
import org.convene.testing.ConveneTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What an admin sees now and then only, and who may look but change nothing. */
@ConveneTest
class AdminPagesIT extends InspectedPages {
    private static final String STRANGE_MAIL = """
            From: Tomás Rey <tomas@example.org>\r
            To: convene@convene.example.org\r
            Subject: Undelivered? Your message of Tuesday\r
            Date: Fri, 20 Nov 2026 08:15:00 +0000\r
            Message-ID: <strange-1@mx.example.org>\r
            Content-Type: text/plain; charset=UTF-8\r
            \r
            Hello,\r
            \r
            my mailbox was full on Tuesday. Did I miss something?\r
            \r
            Tomás\r
            """;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Templates templates;
    @Autowired
    Suppressions suppressions;

    @BeforeEach
    void communities() {
        samples.writeOnce();
    }

    @Test
    void mailsWrittenAnew() {
        Page page = admin();
        String mail = "mail=idea-shown&language=fr";
        page.navigate("/staff/templates/edit?" + mail);
        String words = page.inputValue("#f-words");
        page.fill("#f-words", words.replaceFirst("(?m)^heading=.*$", "heading=Tout le monde voit votre idée"));
        page.fill("#f-note", "Plus court");
        page.locator("#editor button.btn:not(.quiet)").click();
        page.waitForURL("**/staff/templates/**");
        pages.look(page, "/staff/templates/compare?" + mail + "&from=0&to=1", "a mail compared with ours");
        pages.look(page, "/staff/templates/versions?" + mail, "versions of a mail");
        page.navigate("/staff/templates/edit?" + mail);
        page.locator("#parts summary").click();
        page.fill("#f-html", page.inputValue("#f-html").replace("pageUrl", "pageUrll"));
        page.locator("#editor button.btn:not(.quiet)").click();
        page.locator(".source .fault").first().waitFor();
        pages.look(page, "a mail with mistakes");
        templates.restore(cast.ines(), "idea-shown", "fr", 0); // for the tests that follow
    }

    @Test
    void aMailPutAside() {
        UUID mail = jdbc.sql("""
                insert into inbound_mail (id, fingerprint, source, sender, recipient, author, subject, size, raw, state,
                    verdict, settled_at)
                values (uuidv7(), '1', 'SMTP', 'tomas@example.org', 'convene@convene.example.org', 'tomas@example.org',
                    'Undelivered? Your message of Tuesday', 400, :raw, 'QUARANTINED', 'unknown', now()) returning id
                """).param("raw", STRANGE_MAIL.getBytes(StandardCharsets.UTF_8)).query(UUID.class).single();
        Page page = admin();
        pages.look(page, "/staff/inbound", "mails put aside");
        pages.look(page, "/staff/inbound/" + mail, "a mail put aside");
    }

    @Test
    void whoIsNotWrittenTo() {
        suppressions.suppress(new EmailAddress("tomas@example.org"), "550 5.1.1 no such user here", "bounce");
        suppressions.suppress(new EmailAddress("noor@example.org"), "asked by phone", "staff");
        suppressions.suppress(new EmailAddress("gone@example.org"), "complaint: abuse", "complaint");
        suppressions.forget(new EmailAddress("gone@example.org"));
        Page page = admin();
        pages.look(page, "/staff/suppressions", "suppressions of all kinds");
        pages.look(page, "/staff/suppressions?address=tomas@example.org", "a suppression found");
        pages.look(page, "/staff/suppressions?address=nobody@example.org", "no suppression found");
    }

    @Test
    void whoMayLookOnly() {
        UUID group = groups.bySlug("cities").orElseThrow().id();
        cast.observer("Ola", group);
        Page page = browser.desktop(http);
        var invitation = mailbox.awaitFirst("ola@example.org");
        page.setContent(invitation.html());
        pages.look(page, "a mail that invites to the staff");
        page.navigate(invitation.link("/staff/sign-in/"));
        page.locator("main form button").click();
        page.waitForURL("**/staff");
        pages.look(page, "an observer’s start");
        pages.look(page, "/staff/groups/cities", "a group an observer looks at");
        assertThat(page.locator("main").innerText()).contains("Who may join", "Everybody who confirms");
        pages.look(page, "/staff/groups/cities/members", "members an observer looks at");
    }
}
