package org.convene.journeys;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.ConveneTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What an admin sees who follows every link, in communities that are at work. */
@ConveneTest
class StaffPagesIT extends InspectedPages {
    private static final String MARA = "mara@example.org";
    @Autowired
    Meetings meetings;
    @Autowired
    WorkingGroups groups;

    @BeforeEach
    void communities() {
        samples.writeOnce();
    }

    @Test
    void everyPageOfStaff() {
        new MailedLinks(http, mailbox, clock).signUp("cities", MARA);
        Page page = admin();
        announce(page);
        PageWalk walk = new PageWalk(page, http.publicUrl(), "/staff");
        walk.from(List.of("/staff", "/staff/style"), path -> pages.look(page, path));
        assertThat(walk.visited()).hasSizeGreaterThan(12);
        pages.look(afterTheMeeting(), "what members are told afterwards");
    }

    private Page afterTheMeeting() {
        Meeting call = meetings.of(List.of(groups.bySlug("cities").orElseThrow().id())).getFirst();
        LocalDate date = meetings.coming(call, 1).getFirst().date();
        meetings.change(cast.ines(), call.id(), date,
                SessionChange.left(new Session.Material("https://notes.example.org/12", "", "", "")));
        clock.set(date.atTime(20, 0).toInstant(ZoneOffset.UTC));
        Page page = admin();
        page.navigate("/staff/meetings/" + call.id() + "/dates/" + date + "/follow-up");
        assertThat(page.locator("main form button").count()).isEqualTo(1);
        return page;
    }

    @Test
    void formsThatSomebodyElseWasFasterWith() {
        Meeting meeting = recurring();
        LocalDate date = meetings.coming(meeting, 1).getFirst().date();
        Page page = admin();
        page.navigate("/staff/meetings/" + meeting.id() + "/dates/" + date);
        meetings.change(cast.ines(), meeting.id(), date, SessionChange.topic("Theirs"));
        page.fill("#f-topic", "Mine");
        page.locator("main form button.btn").first().click();
        assertThat(page.locator("#f-topic-clash").isVisible()).isTrue();
        assertThat(page.inputValue("#f-topic")).isEqualTo("Mine");
        assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("problems");
        pages.look(page, "a date somebody else changed");
    }

    /** One announcement sent, one being written. */
    private static void announce(Page page) {
        for (int i = 0; i < 2; i++) {
            page.navigate("/staff/announcements/new?group=cities");
            page.fill("#f-subject", "Speakers wanted");
            page.fill("#f-body", "Come and **tell** us.");
            page.locator("main form button.btn").click();
            if (i == 0) {
                page.locator("button[value=now]").click();
                page.waitForSelector(".tag.good");
            }
        }
    }

    private Meeting recurring() {
        return meetings.of(groups.all().stream().map(Group::id).toList()).stream()
                .filter(one -> !one.recurrence().once()).findFirst().orElseThrow();
    }
}
