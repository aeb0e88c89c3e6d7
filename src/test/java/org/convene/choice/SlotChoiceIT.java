package org.convene.choice;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.audit.Scope;
import org.convene.group.Group;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.invitation.Joining;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.subscription.ClockPreference;
import org.convene.subscription.ImportReport;
import org.convene.subscription.ImportRequest;
import org.convene.subscription.MemberChoice;
import org.convene.subscription.MemberFilter;
import org.convene.subscription.MemberImports;
import org.convene.subscription.MemberRow;
import org.convene.subscription.Subscribers;
import org.convene.subscription.Subscriptions;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Members take all times of a meeting or some, and their calendars and mails follow. */
@ConveneTest
class SlotChoiceIT {
    private static final MeetingDraft.Time EARLY = new MeetingDraft.Time("Early", "15:00", "Europe/Berlin", null);
    private static final MeetingDraft.Time LATE = new MeetingDraft.Time("Late", "18:00", "Europe/Berlin", null);
    private static final MeetingDraft.Time NIGHT = new MeetingDraft.Time("Night", "22:00", "Europe/Berlin", null);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    MemberImports imports;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Subscribers subscribers;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettableClock clock;
    @Autowired
    Mailbox mailbox;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    Group group;
    Meeting meeting;
    private String link = "";

    @BeforeEach
    void scene() {
        group = scene.group("cities");
        meeting = scene.open(group, scene.monthly());
    }

    @Test
    void whoTakesOneTimeLosesTheOtherAndGetsItBackAnew() {
        scene.join(group, mara, "America/New_York");
        assertThat(calendars(2)).anySatisfy(mail -> assertThat(mail.text()).contains("12:00–1:00",
                "(Early) as well.", "Is one time enough?"));
        Document page = page();
        assertThat(page.select("input[name=slots][checked]")).hasSize(2);
        assertThat(page.select(".times").text()).contains("Which times of Monthly call suit you?", "Early · 9:00–10:00",
                "Thursday 10 December 2026", "Late · 12:00–1:00");
        assertThat(save(slot("Early")).body()).contains("other times from: CITIES");
        List<ReceivedMail> mails = calendars(3);
        assertThat(mails.getLast().subject()).startsWith("Out of your calendar: Monthly call");
        assertThat(mails.getLast().text()).contains("You take other times of Monthly call now")
                .contains("/unsubscribe/");
        assertThat(mails.getLast().calendar()).contains("METHOD:CANCEL", "SEQUENCE:1", "T180000")
                .doesNotContain("STATUS:CANCELLED");
        assertThat(held()).containsExactly("Early");
        assertThat(save(slot("Early")).body()).contains("Nothing has changed");
        save(slot("Early"), slot("Late"));
        assertThat(calendars(4).getLast().calendar()).contains("METHOD:REQUEST", "SEQUENCE:0", "T180000");
        assertThat(calendars(4).getLast().text()).contains("(Early) as well");
        assertThat(held()).containsExactlyInAnyOrder("Early", "Late");
        assertThat(member().slots()).isEmpty();
        assertThat(
                calendars(4).stream().map(mail -> mail.calendar().replaceAll("(?s).*\nUID:(\\S+).*", "$1")).distinct())
                .hasSize(3);
    }

