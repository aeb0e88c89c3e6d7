package org.convene.journeys;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.SelectOption;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.StaffAccounts;
import org.convene.admin.SampleCommunities;
import org.convene.bulk.BulkRounds;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.guest.GuestDraft;
import org.convene.guest.Guests;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.SessionChange;
import org.convene.testing.Browser;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;

/** Every page, light at a desk and dark on a phone: WCAG 2.2 AA by axe, and nothing wider than the screen. */
@ConveneTest
class AccessibilityJourneyIT {
    private static final int PHONE = 390;
    private static final int HEAVIEST = 100_000;
    private static final String MARA = "mara@example.org";
    private static final String TOMAS = "tomas@example.org";
    /** Ids and tokens, so that a page has the same name in every run. */
    private static final Pattern IDS = Pattern.compile("[\\w-]{30,}");
    private static final Pattern LINK = Pattern.compile("http://[^\\s<>\"]+");
    @RegisterExtension
    static final Browser browser = new Browser();
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    SampleCommunities samples;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    Meetings meetings;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Guests guests;
    @Autowired
    Invitations invitations;
    @Autowired
    Cast cast;
    @Autowired
    BulkRounds bulk;
    @Autowired
    JdbcClient jdbc;
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void communities() {
        samples.writeOnce();
    }

    @Test
    void everyPageOfVisitorsAndSubscribers() {
        List<String> starts = new ArrayList<>(List.of("/", "/mailbox", "/staff/sign-in", "/signup/sent",
                "/contact?kind=talk", "/contact/sent", "/staff/sign-in/sent"));
        starts.addAll(linksMailedTo(MARA));
        starts.add(noted("cities"));
        starts.addAll(linksOfAGuest());
        Page page = browser.desktop(http);
        PageWalk walk = new PageWalk(page, http.publicUrl(), "/");
        walk.from(starts, path -> inspect(page, path));
        assertThat(walk.visited()).hasSizeGreaterThan(12);
        page.navigate(starts.stream().filter(path -> path.contains("/preferences/")).findFirst().orElseThrow()
                + "/calendar");
        page.locator("main form button.btn").first().click();
        inspect(page, "a calendar of one’s own");
        page.navigate("/nowhere");
        inspect(page, "/nowhere");
        assertThat(findings).isEmpty();
    }

    @Test
    void everyPageOfStaff() {
        signUp("cities");
        Page page = staffPage();
        announce(page);
        PageWalk walk = new PageWalk(page, http.publicUrl(), "/staff");
        walk.from(List.of("/staff", "/staff/style", choseEverybody(page, "REMOVE")),
                path -> inspect(page, path));
        assertThat(walk.visited()).hasSizeGreaterThan(12);
        inspect(page, choseEverybody(page, "ADD") + "-add");
        page.locator("form[action$='/details'] button").click();
        page.locator(".problems").waitFor();
        inspect(page, "many members, details missing");
        assertThat(findings).isEmpty();
    }

    @Test
    void whatStaffDoStepByStep() {
        signUp("cities");
        Page page = staffPage();
        manyMembersChanged(page);
        letterOverdue(page);
        typedWhenSignedOut(page);
        assertThat(findings).isEmpty();
    }

    /** From the moment in which it can be stopped to the way back; without the script that would load the page anew meanwhile. */
    private void manyMembersChanged(Page page) {
        page.route("**/live*.js", Route::abort);
        String act = choseEverybody(page, "REMOVE");
        jdbc.sql("update bulk_act set state = 'LOOKING', starts_at = timestamptz '2100-01-01' where state = 'READY'")
                .update(); // as with thousands of members
        page.navigate(act);
        inspect(page, "many members looked at");
        jdbc.sql("update bulk_act set state = 'READY' where state = 'LOOKING'").update();
        page.navigate(act);
        page.locator("form[action$='/start'] button").click();
        page.locator("form[action$='/stop']").waitFor();
        inspect(page, "many members waiting");
        jdbc.sql("""
                update bulk_act set state = 'LOOKING', begins = true, looked_to = null,
                    starts_at = timestamptz '2100-01-01' where state = 'WAITING'
                """).update();
        page.navigate(act);
        inspect(page, "many members looked at first");
        jdbc.sql("update bulk_act set state = 'RUNNING' where state = 'LOOKING'").update();
        page.navigate(act);
        inspect(page, "many members running");
        jdbc.sql("update bulk_act set starts_at = timestamptz '2020-01-01' where state = 'RUNNING'").update();
        carriedOut("DONE");
        page.navigate(act);
        inspect(page, "many members finished");
        page.locator("form[action$='/undo'] button").click();
        page.locator("form[action$='/undo']").waitFor(new Locator.WaitForOptions().setState(DETACHED));
        inspect(page, "many members undoing");
        carriedOut("UNDONE");
        page.navigate(act);
        inspect(page, "many members undone");
        page.unroute("**/live*.js");
    }

