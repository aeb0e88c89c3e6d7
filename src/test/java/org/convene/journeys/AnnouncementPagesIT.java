package org.convene.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.convene.announcement.Groups;
import org.convene.testing.ConveneTest;

import static org.assertj.core.api.Assertions.assertThat;

/** An announcement from the question to a colleague to the report of what became of it, and sending when it goes badly. */
@ConveneTest
class AnnouncementPagesIT extends InspectedPages {
    private static final int MEMBERS = 9;
    private Groups groups;

    @BeforeEach
    void aGroupWithMembers() {
        clock.set(Instant.now()); // what is due is asked of the clock of the database
        groups = new Groups(http, cast.bearer(cast.ines()));
        groups.create("cities", "Cities and governments");
        groups.importMembers("cities", MEMBERS);
    }

    @Test
    void waitsForSomebodyElse() {
        String draft = new Waiting(http).draft(cast, groups.id("cities"), "cities");
        Page page = admin();
        page.navigate(draft);
        assertThat(page.locator("form[action$='/decide']").count()).isEqualTo(1);
        pages.look(page, "an announcement somebody asks about");
        page.fill("#f-note", "Say which rooms, please.");
        page.locator("button[value=decline]").click();
        page.locator("#approval blockquote").waitFor();
        pages.look(page, "an announcement declined");
    }

    /** What was sent is made undone in part, in the database alone, so that no worker takes it and no moment is missed. */
    @Test
    void isSentPausedAndCancelled() {
        Page page = admin();
        page.route("**/live*.js", Route::abort); // it would load parts anew meanwhile
        String here = written(page, "Speakers wanted");
        page.locator("button[value=now]").click();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql(
                "select count(*) from chunk where finished_at is not null and accepted = size").query(Long.class)
                .single() == 1);
        pages.look(page, here, "an announcement sent");
        someHaveLeft();
        pages.look(page, here, "an announcement being sent");
        pages.look(page, here + "/deliveries", "an announcement by recipient");
        press(page, here, "pause", "resume");
        pages.look(page, "an announcement paused");
        sendingGoesBadly(page);
        scheduled(page);
        pages.look(page, "/staff/announcements", "announcements paused and scheduled");
        press(page, here, "cancel", "copy");
        pages.look(page, "an announcement cancelled");
        pages.look(page, here + "/deliveries?state=SUPPRESSED", "an announcement by recipient, none such");
    }

    private void scheduled(Page page) {
        String here = written(page, "Rooms for next year");
        page.fill("#f-at", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20) + "T09:00");
        page.locator("button[value=later]").click();
        page.locator("form[action$='/pause']").waitFor();
        pages.look(page, "an announcement scheduled");
        press(page, here, "pause", "resume");
        pages.look(page, "an announcement held back");
    }

    private void sendingGoesBadly(Page page) {
        jdbc.sql("""
                insert into relay (down_since, down_reason) values (now(), 'Connection refused: relay.example.org')
                on conflict (one) do update set down_since = now(), down_reason = excluded.down_reason
                """).update();
        pages.look(page, "/staff/sending", "sending with failures");
        jdbc.sql("delete from relay").update();
    }

    /** @return its address */
    private static String written(Page page, String subject) {
        page.navigate("/staff/announcements/new?group=cities");
        page.fill("#f-subject", subject);
        page.fill("#f-body", "Come and **tell** us what you do.");
        page.locator("main form button.btn").click();
        page.locator("button[value=now]").waitFor();
        return page.url();
    }

    private static void press(Page page, String here, String act, String next) {
        page.navigate(here);
        page.locator("main form[action$='/" + act + "'] button").click();
        page.locator("main form[action$='/" + next + "']").waitFor();
    }

    /** Four of nine left, two were refused and one is in doubt; nobody takes the others, which are held. */
    private void someHaveLeft() {
        jdbc.sql("""
                update chunk set accepted = 4, failed = 2, uncertain = 1, intended = 7, finished_at = null, held = true
                """).update();
        jdbc.sql("delete from outcome where seq > 7").update();
        became(3, "FAILED", "REFUSED", "550 5.1.1 <member3@example.org>: no such user here");
        became(5, "FAILED", "REFUSED", "552 5.2.2 mailbox full");
        became(7, "UNCERTAIN", "NO_ANSWER", "");
    }

    private void became(int place, String state, String cause, String reply) {
        jdbc.sql("update outcome set state = :state, cause = :cause, reply = :reply where seq = :place")
                .param("state", state).param("cause", cause).param("reply", reply).param("place", place).update();
    }
}