    @Test
    void atLeastOneTimeIsTicked() {
        scene.join(group, mara, "Europe/Berlin");
        HttpResponse<String> refused = save();
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Http.page(refused).select(".times p.wrong").text())
                .contains("Tick at least one time of Monthly call");
        assertThat(Http.page(refused).select("input[name=slots][checked]")).isEmpty();
        assertThat(held()).hasSize(2);
    }

    @Test
    void theTimesTickedAtSignUpAreTheInvitationsThatCome() {
        meetings.create(cast.ines(), scene.group("other").id(), scene.monthly());
        Document form = Http.page(http.get("/signup"));
        assertThat(form.select(".times")).hasSize(2);
        assertThat(form.select("input[name=slots][checked]")).hasSize(4);
        List<String> fields = new ArrayList<>(List.of("email", mara, "groups", "cities", "language", "en", "timeZone",
                "UTC", "slots", slot("Late")));
        form.select("input[name=offered]").eachAttr("value").forEach(one -> fields.addAll(List.of("offered", one)));
        String stamp = form.select("input[name=stamp]").attr("value");
        fields.addAll(List.of("stamp", stamp, "website", ""));
        clock.advance(Duration.ofSeconds(5));
        assertThat(http.post("/signup", fields.toArray(String[]::new)).statusCode()).isEqualTo(303);
        Cast.submit(http, mailbox.await(mara, 1).getFirst().link("/confirm/"));
        List<ReceivedMail> mails = calendars(1);
        assertThat(mails.getFirst().calendar()).contains("METHOD:REQUEST", "T180000");
        ReceivedMail welcome = mailbox.await(mara, 3).stream().filter(mail -> mail.subject().contains("Welcome"))
                .findFirst().orElseThrow();
        assertThat(welcome.text()).contains("17:00–18:00", " · Late").doesNotContain("14:00–15:00");
        String confirmed = Http.page(http.get(mailbox.await(mara, 1).getFirst().link("/confirm/"))).text();
        assertThat(confirmed).contains(" · Late").contains("17:00–18:00 UTC");
        assertThat(Http.page(http.get(mails.getFirst().link("/answer/"))).select(".when").text())
                .as("a zone nobody chose").endsWith("17:00–18:00 UTC");
        assertThat(member().slots()).containsExactly(UUID.fromString(slot("Late")));
        assertThat(http.json("POST", "/api/v1/signups",
                "{\"email\": \"%s\", \"groups\": [\"cities\"], \"slots\": [\"%s\"]}"
                        .formatted("x" + mara, UUID.randomUUID()))
                .statusCode()).isEqualTo(422);
    }

    @Test
    void aTimeAddedLaterIsForThoseWhoTakeAllAndARemovedOneBringsTheRest() {
        String all = "all-" + mara;
        scene.join(group, mara, "Europe/Berlin");
        scene.join(group, all, "Europe/Berlin");
        save(slot("Early"));
        calendars(3);
        change(EARLY, LATE, NIGHT);
        assertThat(calendars(all, 3)).hasSize(3);
        assertThat(held()).containsExactly("Early");
        assertThat(page().select("input[name=slots]")).hasSize(3);
        change(LATE, NIGHT);
        assertThat(held()).containsExactlyInAnyOrder("Late", "Night");
        List<ReceivedMail> mails = calendars(6).subList(3, 6);
        assertThat(mails).filteredOn(mail -> mail.calendar().contains("METHOD:CANCEL")).singleElement()
                .satisfies(mail -> assertThat(mail.calendar()).contains("STATUS:CANCELLED", "T150000"));
    }

    @Test
    void aMeetingThatGoesOnKeepsWhatWasChosen() {
        scene.join(group, mara, "Europe/Berlin");
        save(slot("Late"));
        calendars(3);
        LocalDate from = LocalDate.of(2027, 1, 14);
        meetings.updateFrom(cast.ines(), meeting.id(), from,
                MeetingScene.draft("Monthly call", from.toString(), "FREQ=MONTHLY;BYDAY=2TH", EARLY,
                        new MeetingDraft.Time("Late", "19:00", "Europe/Berlin", null)),
                meetings.byId(meeting.id()).orElseThrow().version());
        invitations.send(cast.ines(), meeting.id());
        List<ReceivedMail> mails = calendars(5).subList(3, 5);
        assertThat(mails).extracting(ReceivedMail::calendar).anyMatch(text -> text.contains("T190000"))
                .noneMatch(text -> text.contains("T150000"));
        assertThat(held()).containsExactlyInAnyOrder("Late", "Late");
    }

    @Test
    void moderatorsAndProgramsChooseForAMember() {
        scene.join(group, mara, "America/New_York");
        calendars(2);
        Http browser = cast.signIn(http, cast.moderator("Mo", group.id()));
        String person = "/staff/groups/cities/members/" + member().id();
        assertThat(Http.page(browser.get(person)).select("a[href$=/choices]").text()).isEqualTo("Times and clock");
        assertThat(Http.page(browser.get(person + "/choices")).select(".times").text()).contains("9:00–10:00");
        Cast.submitTo(browser, person + "/choices", person + "/choices", "slots", slot("Late"), "clockStyle", "24");
        assertThat(calendars(3).getLast().calendar()).contains("METHOD:CANCEL", "T150000");
        assertThat(member().clockStyle()).isEqualTo("24");
        String[] token = cast.bearer(cast.ines(), Scope.SUBSCRIPTIONS_READ, Scope.SUBSCRIPTIONS_WRITE);
        String path = "/api/v1/groups/cities/subscriptions/" + member().id();
        assertThat(http.json("PATCH", path, "{\"slots\": [\"nonsense\"]}", token).statusCode()).isEqualTo(422);
        assertThat(http.json("PATCH", path, "{\"clockStyle\": \"13\"}", token).statusCode()).isEqualTo(422);
        assertThat(http.json("PATCH", path, "{\"slots\": []}", token).body()).contains("\"slots\":[]",
                "\"clockStyle\":\"24\"");
        ReceivedMail back = calendars(4).getLast();
        assertThat(back.calendar()).contains("METHOD:REQUEST", "T150000");
        assertThat(back.text()).contains("09:00–10:00").doesNotContain("\u00A0AM");
        assertThat(http.json("GET", "/api/v1/audit", "", cast.bearer(cast.ines())).body())
                .contains("subscription.choose");
    }

    @Test
    void theClockChosenIsTheClockOfAllMailsAndPagesOfThatPerson() {
        scene.join(group, mara, "Europe/Berlin");
        calendars(2);
        assertThat(saved("clockStyle", "12").body()).contains("how times are written");
        assertThat(page().select("select[name=clockStyle] option[selected]").val()).isEqualTo("12");
        assertThat(page().select(".times").text()).contains("3:00–4:00");
        assertThat(Http.page(http.get(preferences() + "/dates")).text()).contains("3:00–4:00 PM");
        assertThat(Http.page(http.get(preferences() + "/sent")).text()).containsPattern("\\d:\\d\\d (AM|PM)");
        invitations.again(invitations.heldOf(meeting).stream().filter(one -> one.address().value().equals(mara))
                .findFirst().orElseThrow().id());
        assertThat(calendars(4).getLast().text()).containsPattern("(3:00–4:00|6:00–7:00)\u00A0PM");
    }

    @Test
    void aTableCarriesTimesAndClockOutAndIn() {
        String csv = "email,name,timeZone,slots,clockStyle\n" + mara + ",Mara,Europe/Berlin,late,12\nb" + mara
                + ",B,UTC,Early; Late,\nc" + mara + ",C,UTC,Noon,\n";
        ImportReport report = imports.run(cast.ines(), "cities", new ImportRequest(
                csv.getBytes(StandardCharsets.UTF_8), "Asked at the conference", false, false));
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.problems()).singleElement()
                .satisfies(wrong -> assertThat(wrong.problem().field()).isEqualTo("slots"));
        assertThat(member().slots()).containsExactly(UUID.fromString(slot("Late")));
        Http browser = cast.signIn(http, cast.moderator("Mo", group.id()));
        assertThat(browser.get("/staff/groups/cities/members.csv").body().lines().filter(line -> line.contains(mara)))
                .anyMatch(line -> line.startsWith("\"" + mara) && line.endsWith("\"Late\",\"12\""))
                .anyMatch(line -> line.startsWith("\"b" + mara) && line.endsWith("\"\",\"\""));
    }

    @Test
    void whatWasChosenComesBackAfterAPauseAndAnUndoAndGoesWithErasure() {
        scene.join(group, mara, "Europe/Berlin");
        save(slot("Late"));
        calendars(3);
        saved("slots", slot("Late"), "pauseUntil", "2026-12-20");
        assertThat(calendars(4).getLast().calendar()).contains("METHOD:CANCEL", "T180000");
        save(slot("Late"));
        assertThat(calendars(5).getLast().calendar()).contains("METHOD:REQUEST", "T180000");
        UUID before = member().id();
        HttpResponse<String> left = http.post(preferences() + "/leave-all");
        http.post(Http.page(left).select("main form").attr("action"));
        assertThat(member().id()).isNotEqualTo(before);
        assertThat(member().slots()).containsExactly(UUID.fromString(slot("Late")));
        assertThat(calendars(7).getLast().calendar()).contains("METHOD:REQUEST", "T180000");
        UUID subscriber = subscriptions.find(cast.ines(), new EmailAddress(mara)).orElseThrow().subscriber();
        assertThat(subscribers.find(subscriber).orElseThrow().subscriptions().getLast().slots())
                .containsExactly("Monthly call: Late");
        assertThat(subscribers.erase(subscriber, "")).isTrue();
        assertThat(jdbc.sql("select count(*) from subscription where subscriber_id = :id and slots <> '{}'")
                .param("id", subscriber).query(Long.class).single()).isZero();
    }

    @Test
    void notesGoToThoseWhoseTimeItWasAndTheWayInTellsTheNextOfTheirs() {
        Meeting turns = meetings.create(cast.ines(), group.id(), new MeetingDraft("Clinic", "", "2026-12-01",
                "FREQ=DAILY", 60, meeting.venue(), List.of(EARLY, LATE), true));
        invitations.send(cast.ines(), turns.id());
        scene.join(group, mara, "Europe/Berlin");
        scene.join(group, "all-" + mara, "Europe/Berlin");
        UUID late = turns.slots().getLast().id();
        subscriptions.choose(cast.ines(), "cities", member().id(),
                new MemberChoice(List.of(), List.of(late.toString()), "12"));
        HeldInvitation mine = invitations.heldOf(turns).stream().filter(one -> one.subscription().equals(member().id()))
                .findFirst().orElseThrow();
        Joining early = invitations.joining(mine.id()).orElseThrow();
        assertThat(early.next()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(early.next()).date()).isEqualTo("2026-12-02");
        assertThat(early.clock()).isEqualTo(ClockPreference.TWELVE);
        clock.set(Instant.parse("2026-12-03T12:00:00Z"));
        for (String day : List.of("2026-12-01", "2026-12-02")) {
            meetings.change(cast.ines(), turns.id(), LocalDate.parse(day), new SessionChange(null, null, null, null,
                    null, null, null, null, null,
                    new Session.Material("https://notes.example.org/" + day, "", "", ""), null));
        }
        Http browser = cast.signIn(http, cast.moderator("Mo", group.id()));
        String page = "/staff/meetings/" + turns.id() + "/dates/%s/follow-up";
        assertThat(Http.page(browser.get(page.formatted("2026-12-01"))).select("main").text()).contains("one member");
        assertThat(Http.page(browser.get(page.formatted("2026-12-02"))).select("main").text()).contains("2 members");
        Meeting next = meetings.updateFrom(cast.ines(), turns.id(), LocalDate.of(2026, 12, 4),
                new MeetingDraft("Office hour", "", "2026-12-04", "FREQ=DAILY", 60, meeting.venue(),
                        List.of(EARLY, LATE), true),
                meetings.byId(turns.id()).orElseThrow().version());
        assertThat(meetings.occurrence(next, LocalDate.of(2026, 12, 4)).orElseThrow().times().getFirst().slot().label())
                .as("the turns go on").isEqualTo("Late");
    }

    private List<ReceivedMail> calendars(int many) {
        return calendars(mara, many);
    }

    /** Waits until so many have come, and checks that no more did. */
    private List<ReceivedMail> calendars(String member, int many) {
        Awaitility.await().until(() -> invited(member).size() >= many);
        assertThat(invited(member)).hasSize(many);
        return invited(member);
    }

    private List<ReceivedMail> invited(String member) {
        return mailbox.mailsTo(member).stream().filter(mail -> !mail.calendar().isEmpty()).toList();
    }

    private Document page() {
        return Http.page(http.get(preferences()));
    }

    private String preferences() {
        if (link.isEmpty()) {
            link = subscribers.preferencesPath(
                    subscriptions.find(cast.ines(), new EmailAddress(mara)).orElseThrow().subscriber());
        }
        return link;
    }

    private HttpResponse<String> save(String... slots) {
        List<String> fields = new ArrayList<>();
        Arrays.stream(slots).forEach(slot -> fields.addAll(List.of("slots", slot)));
        return saved(fields.toArray(String[]::new));
    }

    private HttpResponse<String> saved(String... changed) {
        List<String> fields = new ArrayList<>(List.of("shown", "cities", "stay", "cities", "invitations", "cities",
                "announcements", "cities"));
        Document page = page();
        if (!Arrays.asList(changed).contains("clockStyle")) {
            page.select("input[name=offered]").eachAttr("value").forEach(one -> fields.addAll(List.of("offered", one)));
        }
        fields.addAll(List.of(changed));
        return http.post(preferences(), fields.toArray(String[]::new));
    }

    private void change(MeetingDraft.Time... slots) {
        meetings.update(cast.ines(), meeting.id(),
                MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH", slots),
                meetings.byId(meeting.id()).orElseThrow().version());
        invitations.send(cast.ines(), meeting.id());
    }

    private String slot(String label) {
        return meetings.byId(meeting.id()).orElseThrow().slots().stream().filter(one -> one.label().equals(label))
                .findFirst().orElseThrow().id().toString();
    }

    private MemberRow member() {
        return subscriptions.members(cast.ines(), "cities", new MemberFilter(null, "", null, 50)).stream()
                .filter(one -> one.email().equals(mara)).findFirst().orElseThrow();
    }

    /** Labels of the slots whose invitations this person holds. */
    private List<String> held() {
        return invitations.held(List.of(member().id())).stream().map(this::label).toList();
    }

    private String label(HeldInvitation held) {
        return held.meeting().slots().stream().filter(one -> one.id().equals(held.slot())).findFirst().orElseThrow()
                .label();
    }
}