    private void carriedOut(String state) {
        Awaitility.await(state).atMost(Duration.ofSeconds(10)).until(() -> {
            bulk.work(100);
            return jdbc.sql("select count(*) from bulk_act where state = :state").param("state", state)
                    .query(Long.class).single() == 1;
        });
    }

    /** An idea that waits too long, a saved reply put into the answer, and the idea shown to everybody. */
    private void letterOverdue(Page page) {
        Waiting waiting = new Waiting(http);
        waiting.idea("cities", TOMAS);
        waiting.talk("cities", TOMAS);
        jdbc.sql("update contact_request set answer_by = timestamptz '2020-01-01' where state = 'OPEN'").update();
        page.navigate("/staff/inbox/replies/new");
        page.fill("#f-name", "How to join");
        page.fill("#f-text", "Hello {{name|there}},\n\nsign up on our page.\n\n{{me}}");
        page.selectOption("#f-place", "all");
        page.locator("main form.card button.btn").click();
        page.waitForURL("**/staff/inbox/replies");
        inspect(page, "/staff/inbox/replies");
        page.navigate(page.locator("main li a").first().getAttribute("href"));
        inspect(page, "/staff/inbox/replies/one");
        page.navigate("/staff/inbox");
        inspect(page, "/staff/inbox overdue");
        String letter = page.locator("a:has-text('A shared map')").first().getAttribute("href");
        page.navigate(letter);
        page.selectOption("#f-saved", new SelectOption().setLabel("How to join"));
        page.locator("button[value=insert]").click();
        page.locator("form [role=status]").waitFor();
        inspect(page, "a saved reply in the answer");
        page.navigate(letter + "/listing");
        inspect(page, "an idea before it is shown");
        page.locator("main form button").click();
        page.locator("form[action$='/end']").waitFor();
        inspect(page, "an idea that is shown");
        page.navigate("/groups/cities/ideas");
        inspect(page, "/groups/cities/ideas");
        page.navigate(mailbox.awaitSubject(TOMAS, "Your idea is on the page").link("/idea/"));
        inspect(page, "an idea its writer takes off");
        page.navigate("/staff/inbox?kind=talk");
        page.navigate(page.locator("a:has-text('Budgets that last')").first().getAttribute("href") + "/place");
        inspect(page, "a date for a talk");
        page.navigate(waiting.draft(cast, groups.bySlug("cities").orElseThrow().id(), "cities"));
        assertThat(page.locator("form[action$='/decide']").count()).isEqualTo(1);
        inspect(page, "a draft somebody asks about");
        page.navigate("/staff");
        inspect(page, "/staff with something overdue");
    }

    /** The session ends while somebody types. */
    private void typedWhenSignedOut(Page page) {
        page.navigate("/staff/groups/new");
        page.fill("#f-name", "Typed for an hour");
        jdbc.sql("delete from spring_session").update();
        page.locator("main form button.btn").last().click();
        page.waitForURL("**/staff/sign-in");
        inspect(page, "signed out with a form");
        page.navigate(accounts.oneTimeLink(SampleCommunities.ADMIN));
        page.locator("main form button").click();
        page.waitForURL(Pattern.compile("/staff/groups/new\\?unsent="));
        assertThat(page.inputValue("#f-name")).isEqualTo("Typed for an hour");
        inspect(page, "a form shown again after signing in");
        page.navigate(page.url().replace("/groups/new?unsent=", "/unsent/"));
        inspect(page, "what was typed by itself");
    }

