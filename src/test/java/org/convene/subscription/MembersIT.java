package org.convene.subscription;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audience.ListMembers;
import org.convene.audience.MemberQuery;
import org.convene.audit.Scope;
import org.convene.group.Group;
import org.convene.group.Group.JoiningPolicy;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.meeting.MeetingScene;
import org.convene.suppression.Suppressions;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.JobsRest;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What moderators and their programs do with members (A6, A7, A9), and who an announcement goes to. */
@ConveneTest
@Import(Stage.class)
@JobsRest(WelcomeJobs.class)
class MembersIT {
    private static final String CITIES = "/api/v1/groups/cities/subscriptions";
    @Autowired
    Stage stage;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Suppressions suppressions;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    List<ListMembers> audiences;
    @Autowired
    JsonMapper json;
    @Autowired
    MeetingScene scene;
    @Autowired
    WelcomeJobs welcomes;
    @Autowired
    Cast cast;

    private String token = "";

    @BeforeEach
    void moderator() {
        stage.groups("cities", "universities");
        token = "Bearer " + stage.tokenOfModerator(groups.bySlug("cities").orElseThrow());
        stage.news.clear();
    }

    @Test
    void addsAPersonWithAConsentNoteQuietly() {
        HttpResponse<String> answer = add("ada@example.org", "");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json.readTree(answer.body()).get("state").asString()).isEqualTo("ACTIVE");
        assertThat(stage.news).isEmpty();
        stage.settle();
        assertThat(mailbox.mailsTo("ada@example.org")).isEmpty();
        var proof = jdbc.sql("select * from consent_record").query().singleRow();
        assertThat(proof).containsEntry("how", "staff").containsEntry("note", "signed the sheet");
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'subscription.add'").query(Long.class)
                .single()).isEqualTo(1);
    }

    @Test
    void welcomesAnAddedPersonWhenAsked() {
        add("ada@example.org", ", \"welcome\": true");
        assertThat(stage.news).singleElement().isInstanceOf(SubscriptionConfirmed.class);
        assertThat(mailbox.awaitFirst("ada@example.org").text()).contains("Group cities");
    }

    @Test
    void bringsNobodyBackWhoLeftOrIsSuppressedOrIsThere() {
        stage.join("ada@example.org", "cities");
        assertThat(add("ada@example.org", "").statusCode()).isEqualTo(422);
        Member ada = subscriptions.member(stage.subscription("ada@example.org", "cities"), MailKind.INVITATIONS)
                .orElseThrow();
        http.post(subscriptions.linksFor(ada).unsubscribeUrl(), "List-Unsubscribe", "One-Click");
        assertThat(add("ada@example.org", "").body()).contains("left the group before");
        suppressions.suppress(new EmailAddress("eve@example.org"), "complaint", "relay");
        assertThat(add("eve@example.org", "").body()).contains("nobody writes to");
        assertThat(stage.stateOf("ada@example.org", "cities")).isEqualTo("ENDED");
    }

    @Test
    void addsAPersonThroughTheForm() {
        Http browser = cast.signIn(http, cast.ines());
        String page = "/staff/groups/cities/members/add";
        HttpResponse<String> again = Cast.submitTo(browser, page, page, "email", "no address", "consentNote", "");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Http.page(again).select("[name=email]").val()).isEqualTo("no address");
        assertThat(Http.page(again).select(".problems a").eachAttr("href")).contains("#f-email", "#f-consentNote");
        assertThat(stage.count("subscription")).isZero();
        assertThat(Cast.submitTo(browser, page, page, "email", "ada@example.org", "consentNote", "signed the sheet",
                "welcome", "true").statusCode()).isEqualTo(303);
        assertThat(stage.stateOf("ada@example.org", "cities")).isEqualTo("ACTIVE");
        assertThat(mailbox.awaitFirst("ada@example.org").text()).contains("Group cities");
    }

    @Test
    void asksForTheConsentNote() {
        HttpResponse<String> answer = send("POST", CITIES, "{\"email\": \"ada@example.org\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("consentNote");
        assertThat(stage.count("subscription")).isZero();
    }

    @Test
    void pagesSearchesAndFilters() {
        for (int i = 0; i < 7; i++) {
            add("member" + i + "@example.org", ", \"name\": \"Person %s_\"".formatted("abcdefg".charAt(i)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json.readTree(get(CITIES + "?limit=3" + cursor).body());
            page.get("items").forEach(item -> seen.add(item.get("email").asString()));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(found("search=MEMBER3")).containsExactly("member3@example.org");
        assertThat(found("search=person+c")).containsExactly("member2@example.org");
        assertThat(found("search=%25")).isEmpty();
        assertThat(found("search=_")).hasSize(7);
        assertThat(found("state=ENDED")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"search=%27%20or%201%3D1--", "search=%00", "search=%5C", "search=%27%3B%20drop%20table%20x",
            "limit=1000000000", "limit=-5", "limit=0"})
    void readsHostileQueriesAsPlainSearches(String query) {
        add("ada@example.org", "");
        assertThat(get(CITIES + "?" + query).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=ACTIVE%27--", "cursor=1%20or%201%3D1", "limit=ten"})
    void refusesQueriesThatAreNoValues(String query) {
        assertThat(get(CITIES + "?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"role\": \"admin\"", "\"confirmed\": true", "\"ownerId\": \"x\"", "\"state\": \"ACTIVE\"",
            "\"group\": {\"id\": \"x\"}"})
    void refusesUnknownFields(String field) {
        HttpResponse<String> answer = add("ada@example.org", ", " + field);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(stage.count("subscription")).isZero();
    }

    @Test
    void hidesOtherGroupsFromAModerator() {
        stage.join("ada@example.org", "universities");
        UUID foreign = stage.subscription("ada@example.org", "universities");
        String other = "/api/v1/groups/universities/subscriptions";
        assertThat(get(other).statusCode()).isEqualTo(404);
        assertThat(send("POST", other, "{\"email\": \"b@example.org\", \"consentNote\": \"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", other + "/" + foreign, "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", CITIES + "/" + foreign, "").statusCode()).isEqualTo(404);
        assertThat(upload(other, "email\nb@example.org\n", "x", "false").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/groups/none/subscriptions").statusCode()).isEqualTo(404);
        assertThat(stage.stateOf("ada@example.org", "universities")).isEqualTo("ACTIVE");
        assertThat(http.get(CITIES).statusCode()).isEqualTo(401);
    }

    @Test
    void letsAReadTokenReadOnly() {
        String read = "Bearer " + stage.token(stage.admin(), EnumSet.of(Scope.SUBSCRIPTIONS_READ));
        assertThat(http.get(CITIES, "Authorization", read).statusCode()).isEqualTo(200);
        assertThat(http.json("POST", CITIES, "{\"email\": \"b@example.org\", \"consentNote\": \"x\"}",
                "Authorization", read).statusCode()).isEqualTo(403);
    }

    @Test
    void triesAnImportAndThenDoesIt() {
        stage.join("left@example.org", "cities");
        stage.join("there@example.org", "cities");
        Member left = subscriptions.member(stage.subscription("left@example.org", "cities"), MailKind.INVITATIONS)
                .orElseThrow();
        http.post(subscriptions.linksFor(left).unsubscribeUrl(), "List-Unsubscribe", "One-Click");
        suppressions.suppress(new EmailAddress("gone@example.org"), "bounce", "relay");
        stage.news.clear();
        String csv = "\uFEFFName;E-Mail;Language;timeZone\r\nAda;ada@example.org;de;Europe/Berlin\r\n"
                + "Bo;bo@example.org;;\r\n;nonsense;;\r\n;left@example.org;;\r\n;gone@example.org;;\r\n"
                + ";there@example.org;;\r\n;ADA@example.org;;\r\n;zed@example.org;;Mars/Olympus\r\n";
        JsonNode tried = json.readTree(upload(CITIES, csv, "moved from the old list", "true").body());
        assertThat(tried.get("added").asInt()).isEqualTo(2);
        assertThat(stage.stateOf("ada@example.org", "cities")).isEmpty();

        HttpResponse<String> answer = upload(CITIES, csv, "moved from the old list", "false");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode done = json.readTree(answer.body());
        assertThat(done.get("rows").asInt()).isEqualTo(8);
        assertThat(done.get("added").asInt()).isEqualTo(2);
        assertThat(done.get("already").asInt()).isEqualTo(2);
        assertThat(done.get("skipped").asInt()).isEqualTo(2);
        assertThat(done.get("invalid").asInt()).isEqualTo(2);
        assertThat(done.get("errors").get(0).get("row").asInt()).isEqualTo(4);
        assertThat(stage.stateOf("ada@example.org", "cities")).isEqualTo("ACTIVE");
        assertThat(stage.stateOf("left@example.org", "cities")).isEqualTo("ENDED");
        assertThat(stage.news).isEmpty();
        stage.settle();
        assertThat(mailbox.mailsTo("ada@example.org")).isEmpty();
        Member ada = subscriptions.member(stage.subscription("ada@example.org", "cities"), MailKind.INVITATIONS)
                .orElseThrow();
        assertThat(ada.language()).isEqualTo(Locale.GERMAN);
        assertThat(jdbc.sql("select count(*) from consent_record where how = 'import' and note like 'moved%'")
                .query(Long.class).single()).isEqualTo(2);
        assertThat(json.readTree(upload(CITIES, csv, "again", "false").body()).get("added").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name\nAda\n", "", "\u0000", "email\n\"open"})
    void refusesFilesThatAreNoListOfMembers(String csv) {
        assertThat(upload(CITIES, csv, "note", "false").statusCode()).isIn(200, 422);
        assertThat(stage.count("subscription")).isZero();
    }

    @Test
    void importsThousandsInOneGo() {
        StringBuilder csv = new StringBuilder("email\n");
        for (int i = 0; i < 5000; i++) {
            csv.append("p").append(i).append("@example.org\n");
        }
        assertThat(json.readTree(upload(CITIES, csv.toString(), "note", "false").body()).get("added").asInt())
                .isEqualTo(5000);
        assertThat(subscriptions.countMembers(groups.bySlug("cities").orElseThrow().id())).isEqualTo(5000);
    }

    @Test
    void anImportIsInAtOnceAndItsWelcomesFollow() {
        scene.open(groups.bySlug("cities").orElseThrow(), scene.monthly());
        HttpResponse<String> answer = Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("select id from meeting for update").query(UUID.class).list();
            return upload(CITIES, "email\nada@example.org\nbo@example.org\ncleo@example.org\n", "note", "false",
                    "true");
        }));
        assertThat(answer.statusCode()).as("whoever plans the meeting and this wait for nothing").isEqualTo(200);
        assertThat(stage.stateOf("ada@example.org", "cities")).isEqualTo("ACTIVE");
        assertThat(stage.news).isEmpty();
        send("DELETE", CITIES + "/" + stage.subscription("bo@example.org", "cities"), "");
        UUID cleo = stage.subscription("cleo@example.org", "cities");
        jdbc.sql("update subscription set slots = array[id, null] where id = :id").param("id", cleo).update();
        welcomes.send();
        assertThat(mailbox.await("ada@example.org", 3)).anyMatch(mail -> mail.text().contains("Group cities"))
                .filteredOn(mail -> mail.subject().contains("Monthly call")).hasSize(2);
        jdbc.sql("update subscription set slots = '{}', welcome_at = '2020-01-01' where id = :id")
                .param("id", cleo).update();
        welcomes.send();
        mailbox.await("cleo@example.org", 3);
        welcomes.send();
        stage.settle();
        assertThat(mailbox.mailsTo("ada@example.org")).hasSize(3);
        assertThat(mailbox.mailsTo("bo@example.org")).isEmpty();
    }

    @Test
    void aChoiceByStaffLeavesAloneWhatThePersonChangesInThatMoment() throws Exception {
        UUID ada = UUID.fromString(json.readTree(add("ada@example.org", "").body()).get("id").asString());
        HttpResponse<String> answer = meanwhile(() -> {
            jdbc.sql("update subscriber set zone = 'Asia/Tokyo'").update();
            jdbc.sql("update subscription set announcements = false").update();
        }, () -> http.json("PATCH", CITIES + "/" + ada, "{\"clockStyle\": \"12\", \"slots\": []}", "Authorization",
                token));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"clockStyle\":\"12\"", "Asia/Tokyo");
        assertThat(subscriptions.member(ada, MailKind.ANNOUNCEMENTS)).isEmpty();
    }

    @Test
    void whoLeavesWhileTheyComeBackIsTakenLeaveOf() throws Exception {
        add("ada@example.org", "");
        UUID ada = stage.subscription("ada@example.org", "cities");
        String leave = subscriptions.linksFor(subscriptions.member(ada, MailKind.INVITATIONS).orElseThrow())
                .unsubscribeUrl();
        jdbc.sql("update subscription set state = 'PAUSED', paused_until = '2020-01-01'").update();
        meanwhile(() -> assertThat(subscriptions.resumeDue(1)).isEqualTo(1),
                () -> http.post(leave, "List-Unsubscribe", "One-Click"));
        assertThat(stage.stateOf("ada@example.org", "cities")).isEqualTo("ENDED");
        assertThat(stage.news).hasSize(2).last().isInstanceOf(SubscriptionEnded.class);
    }

    /** Asks while a change is made that is not committed before the asker waits for it. */
    private HttpResponse<String> meanwhile(Runnable change, Callable<HttpResponse<String>> asker) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return Objects.requireNonNull(transaction.execute(status -> {
                change.run();
                Future<HttpResponse<String>> asked = threads.submit(asker);
                await().until(() -> jdbc.sql("select count(*) from pg_locks where not granted").query(Long.class)
                        .single() > 0);
                return asked;
            })).get();
        }
    }

    @Test
    void removesQuietlyWithTheNews() {
        add("ada@example.org", "");
        assertThat(send("DELETE", CITIES + "/" + stage.subscription("ada@example.org", "cities"), "").statusCode())
                .isEqualTo(204);
        assertThat(stage.stateOf("ada@example.org", "cities")).isEqualTo("ENDED");
        assertThat(stage.news).singleElement().isInstanceOf(SubscriptionEnded.class);
        stage.settle();
        assertThat(mailbox.mailsTo("ada@example.org")).isEmpty();
    }

    @Test
    void declinesARequest() {
        Group closed = stage.group("closed", JoiningPolicy.APPROVAL);
        stage.signUp("ada@example.org", "closed");
        http.post(mailbox.awaitFirst("ada@example.org").link("/confirm/"));
        UUID asked = stage.subscription("ada@example.org", "closed");
        subscriptions.decline(stage.admin(), closed.slug(), asked);
        subscriptions.accept(stage.admin(), closed.slug(), asked);
        assertThat(stage.stateOf("ada@example.org", "closed")).isEqualTo("ENDED");
        assertThat(stage.news).isEmpty();
    }

    @Test
    void namesEachPersonOnceForAnAnnouncementToSeveralGroups() {
        stage.join("ada@example.org", "cities", "universities");
        stage.join("bo@example.org", "universities");
        String audience = "groups:announcements:" + groups.bySlug("cities").orElseThrow().id() + ","
                + groups.bySlug("universities").orElseThrow().id();
        ListMembers members = audiences.stream().filter(one -> one.answersFor(audience)).findFirst().orElseThrow();
        MemberQuery named = members.members(audience);
        assertThat(jdbc.sql("select address from (" + named.sql() + ") named").params(named.params())
                .query(String.class).list()).containsExactlyInAnyOrder("ada@example.org", "bo@example.org");
        var ada = jdbc.sql("select member, person from (" + named.sql() + ") named where address like 'ada%'")
                .params(named.params()).query().listOfRows().getFirst();
        UUID member = (UUID) java.util.Objects.requireNonNull(ada.get("member"));
        UUID person = (UUID) java.util.Objects.requireNonNull(ada.get("person"));
        String leave = members.personal(audience, member, person).unsubscribeUrl();
        assertThat(leave).contains("/unsubscribe/");
        assertThat(members.gone(audience, List.of(member))).isEmpty();
        http.post(String.valueOf(leave), "List-Unsubscribe", "One-Click");
        assertThat(members.gone(audience, List.of(member))).as("still in the other group").isEmpty();
        assertThat(members.gone("subscription:invitations", List.of(member))).containsExactly(member);
    }

    private HttpResponse<String> add(String email, String more) {
        return send("POST", CITIES,
                "{\"email\": \"" + email + "\", \"consentNote\": \"signed the sheet\"" + more + "}");
    }

    private List<String> found(String query) {
        List<String> emails = new ArrayList<>();
        json.readTree(get(CITIES + "?" + query).body()).get("items")
                .forEach(item -> emails.add(item.get("email").asString()));
        return emails;
    }

    private HttpResponse<String> get(String path) {
        return http.get(path, "Authorization", token);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return http.json(method, path, body, "Authorization", token);
    }

    private HttpResponse<String> upload(String path, String csv, String note, String dryRun) {
        return upload(path, csv, note, dryRun, "false");
    }

    private HttpResponse<String> upload(String path, String csv, String note, String dryRun, String welcome) {
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        return http.send(http.request(path + "/import", "Authorization", token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(part.formatted("consentNote", "", note)
                        + part.formatted("dryRun", "", dryRun) + part.formatted("welcome", "", welcome)
                        + part.formatted("file", "; filename=\"members.csv\"\r\nContent-Type: text/csv", csv)
                        + "--b--\r\n")));
    }
}
