package org.convene.rights;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.delivery.Deliveries;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.meeting.MeetingScene;
import org.convene.site.InvalidInput;
import org.convene.subscription.ImportRequest;
import org.convene.subscription.MemberAddition;
import org.convene.subscription.MemberFilter;
import org.convene.subscription.MemberImports;
import org.convene.subscription.MemberRow;
import org.convene.subscription.Subscribers;
import org.convene.subscription.Subscriptions;
import org.convene.suppression.Suppressions;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Another address, a copy of one's data, erasure: asked on the preference page, decided from the person's own mailbox. */
@ConveneTest
class RightsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    @Autowired
    MeetingScene scene;
    @Autowired
    WorkingGroups groups;
    @Autowired
    MemberImports imports;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Subscribers subscribers;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Suppressions suppressions;
    @Autowired
    Rights rights;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    /** Other addresses in every test: a mail still on its way does no harm. */
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    private final String fresh = "fresh-" + UUID.randomUUID() + "@example.com";
    private Group cities;
    private String preferences = "";

    @BeforeEach
    void aMemberWithAnInvitation() {
        cities = scene.group("cities");
        subscriptions.addMember(cast.ines(), "cities",
                new MemberAddition(mara, "Mara Lind", "en", "Europe/Berlin", "Asked at the conference", true));
        preferences = mailbox.awaitSubject(mara, "CITIES").link("/preferences/");
    }

    @Test
    void anotherAddressIsUsedOnceItsOwnerSaysSoAndTheOldOneIsTold() {
        scene.open(cities, MeetingScene.draft("Call", "2026-12-10", "", scene.monthly().slots().getFirst()));
        calendar(mara, "REQUEST");
        assertThat(Http.page(http.get(preferences)).select("a[href$=/address]").text()).isEqualTo(
                "Use another address");
        HttpResponse<String> asked = http.submit(http.get(preferences + "/address"), "/preferences/", "email", fresh);
        assertThat(asked.body()).contains("Look into the new mailbox").doesNotContain(fresh);
        ReceivedMail mail = mailbox.awaitFirst(fresh);
        assertThat(mail.subject()).isEqualTo("Shall mails from Open Network come here?");
        assertThat(mail.text() + mail.html()).doesNotContain("Mara", mara);
        String link = mail.link("/confirm/");
        for (int i = 0; i < 5; i++) {
            assertThat(http.get(link).body()).contains("Use this address?", "f•••@example.com").doesNotContain(fresh);
            http.send(http.request(link).method("HEAD", BodyPublishers.noBody()));
        }
        assertThat(address()).isEqualTo(mara);
        assertThat(http.submit(http.get(link), "/confirm/").statusCode()).isEqualTo(303);
        assertThat(address()).isEqualTo(fresh);
        assertThat(http.get(link).body()).contains("Your new address is in use");
        ReceivedMail told = mailbox.awaitSubject(mara, "go to another address now");
        assertThat(told.text()).contains("/undo/", "For 7 days").doesNotContain(fresh, "/preferences/");
        calendar(fresh, "REQUEST");
        calendar(mara, "CANCEL");
        assertThat(http.get(preferences).body()).contains("f•••@example.com");
        http.post(link);
        assertThat(mailbox.mailsTo(mara).stream().filter(one -> one.subject().contains("another address"))).hasSize(1);
    }

    @Test
    void whoReadsTheOldMailboxBringsTheMailsBackAndNobodyGotTheData() {
        ask("second-" + fresh);
        String second = mailbox.awaitFirst("second-" + fresh).link("/confirm/");
        String undo = moved();
        assertThat(http.post(preferences + "/data").body()).contains("Please wait a little", "28 Nov 2026");
        assertThat(ask("third-" + fresh).body()).contains("Please wait a little");
        assertThat(http.post(second).statusCode()).isEqualTo(409);
        assertThat(http.get(undo).body()).contains("Bring your mails back?", "m•••@example.org").doesNotContain(mara);
        assertThat(address()).isEqualTo(fresh);
        http.submit(http.get(undo), undo.substring(undo.indexOf("/undo/")));
        assertThat(address()).isEqualTo(mara);
        assertThat(http.get(undo).body()).contains("Your mails are back");
        http.post(undo + "/agree");
        http.post(second);
        ask("third-" + fresh);
        http.post(mailbox.awaitFirst(fresh).link("/confirm/"));
        assertThat(address()).isEqualTo(mara);
        assertThat(jdbc.sql("select count(*) from former_address").query(Long.class).single()).isZero();
        dataLink();
        settle();
        assertThat(mailbox.mailsTo("third-" + fresh)).isEmpty();
        assertThat(mailbox.mailsTo(fresh)).noneMatch(mail -> mail.subject().contains("keeps about you"));
        clock.advance(Duration.ofDays(7));
        assertThat(http.get(undo).statusCode()).isEqualTo(410);
        ask("third-" + fresh);
        mailbox.awaitFirst("third-" + fresh);
    }

    @Test
    void whoSaysFromTheOldMailboxThatItWasThemNeedNotWait() {
        String undo = moved();
        http.post(undo + "/agree");
        assertThat(http.get(undo).body()).contains("Thank you");
        http.post(preferences + "/data");
        mailbox.awaitSubject(fresh, "keeps about you");
        http.post(undo);
        assertThat(address()).isEqualTo(fresh);
    }

    /** Moves to the fresh address; the link in the mail to the old one. */
    private String moved() {
        ask(fresh);
        http.post(mailbox.awaitFirst(fresh).link("/confirm/"));
        assertThat(address()).isEqualTo(fresh);
        return mailbox.awaitSubject(mara, "another address now").link("/undo/");
    }

    @Test
    void aKnownAddressGetsTheSameAnswerAndStaysItsOwners() {
        String other = "other-" + UUID.randomUUID() + "@example.org";
        scene.join(cities, other, "UTC");
        HttpResponse<String> known = ask(other);
        HttpResponse<String> unknown = ask(fresh);
        assertThat(Http.page(known).select("main").html()).isEqualTo(Http.page(unknown).select("main").html());
        String link = mailbox.awaitSubject(other, "come here?").link("/confirm/");
        HttpResponse<String> taken = http.submit(http.get(link), "/confirm/");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("Somebody is known by this address already");
        assertThat(address()).isEqualTo(mara);
    }

    @ParameterizedTest
    @CsvSource({"'', Fill", "no address, address", "two@example.org, ''", "a@b@example.org, address"})
    void whatIsNoAddressIsToldBesideTheField(String typed, String said) {
        HttpResponse<String> answer = ask(typed.startsWith("two") ? mara : typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Http.page(answer).select("#f-email-wrong").text()).containsIgnoringCase(said);
        assertThat(jdbc.sql("select count(*) from personal_request").query(Long.class).single()).isZero();
    }

    @Test
    void nobodyIsFloodedByAskingAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(fresh).statusCode()).isEqualTo(200);
        }
        ask("second-" + fresh);
        ask("third-" + fresh);
        assertThat(ask("fourth-" + fresh).statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(http.post(preferences + "/data").statusCode()).isEqualTo(200);
        }
        mailbox.await("third-" + fresh, 1);
        mailbox.awaitSubject(mara, "keeps about you");
        settle();
        assertThat(mailbox.mailsTo(fresh)).hasSize(1);
        assertThat(mailbox.mailsTo("fourth-" + fresh)).isEmpty();
        assertThat(mailbox.mailsTo(mara).stream().filter(one -> one.subject().contains("keeps about you"))).hasSize(3);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        ask(fresh);
        mailbox.await(fresh, 2);
        for (int i = 0; i < 20; i++) {
            http.post(preferences + "/data");
        }
        assertThat(http.post(preferences + "/data").statusCode()).isEqualTo(429);
    }

    @Test
    void linksEndAndNothingIsKeptOfWhatWasAsked() {
        ask(fresh);
        String link = mailbox.awaitFirst(fresh).link("/confirm/");
        String data = dataLink();
        clock.advance(Duration.ofHours(24));
        assertThat(http.get(data).statusCode()).isEqualTo(410);
        assertThat(http.get(data + "/data.json").statusCode()).isEqualTo(410);
        assertThat(http.post(data + "/erase").statusCode()).isEqualTo(410);
        assertThat(http.get(link).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofHours(48));
        assertThat(http.get(link).statusCode()).isEqualTo(410);
        http.post(link);
        assertThat(address()).isEqualTo(mara);
        assertThat(rights.deleteExpired()).as("the new address").isEqualTo(1);
        clock.advance(Duration.ofDays(30));
        assertThat(rights.deleteExpired()).as("who asked for their data").isEqualTo(1);
        assertThat(http.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void ownDataIsShownAndDownloadedFromTheOwnMailboxOnly() {
        scene.open(cities, MeetingScene.draft("Call", "2026-12-10", "", scene.monthly().slots().getFirst()));
        http.json("POST", "/api/v1/contact-requests", """
                {"kind": "question", "email": "%s", "subject": "A question", "body": "May I?"}""".formatted(mara));
        HttpResponse<String> page = http.get(preferences);
        assertThat(page.body()).doesNotContain(mara);
        HttpResponse<String> asked = http.submit(page, "/preferences/" + token(preferences) + "/data");
        assertThat(asked.body()).contains("Look into your mailbox").doesNotContain(mara);
        String link = mailbox.awaitSubject(mara, "keeps about you").link("/preferences/data/");
        HttpResponse<String> shown = http.get(link);
        assertThat(Http.page(shown).select("main").text()).contains(mara, "Mara Lind", "Berlin", "CITIES",
                "member", "Asked at the conference", "A question");
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
        HttpResponse<String> file = http.get(Http.page(shown).select("a[download]").attr("href"));
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        JsonNode data = JSON.readTree(file.body());
        assertThat(data.at("/address").asString()).isEqualTo(mara);
        assertThat(data.at("/subscriptions/0/group").asString()).isEqualTo("CITIES");
        assertThat(data.at("/subscriptions/0/state").asString()).isEqualTo("ACTIVE");
        assertThat(data.at("/consents/0/note").asString()).isEqualTo("Asked at the conference");
        assertThat(data.at("/invitations/0/meeting").asString()).isEqualTo("Call");
        assertThat(data.at("/invitations/0/answer").asString()).isEqualTo("NEEDS_ACTION");
        assertThat(data.at("/letters/0/body").asString()).isEqualTo("May I?");
        assertThat(data.at("/since").asString()).isEqualTo("2026-11-21T09:00:00Z");

        clock.advance(Duration.ofDays(2));
        rights.deleteExpired();
        HttpResponse<String> late = http.get(link);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(http.submit(late, "/preferences/data/").body()).contains("Look into your mailbox")
                .doesNotContain(mara);
        Awaitility.await().untilAsserted(() -> assertThat(mailbox.mailsTo(mara)).filteredOn(mail -> mail.subject()
                .contains("keeps about you")).hasSize(2));
        clock.advance(Duration.ofDays(30));
        rights.deleteExpired();
        assertThat(Http.page(http.get(link)).select("main form")).isEmpty();
    }

    @Test
    void whatWasSentIsListedWithWhatBecameOfIt() {
        scene.open(cities, MeetingScene.draft("Call", "2026-12-10", "", scene.monthly().slots().getFirst()));
        calendar(mara, "REQUEST");
        settle();
        HttpResponse<String> page = http.get(Http.page(http.get(preferences)).select("a[href$=/sent]").attr("href"));
        var rows = Http.page(page).select("main .rows li");
        assertThat(rows.eachText()).hasSize(2);
        assertThat(rows.get(0).text()).contains("Invitation", "CITIES", "sent", " Berlin");
        assertThat(Http.page(http.get(preferences + "/sent", "Cookie", "tz=Asia/Tokyo")).select("main .rows").text())
                .as("the zone they keep").contains(" Berlin").doesNotContain("Tokyo");
        assertThat(rows.get(0).select("b").text()).isEqualTo(calendar(mara, "REQUEST").subject())
                .contains("Call: Thursday 10 December 2026");
        assertThat(rows.get(1).text()).contains("Welcome", "sent");
        assertThat(rows.get(1).select("b").text()).isEqualTo(mailbox.mailsTo(mara).getFirst().subject());
        assertThat(page.body()).contains("m•••@example.org").doesNotContain(mara);
        JsonNode data = JSON.readTree(http.get(dataLink() + "/data.json").body());
        assertThat(data.at("/mails/1/template").asString()).isEqualTo("meeting-invitation");
        assertThat(data.at("/mails/1/subject").asString()).isEqualTo(rows.get(0).select("b").text());
    }

    @Test
    void mailsOfOneKindAreToldApartByTheirSubjectsUntilOneIsTakenBack() {
        announce("Speakers <b>wanted</b>");
        mailbox.awaitSubject(mara, "Speakers <b>wanted</b>");
        announce("Room changed");
        mailbox.awaitSubject(mara, "Room changed");
        settle();
        jdbc.sql("update mailing set cancelled_at = now() where model ->> 'subject' = 'Room changed'").update();
        jdbc.sql("delete from outcome o using mailing m where m.id = o.mailing and m.cancelled_at is not null")
                .update();
        assertThat(Http.page(http.get(preferences + "/sent")).select("main .rows li").eachText()).satisfiesExactly(
                back -> assertThat(back).startsWith("Announcement · CITIES").doesNotContain("Room"),
                news -> assertThat(news).startsWith("Speakers <b>wanted</b> Announcement · CITIES"),
                welcome -> assertThat(welcome).contains("Welcome"));
    }

    private void announce(String subject) {
        String[] bearer = cast.bearer(cast.ines());
        String id = JSON.readTree(http.json("POST", "/api/v1/announcements", """
                {"groups": ["cities"], "subject": "%s", "body": "Hello."}""".formatted(subject), bearer).body())
                .path("id").asString();
        assertThat(http.json("POST", "/api/v1/announcements/" + id + "/send", "{}", bearer).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/preferences/%s/sent", "/preferences/%s/address", "/preferences/data/%s",
            "/preferences/data/%s/data.json",
            "/confirm/%s/address"})
    void linksOfOtherPurposesOpenNothing(String path) {
        String leave = mailbox.mailsTo(mara).getFirst().link("/preferences/");
        String data = dataLink();
        for (String wrong : List.of("x", token(data).substring(1), token(path.startsWith("/preferences/%s/")
                ? data
                : leave))) {
            assertThat(http.get(path.formatted(wrong)).statusCode()).as(wrong).isEqualTo(404);
            assertThat(http.post(path.formatted(wrong).replace("data.json", "erase")).statusCode()).isIn(404, 405);
        }
        assertThat(address()).isEqualTo(mara);
    }

    @Test
    void erasedMeansGoneFromEverywhereButAFingerprint() {
        scene.open(cities, MeetingScene.draft("Call", "2026-12-10", "", scene.monthly().slots().getFirst()));
        String leave = calendar(mara, "REQUEST").oneClick();
        http.json("POST", "/api/v1/contact-requests", """
                {"kind": "idea", "email": "%s", "subject": "An idea", "body": "Cake"}""".formatted(mara));
        String link = dataLink();
        ask(fresh);
        settle();
        HttpResponse<String> erased = http.submit(http.get(link), "/preferences/data/");
        assertThat(erased.body()).contains("You are erased");
        calendar(mara, "CANCEL");
        ReceivedMail last = mailbox.awaitSubject(mara, "is erased");
        assertThat(last.text()).doesNotContain("/preferences/", "/unsubscribe/");
        assertThat(jdbc.sql("select count(*) from delivery where address = :mara").param("mara", mara)
                .query(Long.class).single()).as("the cancellation and the last mail").isEqualTo(2);
        for (String column : List.of("subscriber.address", "subscriber.address_key", "subscriber.name",
                "signup.address", "contact_request.email", "personal_request.address", "invitation.address",
                "suppression.address")) {
            String[] place = column.split("\\.");
            assertThat(jdbc.sql("select %2$s from %1$s".formatted((Object[]) place)).query(String.class).list())
                    .as(column).doesNotContain(mara, fresh, "Mara Lind", "An idea");
        }
        assertThat(jdbc.sql("select count(*) from consent_record").query(Long.class).single()).isEqualTo(2);
        assertThat(http.get(preferences).statusCode()).isEqualTo(404);
        assertThat(http.get(link).statusCode()).isEqualTo(410);
        assertThat(http.post(link + "/erase").statusCode()).isEqualTo(410);
        assertThat(http.post(leave, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
        assertThat(http.get(leave).statusCode()).isEqualTo(200);
        assertThat(subscriptions.members(cast.ines(), "cities", new MemberFilter(null, "", null, 10))).isEmpty();
    }

    @Test
    void whatIsKeptUnderAFormerAddressIsShownAndErasedToo() {
        http.json("POST", "/api/v1/contact-requests", """
                {"kind": "idea", "email": "%s", "subject": "An idea", "body": "Cake"}""".formatted(mara));
        ask(fresh);
        http.post(mailbox.awaitFirst(fresh).link("/confirm/"));
        assertThat(address()).isEqualTo(fresh);
        settle();
        clock.advance(Duration.ofDays(8));
        http.post(preferences + "/data");
        String link = mailbox.awaitSubject(fresh, "keeps about you").link("/preferences/data/");
        assertThat(Http.page(http.get(link)).select("main").text()).contains(fresh, mara, "An idea");
        JsonNode data = JSON.readTree(http.get(link + "/data.json").body());
        assertThat(data.at("/formerAddresses/0").asString()).isEqualTo(mara);
        assertThat(data.at("/letters/0/body").asString()).isEqualTo("Cake");
        settle();
        http.post(link + "/erase");
        for (String place : List.of("former_address.address", "contact_request.email", "delivery.address")) {
            assertThat(jdbc.sql("select %2$s from %1$s".formatted((Object[]) place.split("\\.")))
                    .query(String.class).list()).as(place).doesNotContain(mara);
        }
    }

    @Test
    void whoLeftLongAgoIsForgottenAltogetherButNotWhatTheyWroteSince() {
        http.post(preferences + "/leave-all");
        UUID person = jdbc.sql("select id from subscriber").query(UUID.class).single();
        jdbc.sql("insert into digest_choice (subscriber, rhythm, due_at) values (:person, 'DAILY', now())")
                .param("person", person).update();
        ask(fresh);
        clock.advance(Duration.ofDays(731));
        http.json("POST", "/api/v1/contact-requests", """
                {"kind": "idea", "email": "%s", "subject": "An idea", "body": "Cake"}""".formatted(mara));
        assertThat(subscribers.erasePast()).isEqualTo(1);
        for (String table : List.of("digest_choice", "personal_request")) {
            assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single()).as(table).isZero();
        }
        assertThat(jdbc.sql("select email from contact_request").query(String.class).list()).containsExactly(mara);
    }

    @Test
    void whoWasErasedIsBroughtBackByNobodyButThemselves() {
        http.post(preferences + "/leave-all");
        String undo = mailbox.awaitSubject(mara, "You have left").link("/undo");
        scene.join(scene.group("policy"), mara, "UTC");
        http.post(dataLink() + "/erase");
        http.post(undo);
        for (String group : List.of("cities", "policy")) {
            assertThatThrownBy(() -> scene.join(groups.bySlug(group).orElseThrow(), mara, "UTC"))
                    .isInstanceOf(InvalidInput.class);
        }
        scene.group("third");
        var report = imports.run(cast.ines(), "third",
                new ImportRequest(("email\n" + mara.toUpperCase(java.util.Locale.ROOT) + "\nnew@example.org\n")
                        .getBytes(UTF_8), "A list", false, false));
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from subscription where state <> 'ENDED'").query(Long.class).single())
                .isEqualTo(1);
        http.json("POST", "/api/v1/signups", """
                {"email": "%s", "groups": ["cities"]}""".formatted(mara));
        http.post(mailbox.awaitSubject(mara, "confirm").link("/confirm/"));
        assertThat(subscriptions.members(cast.ines(), "cities", new MemberFilter(null, "", null, 10)))
                .extracting(MemberRow::email).containsExactly(mara);
        scene.join(groups.bySlug("third").orElseThrow(), mara, "UTC");
    }

    @Test
    void aSuppressionStaysAsAFingerprint() {
        String link = dataLink();
        suppressions.suppress(new EmailAddress(mara), "bounce", "relay");
        http.post(link + "/erase");
        assertThat(suppressions.contains(new EmailAddress(mara))).isTrue();
        assertThat(jdbc.sql("select address from suppression").query(String.class).optional()).isEmpty();
    }

    private HttpResponse<String> ask(String email) {
        return http.submit(http.get(preferences + "/address"), "/preferences/", "email", email);
    }

    private String dataLink() {
        http.post(preferences + "/data");
        return mailbox.awaitSubject(mara, "keeps about you").link("/preferences/data/");
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** Waits for a calendar object of this method. */
    private ReceivedMail calendar(String address, String method) {
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> calendars(address, method).findFirst().isPresent());
        return calendars(address, method).findFirst().orElseThrow();
    }

    private Stream<ReceivedMail> calendars(String address, String method) {
        return mailbox.mailsTo(address).stream().filter(mail -> mail.calendar().contains("METHOD:" + method));
    }

    private void settle() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> deliveries.overview(cast.ines()).queue(),
                queue -> queue.due() == 0 && queue.sending() == 0);
    }

    private String address() {
        return jdbc.sql("select address from subscriber where name = 'Mara Lind'").query(String.class).single();
    }
}