    /** The page on which many members are about to be changed. */
    private String choseEverybody(Page page, String act) {
        page.navigate("/staff/members");
        page.selectOption("#f-act", act);
        page.check("input[name=whom][value=ALL]");
        page.locator("#many button").click();
        return page.url().substring(http.publicUrl().length());
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
            inspect(page, form + " with problems");
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void formsThatSomebodyElseWasFasterWith() {
        Meeting meeting = recurring();
        LocalDate date = meetings.coming(meeting, 1).getFirst().date();
        Page page = staffPage();
        page.navigate("/staff/meetings/" + meeting.id() + "/dates/" + date);
        meetings.change(cast.ines(), meeting.id(), date, SessionChange.topic("Theirs"));
        page.fill("#f-topic", "Mine");
        page.locator("main form button.btn").first().click();
        assertThat(page.locator("#f-topic-clash").isVisible()).isTrue();
        assertThat(page.inputValue("#f-topic")).isEqualTo("Mine");
        assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("problems");
        inspect(page, "a date somebody else changed");
        assertThat(findings).isEmpty();
    }

    @Test
    void linksThatDoNotWorkAnyMore() {
        String refuse = linkMailed("refuse", MARA);
        Page page = browser.desktop(http);
        page.navigate(refuse);
        inspect(page, "refuse");
        page.locator("main form button.btn").click();
        inspect(page, "refused");
        for (String gone : List.of("/confirm/none", "/preferences/none", "/unsubscribe/none", "/answer/none",
                "/join/none", "/guest/none", "/staff/sign-in/none", "/setup/none", "/calendar?month=2026-13")) {
            page.navigate(gone);
            inspect(page, gone);
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void everyMailAsItIsRead() {
        signUp("cities");
        Page page = browser.desktop(http);
        for (ReceivedMail mail : mailbox.mailsTo(MARA)) {
            page.setContent(mail.html());
            inspect(page, mail.subject());
        }
        assertThat(findings).isEmpty();
    }

    /** A past session whose notes somebody wrote. */
    private String noted(String group) {
        String session = meetings.past(groups.bySlug(group).orElseThrow().id(), "", 1).getFirst().id();
        http.json("PATCH", "/api/v1/groups/" + group + "/occurrences/" + session + "/notes",
                "{\"text\":\"> Quiet\\n\\n## What was said\\n\\n- Much\"}", cast.bearer(cast.ines()));
        return "/groups/" + group + "/archive/" + session;
    }

    private String linkMailed(String kind, String address) {
        askFor("cities", address);
        return LINK.matcher(mailbox.awaitFirst(address).text()).results().map(found -> found.group())
                .filter(link -> link.contains(kind)).findFirst().orElseThrow();
    }

    private void inspect(Page page, String path) {
        appear(page, PHONE, ColorScheme.DARK);
        keep(page, path, "phone");
        appear(page, 1280, ColorScheme.LIGHT);
        keep(page, path, "desk");
        untitledFrames(page).forEach(frame -> findings.add(path + ": no title at " + frame));
        Axe.bring(page);
        Axe.look(page).forEach(wrong -> findings.add(path + " (desk, light): " + wrong));
        appear(page, PHONE, ColorScheme.DARK);
        Axe.look(page).forEach(wrong -> findings.add(path + " (phone, dark): " + wrong));
        int width = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
        if (width > PHONE) {
            findings.add(path + " is " + width + " px wide on a phone of " + PHONE);
        }
        int weight = (Integer) page.evaluate("""
                () => ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
                    .reduce((sum, part) => sum + part.decodedBodySize, 0)""");
        if (weight > HEAVIEST) {
            findings.add(path + " weighs " + weight + " bytes with all its parts, at most " + HEAVIEST);
        }
    }

    /** For people to look at: what axe cannot see. */
    private static void keep(Page page, String path, String on) {
        String name = IDS.matcher("site" + path).replaceAll("_").replaceAll("[^\\p{Alnum}_]+", "-");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setType(ScreenshotType.JPEG).setQuality(60)
                .setPath(Path.of("target", "screenshots", name + "-" + on + ".jpg")));
    }

    private static void appear(Page page, int width, ColorScheme scheme) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Takes the frames out as well: axe would wait for an answer from sandboxed ones, which run no scripts. */
    @SuppressWarnings("unchecked")
    private static List<String> untitledFrames(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('iframe')].map(frame => { frame.remove(); return frame })
                    .filter(frame => !frame.title).map(frame => frame.outerHTML)""");
    }

    private Page staffPage() {
        Page page = browser.desktop(http);
        page.navigate(accounts.oneTimeLink(SampleCommunities.ADMIN));
        page.locator("main form button").click();
        page.waitForURL("**/staff");
        return page;
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

    private List<String> linksMailedTo(String address) {
        signUp("cities");
        return mailbox.mailsTo(address).stream().map(ReceivedMail::text).flatMap(text -> LINK.matcher(text).results())
                .map(found -> found.group().replaceFirst("[.,;]$", "")).filter(link -> link.startsWith(
                        http.publicUrl()))
                .distinct().toList();
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

    private void signUp(String group) {
        askFor(group, MARA);
        String confirm = mailbox.awaitFirst(MARA).link("/confirm/");
        http.submit(http.get(confirm), confirm.substring(http.publicUrl().length()));
        mailbox.await(MARA, 3);
    }

    private void askFor(String group, String address) {
        HttpResponse<String> form = http.get("/signup?group=" + group);
        clock.advance(Duration.ofSeconds(10));
        HttpResponse<String> answer = http.submit(form, "/signup", "email", address, "name", "Mara Lind");
        assertThat(answer.headers().firstValue("Location")).as(answer.body()).hasValue("/signup/sent");
    }
}
