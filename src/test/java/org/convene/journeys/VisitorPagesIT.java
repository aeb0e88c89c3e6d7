package org.convene.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.guest.GuestDraft;
import org.convene.guest.Guests;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.testing.ConveneTest;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** What visitors see, and members by the links of their mails. */
@ConveneTest
class VisitorPagesIT extends InspectedPages {
    private static final String MARA = "mara@example.org";
    @Autowired
    Meetings meetings;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Guests guests;
    @Autowired
    Invitations invitations;
    private MailedLinks mailed;

    @BeforeEach
    void communities() {
        samples.writeOnce();
        mailed = new MailedLinks(http, mailbox, clock);
    }

    @Test
    void everyPageOfVisitorsAndSubscribers() {
        List<String> starts = new ArrayList<>(List.of("/", "/mailbox", "/staff/sign-in", "/signup/sent",
                "/contact?kind=talk", "/contact/sent", "/staff/sign-in/sent"));
        mailed.signUp("cities", MARA);
        starts.addAll(mailed.to(MARA));
        starts.add(noted("cities"));
        starts.addAll(linksOfAGuest());
        Page page = browser.desktop(http);
        PageWalk walk = new PageWalk(page, http.publicUrl(), "/");
        walk.from(starts, path -> pages.look(page, path));
        assertThat(walk.visited()).hasSizeGreaterThan(12);
        page.navigate(starts.stream().filter(path -> path.contains("/preferences/")).findFirst().orElseThrow()
                + "/calendar");
        page.locator("main form button.btn").first().click();
        pages.look(page, "a calendar of one’s own");
        page.navigate("/nowhere");
        pages.look(page, "/nowhere");
    }

    @Test
    void formsThatAreShownAgain() {
        Page page = browser.desktop(http);
        for (String form : List.of("/signup", "/contact")) {
            page.navigate(form);
            clock.advance(Duration.ofSeconds(10));
            page.locator("main form button.btn").first().click();
            assertThat(page.locator(".problems").isVisible()).as(form).isTrue();
            assertThat(page.evaluate("() => document.activeElement.className")).as(form).isEqualTo("problems");
            pages.look(page, form + " with problems");
        }
    }

    @Test
    void linksThatDoNotWorkAnyMore() {
        mailed.ask("cities", MARA);
        mailbox.awaitFirst(MARA);
        Page page = browser.desktop(http);
        page.navigate(mailed.to(MARA).stream().filter(link -> link.contains("refuse")).findFirst().orElseThrow());
        pages.look(page, "refuse");
        page.locator("main form button.btn").click();
        pages.look(page, "refused");
        Set<String> seen = new HashSet<>();
        for (String gone : List.of("/confirm/none", "/preferences/none", "/unsubscribe/none", "/answer/none",
                "/join/none", "/guest/none", "/staff/sign-in/none", "/setup/none", "/calendar?month=2026-13")) {
            page.navigate(gone);
            if (seen.add(page.locator("main").innerText())) {
                pages.look(page, gone);
            }
        }
    }

    @Test
    void everyMailAsItIsRead() {
        mailed.signUp("cities", MARA);
        Page page = browser.desktop(http);
        Set<String> subjects = new HashSet<>();
        for (ReceivedMail mail : mailbox.mailsTo(MARA)) {
            String subject = mail.subject().replaceFirst("\\d.*", ""); // the two slots of one call differ in their time only
            if (subjects.add(subject)) {
                page.setContent(mail.html());
                pages.look(page, subject);
            }
        }
    }

    /** A past session whose notes somebody wrote. */
    private String noted(String group) {
        String session = meetings.past(groups.bySlug(group).orElseThrow().id(), "", 1).getFirst().id();
        http.json("PATCH", "/api/v1/groups/" + group + "/occurrences/" + session + "/notes",
                "{\"text\":\"> Quiet\\n\\n## What was said\\n\\n- Much\"}", cast.bearer(cast.ines()));
        return "/groups/" + group + "/archive/" + session;
    }

    private List<String> linksOfAGuest() {
        Meeting meeting = recurring();
        guests.add(cast.ines(), meeting.id(), meetings.coming(meeting, 1).getFirst().date(),
                new GuestDraft("Priya Raman", "City of Exampleby", "priya@example.org", "en", "", "", "Agreed to speak",
                        true));
        invitations.send(cast.ines(), meeting.id());
        String own = mailbox.awaitFirst("priya@example.org").link("/guest/");
        return List.of(own, own + "/stop");
    }

    private Meeting recurring() {
        return meetings.of(groups.all().stream().map(Group::id).toList()).stream()
                .filter(one -> !one.recurrence().once()).findFirst().orElseThrow();
    }
}
