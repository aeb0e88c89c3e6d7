package org.convene.guest;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group;
import org.convene.invitation.Invitations;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** From a moderator's form to a guest's calendar and back. */
@ConveneTest
class GuestIT {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    private static final Pattern UID = Pattern.compile("(?m)^UID:(.*)$");
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Guests guests;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;
    private final String priya = "priya-" + UUID.randomUUID() + "@example.org";
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    Group group;
    Meeting meeting;
    String page;
    Http ines;

    @BeforeEach
    void scene() {
        group = scene.group("cities");
        scene.join(group, mara, "Europe/Berlin");
        meeting = scene.open(group, monthly("15:00"));
        page = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10/guests";
        ines = cast.signIn(http.fresh(), scene.ines());
    }

    @Test
    void aGuestIsInvitedToOneDateAloneAndHearsWhatBecomesOfIt() {
        assertThat(invite(priya, "show", "true").statusCode()).isEqualTo(303);
        assertThat(Http.page(ines.get(page)).text()).contains("Priya Raman").contains("not invited yet")
                .contains("Agreed to speak, by mail");
        assertThat(Http.page(ines.get("/staff/meetings/" + meeting.id() + "/send")).text())
                .contains("one update and one new invitation").contains("as a guest at this one date");
        send();
        ReceivedMail first = mails(1).getFirst();
        assertThat(first.subject()).contains("Your invitation as a guest");
        assertThat(first.text()).contains("9:00–10:00\u00A0AM New York").contains("You are not subscribed to anything");
        String object = unfolded(first);
        assertThat(object).contains("METHOD:REQUEST").contains("DTSTART:20261210T140000Z").contains("SEQUENCE:0")
                .contains("RSVP=TRUE").contains("mailto:" + priya).contains("/join/")
                .doesNotContain("RRULE").doesNotContain("RECURRENCE-ID").doesNotContain("video.example.org");
        assertThat(first.header("List-Unsubscribe")).contains("/guest/").contains("/stop");
        assertThat(http.get("/groups/cities/meetings/" + meeting.id() + "?date=2026-12-10").body())
                .contains("Priya Raman (City of Exampleby)");

        clock.advance(Duration.ofMinutes(1));
        scene.change(meeting, DECEMBER, SessionChange.to(LocalDateTime.parse("2026-12-10T17:00")));
        ReceivedMail moved = mails(2).getLast();
        assertThat(moved.subject()).startsWith("Changed");
        assertThat(moved.text()).contains("9:00–10:00\u00A0AM").contains("11:00\u00A0AM–12:00");
        assertThat(unfolded(moved)).contains("DTSTART:20261210T160000Z").contains("SEQUENCE:1")
                .contains("UID:" + uid(first));

        clock.advance(Duration.ofMinutes(1));
        scene.change(meeting, DECEMBER, SessionChange.topic("Budgets"));
        assertThat(unfolded(mails(3).getLast())).contains("SEQUENCE:1").contains("Budgets");

        clock.advance(Duration.ofMinutes(1));
        scene.change(meeting, DECEMBER, SessionChange.to(Session.Status.CANCELLED));
        ReceivedMail cancelled = mails(4).getLast();
        assertThat(unfolded(cancelled)).contains("METHOD:CANCEL").contains("STATUS:CANCELLED").contains("SEQUENCE:2")
                .contains("UID:" + uid(first)).doesNotContain("/join/");
        assertThat(cancelled.text()).contains("does not take place").doesNotContain("/join/");
        assertThat(mailbox.mailsTo(mara)).as("no mail to members because of guests alone").hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void whoIsTakenOffIsToldAndEditsAreTakenBackLikeAllOthers() {
        invite(priya);
        assertThat(invitations.pending(scene.ines(), meeting.id())).isPresent();
        invitations.undo(scene.ines(), meeting.id());
        assertThat(Http.page(ines.get(page)).text()).contains("Nobody is invited");
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        invite(priya);
        send();
        ReceivedMail first = mails(1).getFirst();
        String remove = Http.page(ines.get(page)).select("form[action$=/remove]").attr("action");
        assertThat(Cast.submitTo(ines, page, remove).statusCode()).isEqualTo(303);
        invitations.undo(scene.ines(), meeting.id());
        assertThat(Http.page(ines.get(page)).text()).contains("Priya Raman").contains("invited");
        Cast.submitTo(ines, page, remove);
        clock.advance(Duration.ofMinutes(1));
        assertThat(send().cancellations()).isEqualTo(1);
        ReceivedMail gone = mails(2).getLast();
        assertThat(unfolded(gone)).contains("METHOD:CANCEL").doesNotContain("STATUS:CANCELLED")
                .contains("UID:" + uid(first));
        assertThat(gone.text()).contains("expects you no longer");
        assertThat(http.get(first.link("/join/")).statusCode()).isEqualTo(404);
        assertThat(http.get(first.link("/guest/")).statusCode()).isEqualTo(404);
    }

    @Test
    void aWholeSeriesThatMovesTakesItsGuestsAlong() {
        invite(priya);
        send();
        String uid = uid(mails(1).getFirst());
        clock.advance(Duration.ofMinutes(1));
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Monthly call", "2026-12-08",
                "FREQ=MONTHLY;BYDAY=2TU", new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)),
                meetings.byId(meeting.id()).orElseThrow().version());
        send();
        assertThat(unfolded(mails(2).getLast())).contains("METHOD:REQUEST").contains("DTSTART:20261208T140000Z")
                .contains("SEQUENCE:1").contains("UID:" + uid);
        clock.advance(Duration.ofMinutes(1));
        meetings.cancel(scene.ines(), meeting.id(), "Everybody is ill.");
        send();
        assertThat(mails(3).getLast().text()).contains("Everybody is ill.");
        assertThat(unfolded(mails(3).getLast())).contains("METHOD:CANCEL").contains("UID:" + uid);
    }

    @Test
    void aMemberGetsNoSecondMail() {
        invite(mara);
        assertThat(Http.page(ines.get(page)).text()).contains("invited as a member");
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        assertThat(send().any()).isFalse();
    }

    @Test
    void theRoomOpensAroundTheDateForGuestsToo() {
        invite(priya);
        send();
        ReceivedMail mail = mails(1).getFirst();
        assertThat(http.get(mail.link("/join/")).body()).contains("The room opens on");
        clock.set(Instant.parse("2026-12-10T13:50:00Z"));
        assertThat(http.post(mail.link("/join/")).headers().firstValue("Location")).contains(MeetingScene.ROOM);
        clock.set(Instant.parse("2027-01-14T13:50:00Z"));
        assertThat(http.post(mail.link("/join/")).headers().firstValue("Location")).as("not the next one").isEmpty();
    }

    @Test
    void onePressAnswersAndOneEndsAllMail() {
        invite(priya);
        send();
        ReceivedMail mail = mails(1).getFirst();
        String own = mail.link("/guest/");
        assertThat(http.get(own).body()).contains("Will you come?").doesNotContain("video.example.org");
        assertThat(Http.page(http.get(own)).select(".when").text()).as("a zone that somebody else chose")
                .endsWith("AM New York");
        assertThat(http.post(own, "answer", "ACCEPTED").body()).contains("your answer is noted");
        assertThat(http.post(own, "answer", "nonsense").statusCode()).isEqualTo(422);
        assertThat(Http.page(ines.get(page)).text()).contains("comes");
        String stop = mail.oneClick();
        assertThat(http.get(stop).body()).contains("No more mail about this?");
        assertThat(Http.page(ines.get(page)).text()).as("reading changes nothing").contains("comes");
        assertThat(http.post(stop, "List-Unsubscribe", "One-Click").body()).isEqualTo("OK");
        assertThat(http.post(stop, "stop", "page").statusCode()).isEqualTo(303);
        assertThat(http.get(stop).body()).contains("You get no more mail about this");
        assertThat(Http.page(ines.get(page)).text()).contains("wants no mail").doesNotContain(priya);
        assertThat(jdbc.sql("select count(*) from guest where address_key = :a").param("a", priya)
                .query(Long.class).single()).isZero();
        clock.advance(Duration.ofMinutes(1));
        scene.change(meeting, DECEMBER, SessionChange.to(Session.Status.CANCELLED));
        scene.change(meeting, DECEMBER, SessionChange.to(Session.Status.CONFIRMED));
        List<ReceivedMail> both = mails(2);
        assertThat(both).as("the one that takes it out of the calendar, and no other").hasSize(2);
        assertThat(unfolded(both.getLast())).contains("METHOD:CANCEL").contains("UID:" + uid(mail))
                .contains("SEQUENCE:1").doesNotContain("STATUS:CANCELLED").doesNotContain("/join/");
        assertThat(both.getLast().subject()).startsWith("Out of your calendar, as you wished");
        assertThat(both.getLast().text()).contains("writes to you no more").doesNotContain("/stop");
        HttpResponse<String> again = invite(priya);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Http.page(again).select("#f-email-wrong").text()).contains("wants no mail as a guest");
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndMailsNobody() {
        HttpResponse<String> bad = Cast.submitTo(ines, page, page, "name", "", "email", "nobody", "note", "");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(Http.page(bad).select("[id$=-wrong]").eachAttr("id")).containsExactly("f-name-wrong",
                "f-email-wrong", "f-note-wrong");
        invite(priya);
        assertThat(invite(priya).statusCode()).as("twice").isEqualTo(422);
        assertThat(invite("x@example.org\r\nBcc: y@example.org").statusCode()).isEqualTo(422);
        String elsewhere = page.replace(meeting.id().toString(), UUID.randomUUID().toString());
        assertThat(ines.get(elsewhere).statusCode()).isEqualTo(404);
        assertThat(http.get("/guest/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void programsDoTheSame() {
        String path = "/api/v1/groups/cities/occurrences/" + meeting.id() + "_2026-12-10/guests";
        String[] bearer = cast.bearer(scene.ines());
        String body = """
                {"name": "Priya Raman", "email": "%s", "note": "Agreed by mail", "timeZone": "Asia/Kolkata"%s}""";
        assertThat(http.json("POST", path, body.formatted(priya, ", \"dryRun\": true"), bearer).statusCode())
                .isEqualTo(200);
        assertThat(http.get(path, bearer).body()).contains("\"items\":[]");
        HttpResponse<String> added = http.json("POST", path, body.formatted(priya, ""), bearer);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("\"state\":\"WAITS\"").contains("\"shown\":false");
        String own = added.headers().firstValue("Location").orElseThrow();
        assertThat(http.json("PATCH", own, "{\"shown\": true}", bearer).body()).contains("\"shown\":true");
        assertThat(http.get(path.replace("/guests", "")).body()).contains("Priya Raman").doesNotContain(priya);
        assertThat(http.get(path).statusCode()).isEqualTo(401);
        HttpResponse<String> dry = http.json("POST", "/api/v1/meetings/" + meeting.id() + "/mailings?dryRun=true", "",
                bearer);
        assertThat(dry.body()).contains("\"new\":1");
        assertThat(http.json("DELETE", own, "", bearer).statusCode()).isEqualTo(204);
        assertThat(http.get(path, bearer).body()).contains("\"items\":[]");
        assertThat(http.get(path.replace("/guests", "")).body()).doesNotContain("Priya Raman");
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        assertThat(http.json("POST", path, "{}", bearer).body()).contains("/name").contains("/email")
                .contains("/note");
    }

    @Test
    void guestsAreForgottenSomeTimeAfterTheirDateOrWhenTheyAreErased() {
        invite(priya);
        send();
        mails(1);
        clock.advance(Duration.ofMinutes(1));
        guests.erase(new EmailAddress(priya));
        assertThat(unfolded(mails(2).getLast())).contains("METHOD:CANCEL");
        assertThat(rows(priya)).isZero();
        invite(priya);
        send();
        clock.set(Instant.parse("2027-01-08T12:00:00Z"));
        guests.deleteOver();
        assertThat(rows(priya)).isEqualTo(1);
        clock.set(Instant.parse("2027-01-11T12:00:00Z"));
        guests.deleteOver();
        assertThat(rows(priya)).isZero();
        assertThat(Http.page(ines.get(page)).text()).contains("Nobody is invited");
    }

    private long rows(String address) {
        return jdbc.sql("select count(*) from guest where address_key = :a").param("a", address).query(Long.class)
                .single();
    }

    private HttpResponse<String> invite(String address, String... more) {
        List<String> fields = new java.util.ArrayList<>(List.of("name", "Priya Raman", "affiliation",
                "City of Exampleby", "email", address, "note", "Agreed to speak, by mail", "language", "en",
                "timeZone", "America/New_York"));
        fields.addAll(List.of(more));
        return Cast.submitTo(ines, page, page, fields.toArray(String[]::new));
    }

    private org.convene.invitation.RoundCounts send() {
        return invitations.send(scene.ines(), meeting.id());
    }

    private List<ReceivedMail> mails(int many) {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> mailbox.mailsTo(priya),
                all -> all.size() >= many);
    }

    private static String unfolded(ReceivedMail mail) {
        return mail.calendar().replace("\r\n ", "");
    }

    private static String uid(ReceivedMail mail) {
        Matcher uid = UID.matcher(unfolded(mail));
        assertThat(uid.find()).isTrue();
        return uid.group(1).strip();
    }

    private static MeetingDraft monthly(String time) {
        return MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("", time, "Europe/Berlin", null));
    }
}
