package org.convene.bulk;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.account.Role;
import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.MeetingScene;
import org.convene.subscription.ImportRequest;
import org.convene.subscription.MemberImports;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.JobsRest;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Changing many members at once: who is meant and who is left out, that nothing happens by half, and the way back. */
@ConveneTest
@JobsRest(BulkJobs.class)
class BulkIT {
    private static final String PAGE = "/staff/groups/cities/members";
    private static final String MANY = "/staff/members/many";
    @Autowired
    MeetingScene scene;
    @Autowired
    BulkJobs jobs;
    @Autowired
    BulkActs acts;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettableClock clock;
    @Autowired
    MemberImports imports;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    WorkingGroups groups;
    Group cities;
    Group towns;
    Http browser;

    @BeforeEach
    void people() {
        cities = scene.group("cities");
        towns = scene.group("towns");
        Staff mo = cast.moderator("Mo", cities.id(), towns.id());
        browser = cast.signIn(http, mo);
        for (String name : List.of("ada", "bo", "cleo")) {
            add("cities", name);
        }
    }

    @Test
    void removesThoseTickedAfterAMomentAndBringsThemBack() {
        Document preview = Http.page(browser.get(choose("REMOVE", PAGE, "ada", "bo")));
        assertThat(preview.select(".card h2").text()).isEqualTo("2 members will be removed");
        assertThat(preview.select(".card").text()).contains("2 of them get a cancellation");
        assertThat(preview.text()).contains("ada@example.org", "bo@example.org").doesNotContain("cleo@example.org");
        String page = press(preview, "start");
        assertThat(browser.get(page).body()).contains("Nothing has happened yet");
        jobs.work();
        assertThat(states()).containsEntry("ada", "ACTIVE");
        work();
        assertThat(states()).isEqualTo(Map.of("ada", "ENDED", "bo", "ENDED", "cleo", "ACTIVE"));
        Document done = Http.page(browser.get(page));
        assertThat(done.text()).contains("2 of 2 done");
        assertThat(done.select("h1").text()).isEqualTo("Removed from the group");
        assertThat(audits("subscription.remove")).isEqualTo(2);
        assertThat(audits("bulk.start")).isEqualTo(1);

        press(done, "undo");
        jobs.work();
        assertThat(states()).isEqualTo(Map.of("ada", "ENDED,ACTIVE", "bo", "ENDED,ACTIVE", "cleo", "ACTIVE"));
        assertThat(Http.page(browser.get(page)).text()).contains("2 of 2 taken back");
        assertThat(Http.page(browser.get("/staff/members/many")).select(".rows li").text())
                .contains("Taken back: Removed from the group", "Members of CITIES", "2 of 2 taken back");
        assertThat(jdbc.sql("select count(*) from consent_record where how = 'undo'").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void takesAllOfTheListOnEveryPage() {
        addMany("cities", IntStream.range(0, 60).mapToObj(i -> "\nmember" + i + "@example.org")
                .collect(Collectors.joining("", "email", "")));
        String page = chooseAll("REMOVE", PAGE + "?search=member");
        assertThat(Http.page(browser.get(page)).select(".card h2").text()).isEqualTo("60 members will be removed");
        add("cities", "member-late");
        press(Http.page(browser.get(page)), "start");
        work();
        assertThat(states()).containsEntry("member7", "ENDED").containsEntry("ada", "ACTIVE")
                .containsEntry("member-late", "ACTIVE");
        assertThat(browser.get(page).body()).contains("60 of 60 done");
    }

    @Test
    void pausesAndResumesButNeverTouchesAPauseOfTheirOwn() {
        jdbc.sql("update subscription set state = 'PAUSED', paused_until = date '2027-05-01' where id = :id")
                .param("id", member("bo")).update();
        String page = chooseAll("PAUSE", PAGE);
        assertThat(Http.page(browser.get(page)).select("form[action$=/start]")).isEmpty();
        HttpResponse<String> never = Cast.submitTo(browser, page, page + "/details", "until", "1999-01-01");
        assertThat(never.statusCode()).isEqualTo(422);
        assertThat(Http.page(never).select(".problems a").eachAttr("href")).contains("#f-until");
        String until = day(40);
        Cast.submitTo(browser, page, page + "/details", "until", until);
        Document preview = Http.page(browser.get(page));
        assertThat(preview.text()).contains("The mail of 2 members will pause until " + DateTimeFormatter
                .ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Locale.UK).format(LocalDate.parse(until)),
                "1: paused by themselves, and only they end that");
        press(preview, "start");
        work();
        assertThat(states()).isEqualTo(Map.of("ada", "PAUSED", "bo", "PAUSED", "cleo", "PAUSED"));
        String resumed = chooseAll("RESUME", PAGE);
        press(Http.page(browser.get(resumed)), "start");
        work();
        assertThat(states()).isEqualTo(Map.of("ada", "ACTIVE", "bo", "PAUSED", "cleo", "ACTIVE"));
        press(Http.page(browser.get(resumed)), "undo");
        jobs.work();
        assertThat(states()).containsEntry("ada", "PAUSED");
        press(Http.page(browser.get(page)), "undo");
        jobs.work();
        assertThat(states()).isEqualTo(Map.of("ada", "ACTIVE", "bo", "PAUSED", "cleo", "ACTIVE"));
    }

    @Test
    void addsToAnotherGroupWithANoteWhoMayBeAdded() {
        add("towns", "ada");
        String page = chooseAll("ADD", PAGE);
        HttpResponse<String> empty = Cast.submitTo(browser, page, page + "/details", "group", "far", "note", " ");
        assertThat(Http.page(empty).select(".problems a").eachAttr("href")).contains("#f-group", "#f-note");
        Cast.submitTo(browser, page, page + "/details", "group", "towns", "note", "asked at the stand");
        Document preview = Http.page(browser.get(page));
        assertThat(preview.text()).contains("2 people will be added to TOWNS", "Nobody gets a mail about it",
                "1: is so already");
        press(preview, "start");
        work();
        assertThat(jdbc.sql("select count(*) from subscription where group_id = :id and state = 'ACTIVE'")
                .param("id", towns.id()).query(Long.class).single()).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from consent_record where note = 'asked at the stand'").query(Long.class)
                .single()).isEqualTo(2);
        press(Http.page(browser.get(page)), "undo");
        jobs.work();
        assertThat(jdbc.sql("select count(*) from subscription where group_id = :id and state = 'ACTIVE'")
                .param("id", towns.id()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void addsNobodyToAGroupThatIsTheirsNoMore() {
        Staff mo = cast.moderator("Mo2", cities.id(), towns.id());
        browser = cast.signIn(http.fresh(), mo);
        String done = chooseAll("ADD", PAGE + "?search=ada");
        Cast.submitTo(browser, done, done + "/details", "group", "towns", "note", "asked");
        press(Http.page(browser.get(done)), "start");
        work();
        String draft = chooseAll("ADD", PAGE);
        Cast.submitTo(browser, draft, draft + "/details", "group", "towns", "note", "asked");
        accounts.setRoles(cast.ines(), mo.id(), Role.MODERATOR, Set.of(cities.id()));
        browser = cast.signIn(http.fresh(), mo);
        String csrf = csrf(Http.page(browser.get(PAGE)));
        assertThat(browser.post(draft + "/start", "_csrf", csrf).statusCode()).isEqualTo(404);
        assertThat(browser.post(done + "/undo", "_csrf", csrf).statusCode()).isEqualTo(404);
        groups.archive(cast.ines(), towns.id());
        browser = cast.signIn(http.fresh(), cast.ines());
        assertThat(browser.post(draft + "/start", "_csrf", csrf(Http.page(browser.get(draft)))).statusCode())
                .isEqualTo(409);
        work();
        assertThat(jdbc.sql("select count(*) from subscription where group_id = :id and state = 'ACTIVE'")
                .param("id", towns.id()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void stopsBeforeAnythingHappensAndNeverStartsTwice() {
        String page = chooseAll("REMOVE", PAGE);
        Document preview = Http.page(browser.get(page));
        press(preview, "start");
        String csrf = preview.select("input[name=_csrf]").attr("value");
        assertThat(browser.post(page + "/start", "_csrf", csrf).statusCode()).isEqualTo(409);
        press(Http.page(browser.get(page)), "stop");
        work();
        assertThat(states()).containsOnlyKeys("ada", "bo", "cleo").doesNotContainValue("ENDED");
        assertThat(browser.post(page + "/undo", "_csrf", csrf).statusCode()).isEqualTo(409);
        assertThat(browser.post(page + "/stop", "_csrf", csrf).statusCode()).isEqualTo(409);
    }

    @Test
    void nothingIsHalfDoneWhenOneMemberBreaksAndTheOthersGetTheirTurn() {
        String page = chooseAll("REMOVE", PAGE);
        press(Http.page(browser.get(page)), "start");
        jdbc.sql("""
                create function breaks() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
                create trigger breaks before update on subscription for each row when (old.id = '%s')
                    execute function breaks()
                """.formatted(member("bo"))).update();
        try {
            clock.advance(Duration.ofMinutes(1));
            for (int round = 0; round < 6; round++) {
                jobs.work();
            }
        } finally {
            jdbc.sql("drop trigger breaks on subscription; drop function breaks()").update();
        }
        assertThat(states()).isEqualTo(Map.of("ada", "ENDED", "bo", "ACTIVE", "cleo", "ENDED"));
        assertThat(browser.get(page).body()).contains("1: something went wrong on our side");
        assertThat(audits("subscription.remove")).isEqualTo(2);
    }

    @Test
    void whoDecidedOtherwiseSinceStaysThatWay() {
        String page = choose("REMOVE", PAGE, "ada");
        press(Http.page(browser.get(page)), "start");
        work();
        add("cities", "ada");
        press(Http.page(browser.get(page)), "undo");
        jobs.work();
        assertThat(states()).containsEntry("ada", "ENDED,ACTIVE");
        assertThat(browser.get(page).body()).contains("1 stayed");
    }

    @Test
    void isRefusedToOthersAndToObservers() {
        String page = chooseAll("REMOVE", PAGE);
        Http far = cast.signIn(http.fresh(), cast.moderator("Far", scene.group("far").id()));
        String csrf = Http.page(far.get("/staff/account")).select("input[name=_csrf]").attr("value");
        assertThat(far.get(page).statusCode()).isEqualTo(404);
        assertThat(far.post(page + "/start", "_csrf", csrf).statusCode()).isEqualTo(404);
        assertThat(far.post(MANY, "_csrf", csrf, "act", "REMOVE", "id", member("ada").toString()).statusCode())
                .isEqualTo(404);
        assertThat(far.post(MANY, "_csrf", csrf, "act", "REMOVE", "whom", "ALL", "group", "cities").statusCode())
                .isEqualTo(404);
        Http ola = cast.signIn(http.fresh(), cast.observer("Ola", cities.id()));
        assertThat(Http.page(ola.get(PAGE)).select("input[type=checkbox], form[method=post][action^=/staff/members]"))
                .isEmpty();
        assertThat(states()).doesNotContainValue("ENDED");
    }

    @Test
    void programsLookFirstThenStartWatchAndTakeBack() {
        String[] bearer = cast.bearer(cast.ines());
        JsonNode looked = order(
                "{'kind': 'pause', 'segment': {'group': 'cities', 'search': 'o@'}, 'until': '2027-01-15',"
                        + " 'dryRun': true}",
                200, bearer);
        assertThat(looked.path("state").asString()).isEqualTo("ready");
        assertThat(looked.path("open").asInt()).isEqualTo(2); // bo and cleo
        assertThat(looked.path("groups").toString()).isEqualTo("[\"cities\"]");
        work();
        assertThat(states()).doesNotContainValue("PAUSED");
        String act = "/api/v1/bulk-acts/" + looked.path("id").asString();
        assertThat(http.json("POST", act + "/start", "", bearer).statusCode()).isEqualTo(202);
        assertThat(http.json("POST", act + "/start", "", bearer).statusCode()).isEqualTo(409);
        work();
        JsonNode done = read(http.get(act, bearer));
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("done").asInt()).isEqualTo(2);
        assertThat(done.path("undoable").asBoolean()).isTrue();
        assertThat(states()).isEqualTo(Map.of("ada", "ACTIVE", "bo", "PAUSED", "cleo", "PAUSED"));
        assertThat(http.json("POST", act + "/undo", "", bearer).statusCode()).isEqualTo(202);
        jobs.work();
        assertThat(read(http.get(act, bearer)).path("back").asInt()).isEqualTo(2);
        assertThat(states()).doesNotContainValue("PAUSED");
        assertThat(read(http.get("/api/v1/bulk-acts", bearer)).path("items").get(0).path("state").asString())
                .isEqualTo("undone");
    }

    @Test
    void programsNameWhomTheyMeanAndAreStoppedInTime() {
        String[] bearer = cast.bearer(cast.ines());
        JsonNode begun = order("{'kind': 'remove', 'subscriptions': ['" + member("ada") + "']}", 202, bearer);
        assertThat(begun.path("state").asString()).isEqualTo("waiting");
        assertThat(begun.path("mails").asInt()).isEqualTo(1);
        JsonNode stopped = read(http.json("POST", "/api/v1/bulk-acts/" + begun.path("id").asString() + "/stop", "",
                bearer));
        assertThat(stopped.path("state").asString()).isEqualTo("stopped");
        work();
        assertThat(states()).doesNotContainValue("ENDED");
        order("{'kind': 'nonsense', 'segment': {}}", 422, bearer);
        order("{'kind': 'remove'}", 422, bearer);
        order("{'kind': 'remove', 'segment': {}, 'subscriptions': []}", 422, bearer);
        order("{'kind': 'remove', 'segment': {'search': 'nobody at all'}}", 422, bearer);
        JsonNode late = order("{'kind': 'pause', 'segment': {'group': 'cities'}, 'until': '1999-01-01'}", 422, bearer);
        assertThat(late.path("errors").get(0).path("pointer").asString()).isEqualTo("/until");
        order("{'kind': 'accept', 'segment': {'group': 'cities'}}", 409, bearer);
        String[] far = cast.bearer(cast.moderator("Far", scene.group("far").id()));
        order("{'kind': 'remove', 'segment': {'group': 'cities'}}", 404, far);
        assertThat(http.get("/api/v1/bulk-acts/" + begun.path("id").asString(), far).statusCode()).isEqualTo(404);
    }

    @Test
    void looksAtVeryManyInTheBackground() {
        crowd(2100);
        Document list = Http.page(browser.get(PAGE));
        String page = Cast.submitTo(browser, PAGE, MANY, "act", "REMOVE", "whom", "ALL", "group", "cities").headers()
                .firstValue("Location").orElseThrow();
        assertThat(list.text()).contains("2,103");
        Document looking = Http.page(browser.get(page));
        assertThat(looking.text()).contains("Looking at 0 of 2,103").doesNotContain("will be removed");
        assertThat(looking.select("form[action$=/start]")).isEmpty();
        looked(() -> browser.get(page + "/progress").body().contains("data-done"));
        assertThat(Http.page(browser.get(page)).select(".card h2").text()).isEqualTo("2,103 members will be removed");

        String[] bearer = cast.bearer(cast.ines());
        JsonNode begun = order("{'kind': 'pause', 'segment': {'group': 'cities'}, 'until': '2027-01-10'}", 202, bearer);
        assertThat(begun.path("state").asString()).isEqualTo("looking");
        String act = "/api/v1/bulk-acts/" + begun.path("id").asString();
        looked(() -> !read(http.get(act, bearer)).path("state").asString().equals("looking"));
        JsonNode waiting = read(http.get(act, bearer));
        assertThat(waiting.path("state").asString()).isEqualTo("waiting");
        assertThat(waiting.path("open").asInt()).isEqualTo(2103);
        assertThat(states()).containsEntry("ada", "ACTIVE");
    }

    /** The service may be looking by itself just now. */
    private void looked(Callable<Boolean> done) {
        await().until(() -> {
            jobs.work();
            return done.call();
        });
    }

    @Test
    void programsAreRefusedWhereMoreWouldBeMeantThanTheySaid() {
        String[] bearer = cast.bearer(cast.ines());
        for (String wrong : List.of("state=pendng", "state=pending,paused", "state=", "group=", "language= ",
                "search=a b c d e f g", "search=" + "x".repeat(101), "search=" + "x ".repeat(101))) {
            String[] said = wrong.split("=", 2);
            JsonNode refused = order("{'kind': 'remove', 'segment': {'%s': '%s'}}".formatted(said[0], said[1]), 422,
                    bearer);
            assertThat(refused.path("errors").get(0).path("pointer").asString()).isEqualTo("/segment/" + said[0]);
        }
        JsonNode gap = order("{'kind': 'remove', 'subscriptions': ['" + member("ada") + "', null]}", 422, bearer);
        assertThat(gap.path("errors").get(0).path("pointer").asString()).isEqualTo("/subscriptions/1");
        assertThat(jdbc.sql("select count(*) from bulk_member").query(Long.class).single()).isZero();
        assertThat(order("{'kind': 'remove', 'segment': {'state': 'Active'}, 'dryRun': true}", 200, bearer)
                .path("open").asInt()).isEqualTo(3);
    }

    @Test
    void whatBeginsByItselfSaysSoIsListedAndCanBeStopped() {
        String page = chooseAll("REMOVE", PAGE);
        Document shown = beginsByItself(page);
        assertThat(shown.text()).contains("it begins by itself").doesNotContain("before you say so");
        assertThat(browser.post(page + "/start", "_csrf", csrf(shown)).statusCode()).isEqualTo(409);
        jdbc.sql("update bulk_act set created_at = created_at - interval '2 days'").update();
        jobs.forget();
        assertThat(browser.get(MANY).body()).contains(page);
        assertThat(audits("bulk.start")).isEqualTo(1);
        press(shown, "stop");
        workTwice();
        assertThat(states()).doesNotContainValue("ENDED");
        assertThat(browser.get(MANY).body()).contains(page);
    }

    @Test
    void whoeverStartsItIsOnRecordAndNobodyElse() {
        String page = chooseAll("REMOVE", PAGE);
        looking(page);
        String act = "/api/v1/bulk-acts/" + id(page);
        assertThat(http.json("POST", act + "/start", "", cast.bearer(cast.ines())).statusCode()).isEqualTo(202);
        work();
        assertThat(read(http.get(act, cast.bearer(cast.ines()))).path("state").asString()).isEqualTo("waiting");
        work();
        assertThat(states()).doesNotContainValue("ACTIVE");
        assertThat(jdbc.sql("select name || ': ' || details from audit_entry where act = 'bulk.start'")
                .query(String.class).list()).containsExactly(cast.ines().name() + ": REMOVE: at most 3");
    }

    @Test
    void isDoneAtOnceWhenNobodyIsLeftToChange() {
        String page = chooseAll("RESUME", PAGE);
        beginsByItself(page);
        jobs.work();
        Document done = Http.page(browser.get(page));
        assertThat(done.text()).contains("There was nobody to change", "3: is so already");
        assertThat(done.select("progress, form[action^=" + page + "]")).isEmpty();
    }

    @Test
    void startsNothingThatNobodyHasLookedAt() {
        String page = chooseAll("PAUSE", PAGE);
        String until = day(60);
        Cast.submitTo(browser, page, page + "/details", "until", day(30));
        Document stale = Http.page(browser.get(page));
        clock.advance(Duration.ofSeconds(1));
        Cast.submitTo(browser, page, page + "/details", "until", until);
        assertThat(browser.get(press(stale, "start")).body()).contains("was changed since you looked");
        work();
        assertThat(states()).doesNotContainValue("PAUSED");
        String csrf = csrf(beginsByItself(page));
        assertThat(browser.post(page + "/details", "_csrf", csrf, "until", day(90)).statusCode()).isEqualTo(409);
        work();
        work();
        assertThat(jdbc.sql("select distinct paused_until::text from subscription where state = 'PAUSED'")
                .query(String.class).list()).containsExactly(until);
    }

    @Test
    void endsWhatCannotBeLookedAtButWaitsForWhatPasses() {
        String page = chooseAll("REMOVE", PAGE);
        beginsByItself(page);
        breaking("bulk_member", "errcode = 'deadlock_detected'", this::workTwice);
        assertThat(Http.page(browser.get(page)).text()).contains("Looking at 0 of 3");
        breaking("bulk_member", "errcode = 'lock_not_available'", this::workTwice);
        assertThat(Http.page(browser.get(page)).text()).contains("Looking at 0 of 3");
        breaking("bulk_member", "errcode = 'raise_exception'", this::workTwice);
        assertThat(Http.page(browser.get(page)).text()).contains("Stopped after 0 of 3");
        assertThat(jdbc.sql("select name || ': ' || details from audit_entry where act = 'bulk.stop'")
                .query(String.class).list()).containsExactly("Mo: REMOVE: could not be looked at");
        assertThat(states()).doesNotContainValue("ENDED");
    }

    @Test
    void setsAsideOnlyWhatBroke() {
        String broken = chooseAll("REMOVE", PAGE);
        looking(broken);
        String next = chooseAll("ACCEPT", PAGE);
        looking(next);
        BrokenAct fault = (BrokenAct) BrokenAct.of(UUID.fromString(id(broken)), member("ada"),
                new IllegalStateException("broken"));
        jobs.work(); // another replica has got on with it
        looking(next);
        assertThat(acts.setAside(fault)).isFalse();
        assertThat(Http.page(browser.get(next)).text()).contains("Looking at 0 of 3");
        jobs.work();
        press(Http.page(browser.get(broken)), "start");
        clock.advance(Duration.ofMinutes(1));
        acts.work(1); // ada, after all
        assertThat(acts.setAside(fault)).isFalse();
        work();
        assertThat(browser.get(broken).body()).contains("3 of 3 done");
    }

    /** Makes it look at everybody still, as it does with very many, and says that it may begin. @return its page then */
    private Document beginsByItself(String page) {
        looking(page);
        due(page, "2100-01-01");
        Document shown = Http.page(browser.get(page));
        assertThat(shown.text()).contains("Nothing happens before you say so");
        assertThat(browser.post(page + "/start", "_csrf", csrf(shown)).statusCode()).isEqualTo(303);
        Document begins = Http.page(browser.get(page));
        due(page, "2020-01-01");
        return begins;
    }

    private void due(String page, String day) {
        jdbc.sql("update bulk_act set starts_at = cast(:day as timestamptz) where id = cast(:id as uuid)")
                .param("day", day).param("id", id(page)).update();
    }

    private void looking(String page) {
        jdbc.sql("update bulk_act set state = 'LOOKING', looked_to = null where id = cast(:id as uuid)")
                .param("id", id(page)).update();
    }

    private static String id(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private static String csrf(Document page) {
        return page.select("input[name=_csrf]").attr("value");
    }

    /** While whatever changes the table fails in this way. */
    private void breaking(String table, String how, Runnable work) {
        jdbc.sql("""
                create function breaks() returns trigger language plpgsql as
                    $$ begin raise exception 'broken' using %s; end $$;
                create trigger breaks before update on %s for each row execute function breaks()
                """.formatted(how, table)).update();
        try {
            work.run();
        } finally {
            jdbc.sql("drop trigger breaks on %s; drop function breaks()".formatted(table)).update();
        }
    }

    private void workTwice() {
        work();
        work();
    }

    private String day(int days) {
        return clock.instant().plus(Duration.ofDays(days)).toString().substring(0, 10);
    }

    /** Members of cities, made by SQL. */
    private void crowd(int members) {
        jdbc.sql("""
                with people as (
                    insert into subscriber (id, address, address_key, name, language, zone, created_at)
                    select gen_random_uuid(), 'one' || n || '@example.org', 'one' || n || '@example.org', '', 'en', 'UTC',
                        now()
                    from generate_series(1, :members) n
                    returning id)
                insert into subscription (id, subscriber_id, group_id, state, created_at, active_since)
                select gen_random_uuid(), people.id, :group, 'ACTIVE', now(), now() from people
                """).param("members", members).param("group", cities.id()).update();
        // as PostgreSQL does by itself a minute later: else it plans for the three members of before
        jdbc.sql("analyze subscriber, subscription").update();
    }

    private JsonNode order(String body, int status, String... bearer) {
        HttpResponse<String> answer = http.json("POST", "/api/v1/bulk-acts", body.replace('\'', '"'), bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return read(answer);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @Test
    void saysWhenNobodyIsTicked() {
        String back = Cast.submitTo(browser, PAGE, MANY, "act", "REMOVE", "whom", "TICKED").headers()
                .firstValue("Location").orElseThrow();
        assertThat(browser.get(back).body()).contains("Nobody is chosen");
    }

    private void work() {
        clock.advance(Duration.ofMinutes(1));
        jobs.work();
    }

    private String choose(String act, String list, String... names) {
        List<String> fields = new ArrayList<>(List.of("act", act, "whom", "TICKED"));
        for (String name : names) {
            fields.addAll(List.of("id", member(name).toString()));
        }
        return Cast.submitTo(browser, list, MANY, fields.toArray(String[]::new)).headers().firstValue("Location")
                .orElseThrow();
    }

    private String chooseAll(String act, String list) {
        return Cast.submitTo(browser, list, MANY, "act", act, "whom", "ALL").headers().firstValue("Location")
                .orElseThrow();
    }

    private String press(Document page, String what) {
        var form = java.util.Objects.requireNonNull(page.select("form[action$=/" + what + "]").first(),
                () -> page.text());
        return browser.post(form.attr("action"), form.select("input[type=hidden]").stream()
                .flatMap(field -> Stream.of(field.attr("name"), field.attr("value"))).toArray(String[]::new)).headers()
                .firstValue("Location").orElseThrow();
    }

    private UUID member(String name) {
        return jdbc.sql("""
                select s.id from subscription s join subscriber p on p.id = s.subscriber_id
                where p.address_key = :key and s.group_id = :group and s.state <> 'ENDED'
                """).param("key", name + "@example.org").param("group", cities.id()).query(UUID.class)
                .single();
    }

    private Map<String, String> states() {
        return jdbc.sql("""
                select split_part(p.address_key, '@', 1) as name, string_agg(s.state, ',' order by s.id) as states
                from subscription s join subscriber p on p.id = s.subscriber_id where s.group_id = :group group by 1
                """).param("group", cities.id()).query((row, number) -> Map.entry(row.getString("name"),
                row.getString("states"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long audits(String act) {
        return jdbc.sql("select count(*) from audit_entry where act = :act").param("act", act).query(Long.class)
                .single();
    }

    private void add(String slug, String name) {
        HttpResponse<String> added = http.json("POST", "/api/v1/groups/" + slug + "/subscriptions",
                "{\"email\": \"" + name + "@example.org\", \"consentNote\": \"asked\"}", cast.bearer(cast.ines()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    }

    private void addMany(String slug, String lines) {
        imports.run(cast.ines(), slug,
                new ImportRequest(lines.getBytes(StandardCharsets.UTF_8), "asked", false, false));
    }
}
