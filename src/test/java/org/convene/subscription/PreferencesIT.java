package org.convene.subscription;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group.JoiningPolicy;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The page behind the link in every mail (T7). */
@ConveneTest
@Import(Stage.class)
class PreferencesIT {
    private static final String ADA = "ada@example.org";
    @Autowired
    Stage stage;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Subscriptions subscriptions;

    private String link = "";

    @BeforeEach
    void aMember() {
        stage.groups("cities", "universities", "policy");
        link = stage.join(ADA, "cities", "universities");
        stage.news.clear();
    }

    @Test
    void showsWhatIsChosenWithTheAddressMasked() {
        HttpResponse<String> answer = http.get(link);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.body()).contains("a•••@example.org").doesNotContain(ADA);
        var page = Http.page(answer);
        assertThat(page.select("input[name=stay][checked]")).hasSize(2);
        assertThat(page.select("input[name=join]")).hasSize(1);
        assertThat(page.select("select[name=timeZone] option[selected]").val()).isEqualTo("Europe/Berlin");
    }

    @Test
    void changesNothingWhenNothingIsChanged() {
        HttpResponse<String> answer = save("cities universities", "cities universities", "cities universities", "",
                "Ada Sample", "en", "Europe/Berlin", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Nothing has changed");
        assertThat(stage.news).isEmpty();
    }

    @Test
    void leavesOneGroupAndOffersUndo() {
        HttpResponse<String> answer = save("universities", "universities", "universities", "policy", "Ada Sample", "en",
                "Europe/Berlin", "");
        assertThat(answer.body()).contains("You have left: Group cities.").contains("You are now in: Group policy.");
        assertThat(Http.page(answer).select("main form button").text()).isEqualTo("Undo leaving: stay in Group cities");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED");
        assertThat(stage.news).hasAtLeastOneElementOfType(SubscriptionEnded.class).hasSize(2);
        http.post(Http.page(answer).select("main form").attr("action"));
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED,ACTIVE");
    }

    @Test
    void choosesKindsOfMail() {
        HttpResponse<String> answer = save("cities universities", "universities", "cities universities", "",
                "Ada Sample", "en", "Europe/Berlin", "");
        assertThat(answer.body()).contains("You get other mail or other times from: Group cities.");
        UUID cities = stage.subscription(ADA, "cities");
        assertThat(subscriptions.member(cities, MailKind.INVITATIONS)).isEmpty();
        assertThat(subscriptions.member(cities, MailKind.ANNOUNCEMENTS)).isPresent();
        assertThat(stage.news).singleElement().isInstanceOf(MemberChanged.class);
    }

    @Test
    void changesNameLanguageAndZoneForAllGroups() {
        assertThat(save("cities universities", "cities universities", "cities universities", "", "Ada L.", "fr",
                "America/New_York", "").body())
                .contains("Changed: your name, the language of your mails and your time zone");
        assertThat(stage.news).hasSize(2).allSatisfy(event -> {
            Member member = ((MemberChanged) event).member();
            assertThat(member.name()).isEqualTo("Ada L.");
            assertThat(member.language()).isEqualTo(Locale.FRENCH);
            assertThat(member.zone()).isEqualTo(ZoneId.of("America/New_York"));
        });
    }

    @Test
    void joinsAnotherGroup() {
        HttpResponse<String> answer = save("cities universities", "cities universities", "cities universities",
                "policy", "Ada Sample", "en", "Europe/Berlin", "");
        assertThat(answer.body()).contains("You are now in: Group policy.");
        assertThat(stage.stateOf(ADA, "policy")).isEqualTo("ACTIVE");
        assertThat(jdbc.sql("select how from consent_record order by id desc limit 1").query(String.class).single())
                .isEqualTo("preferences");
        assertThat(mailbox.await(ADA, 3).getLast().text()).contains("Group policy");
    }

    @Test
    void asksToJoinWhereAModeratorDecides() {
        stage.group("closed", JoiningPolicy.APPROVAL);
        assertThat(save("cities universities", "cities universities", "cities universities", "closed", "Ada Sample",
                "en", "Europe/Berlin", "").body()).contains("A moderator will look at your request: Group closed.");
        assertThat(stage.stateOf(ADA, "closed")).isEqualTo("PENDING");
        assertThat(http.get(link).body()).contains("A moderator has yet to look at your request.");
    }

    @Test
    void pausesUntilTheDayAndComesBackAtMidnightOfTheirZone() {
        HttpResponse<String> answer = save("cities universities", "cities universities", "cities universities", "",
                "Ada Sample", "en", "America/Los_Angeles", "2026-12-01");
        assertThat(answer.body()).contains("You get nothing before 1 December 2026.");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("PAUSED");
        assertThat(stage.news.stream().filter(SubscriptionEnded.class::isInstance)).hasSize(2);
        UUID cities = stage.subscription(ADA, "cities");
        assertThat(subscriptions.member(cities, MailKind.INVITATIONS)).isEmpty();
        stage.join("bo@example.org", "cities");
        jdbc.sql("update subscription set state = 'PAUSED', paused_until = '2026-12-01' where id = :id")
                .param("id", stage.subscription("bo@example.org", "cities")).update();
        clock.set(java.time.Instant.parse("2026-12-01T07:59:00Z"));
        assertThat(subscriptions.resumeDue(1)).as("who lives further east does not wait for the others").isEqualTo(1);
        assertThat(stage.stateOf("bo@example.org", "cities")).isEqualTo("ACTIVE");
        assertThat(subscriptions.resumeDue(1)).isZero();
        clock.advance(Duration.ofMinutes(2));
        stage.news.clear();
        assertThat(subscriptions.resumeDue(50)).isEqualTo(2);
        assertThat(stage.news).hasSize(2).allMatch(SubscriptionConfirmed.class::isInstance);
        assertThat(stage.subscription(ADA, "cities")).isEqualTo(cities);
    }

    @Test
    void signingUpAgainDoesNotEndAPause() {
        save("cities universities", "cities universities", "cities universities", "", "Ada Sample", "en",
                "Europe/Berlin", "2026-12-24");
        stage.signUp(ADA, "cities");
        stage.settle();
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("PAUSED");
        assertThat(http.get(link).body()).contains("value=\"2026-12-24\"");
        assertThat(save("cities universities", "cities universities", "cities universities", "", "Ada Sample", "en",
                "Europe/Berlin", "").body()).contains("Your pause is over");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
    }

    @Test
    void leavesAPauseByStaffWhereItIs() {
        pausedByStaff("2026-12-20");
        var page = Http.page(http.get(link));
        assertThat(page.select(".card").eachText().getFirst()).contains("paused this group’s mail", "20 December 2026");
        assertThat(page.select("input[name=pauseUntil]").val()).isEmpty();
        assertThat(save("cities universities", "cities universities", "cities universities", "", "Ada L.", "en",
                "Europe/Berlin", "").body()).doesNotContain("pause is over");
        assertThat(pauses()).containsExactly("2026-12-20 by staff", "-");
        save("cities universities", "cities universities", "cities universities", "", "Ada L.", "en",
                "Europe/Berlin", "2026-12-10");
        assertThat(pauses()).containsExactly("2026-12-20 by staff", "2026-12-10");
        save("cities universities", "cities universities", "cities universities", "", "Ada L.", "en",
                "Europe/Berlin", "", "shownPause", "2026-12-10");
        assertThat(pauses()).containsExactly("2026-12-20 by staff", "-");
        assertThat(save("cities universities", "cities universities", "cities universities", "", "Ada L.", "en",
                "Europe/Berlin", "", "shownPause", "", "resume", "cities").body()).contains("pause is over");
        assertThat(pauses()).containsExactly("-", "-");
    }

    @Test
    void aPauseGoneByDoesNotBlockSaving() {
        save("cities universities", "cities universities", "cities universities", "", "Ada Sample", "en",
                "Europe/Berlin", "2026-12-10");
        clock.set(java.time.Instant.parse("2026-12-10T00:00:00Z"));
        String shown = Http.page(http.get(link)).select("input[name=shownPause]").val();
        HttpResponse<String> answer = save("cities universities", "cities universities", "cities universities", "",
                "Ada L.", "en", "Europe/Berlin", "2026-12-10", "shownPause", shown);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(pauses()).containsExactly("2026-12-10", "2026-12-10");
    }

    private void pausedByStaff(String until) {
        jdbc.sql("""
                update subscription set state = 'PAUSED', paused_until = cast(:until as date), paused_by_staff = true
                where group_id = (select id from working_group where slug = 'cities')
                """).param("until", until).update();
    }

    private List<String> pauses() {
        return jdbc.sql("""
                select coalesce(s.paused_until::text, '-') || case when s.paused_by_staff then ' by staff' else '' end
                from subscription s join working_group g on g.id = s.group_id order by g.slug
                """).query((row, number) -> row.getString(1)).list();
    }

    @Test
    void showsTheFormAgainWithWhatWasTyped() {
        HttpResponse<String> answer = save("universities", "universities", "", "policy", "https://spam.example", "xx",
                "Mars/Olympus", "2020-01-01");
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Http.page(answer);
        assertThat(page.select(".problems li")).hasSize(4);
        assertThat(page.select("input[name=stay][checked]").eachAttr("value")).containsExactly("universities");
        assertThat(page.select("input[name=join][checked]").eachAttr("value")).containsExactly("policy");
        assertThat(page.select("input[name=name]").val()).isEqualTo("https://spam.example");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
        assertThat(stage.stateOf(ADA, "policy")).isEmpty();
    }

    @Test
    void leavesEverythingWithOneGoodbyeAndOneUndo() {
        HttpResponse<String> answer = http.post(link + "/leave-all");
        assertThat(answer.body()).contains("You have left: Group cities and Group universities.");
        var goodbye = mailbox.await(ADA, 3).getLast();
        assertThat(goodbye.text()).contains("Group cities", "Group universities");
        stage.settle();
        assertThat(mailbox.mailsTo(ADA)).hasSize(3);
        http.post(goodbye.link("/undo"));
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED,ACTIVE");
        assertThat(stage.stateOf(ADA, "universities")).isEqualTo("ENDED,ACTIVE");
    }

    private HttpResponse<String> save(String stay, String invitations, String announcements, String join, String name,
            String language, String zone, String pause, String... more) {
        List<String> fields = new java.util.ArrayList<>(
                List.of("shown", "cities", "shown", "universities", "name", name,
                        "language", language, "timeZone", zone, "pauseUntil", pause));
        add(fields, "stay", stay);
        add(fields, "invitations", invitations);
        add(fields, "announcements", announcements);
        add(fields, "join", join);
        fields.addAll(List.of(more));
        return http.post(link, fields.toArray(String[]::new));
    }

    private static void add(List<String> fields, String name, String values) {
        values.lines().flatMap(line -> java.util.Arrays.stream(line.split(" "))).filter(one -> !one.isEmpty())
                .forEach(one -> fields.addAll(List.of(name, one)));
    }
}
