package org.convene.group;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups and communities as staff make and change them on their pages. */
@ConveneTest
class GroupsIT {
    private static final String[] LINKS = {"linkKind", "REPOSITORY", "linkLabel", "Working, repo", "linkUrl",
            "https://example.org/repo", "linkKind", "CHAT", "linkLabel", "#wg | guide", "linkUrl", ""};
    @Autowired
    Cast cast;
    @Autowired
    WorkingGroups groups;
    @Autowired
    JdbcClient jdbc;
    Staff admin;
    Http ines;

    @BeforeEach
    void signIn(@Autowired Http http) {
        admin = cast.ines();
        ines = cast.signIn(http, admin);
    }

    @Test
    void theFirstGroupNeedsANameAndAnAddressAndNothingElse() {
        assertThat(text(ines.get("/staff/groups"))).contains("There is no group yet");
        HttpResponse<String> made = create("name", "Cities", "slug", "cities");
        assertThat(path(made)).isEqualTo("/staff/groups/cities");
        assertThat(text(ines.get("/staff/groups/cities"))).contains("The group is there");
        assertThat(text(ines.get("/staff/groups"))).contains("Open Network", "Cities");
        assertThat(ines.fresh().get("/groups/cities").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasWrittenStandsOnThePublicPageAndInTheFormAgain() {
        String[] written = and(LINKS, "displayZones", "Europe/Berlin", "displayZones", "Asia/Tokyo", "name",
                "Städte & <b>Gemeinden</b> 都市", "slug", "cities", "purpose", "Für alle “Ämter”",
                "description", "Some **more** words\r\n\r\n<script>alert(1)</script>", "goals",
                "One goal\r\n\r\nAnother",
                "rules", "Be kind.", "chathamHouse", "true", "moderators", "Ines Falk\r\nJo Adeyemi",
                "leadBy", "Metrics people", "cadence", "Quarterly", "language", "de", "joining", "APPROVAL", "section",
                "Regions");
        HttpResponse<String> blank = ines.get("/staff/groups/new");
        assertThat(ines.submit(blank, "/staff/groups/new", written).statusCode()).isEqualTo(303);
        Document page = Http.page(ines.fresh().get("/groups/cities"));
        assertThat(page.select("h1").text()).isEqualTo("Städte & <b>Gemeinden</b> 都市");
        assertThat(page.select("main b, main script")).isEmpty();
        assertThat(page.select("main strong").text()).isEqualTo("more");
        assertThat(page.select("main").text()).contains("Für alle “Ämter”", "One goal", "Another", "Be kind.",
                "Chatham House", "Ines Falk and Jo Adeyemi", "Metrics people", "#wg | guide");
        assertThat(page.select("a[href=https://example.org/repo]").text()).isEqualTo("Working, repo");
        Document form = Http.page(ines.get("/staff/groups/cities"));
        assertThat(form.select("[name=linkLabel]").eachAttr("value")).containsExactly("Working, repo", "#wg | guide",
                "", "");
        assertThat(form.select("[name=linkKind] [selected]").eachText()).containsExactly("Repository", "Chat",
                "Something else", "Something else");
        assertThat(form.select("#f-goals").val().strip()).isEqualTo("One goal\nAnother");
        assertThat(form.select("[name=displayZones] [selected]").eachText()).containsExactly("Berlin", "Tokyo", "—",
                "—");
        assertThat(form.select("input[name=joining][checked]").val()).isEqualTo("APPROVAL");
        assertThat(form.select("input[name=chathamHouse]").hasAttr("checked")).isTrue();
        Group stored = groups.bySlug("cities").orElseThrow();
        assertThat(save("/staff/groups/cities").statusCode()).isEqualTo(303);
        Group same = groups.bySlug("cities").orElseThrow();
        assertThat(GroupDraft.of(same)).isEqualTo(GroupDraft.of(stored));
        assertThat(save("/staff/groups/cities", "purpose", "Changed").statusCode()).isEqualTo(303);
        assertThat(text(ines.fresh().get("/groups/cities"))).contains("Changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"name;;Fill", "name;two\\nlines;one line", "slug;Cities;small letters",
            "slug;new;small letters", "slug;a/b;small letters", "purpose;a\\nb;one line",
            "language;not a tag;language",
            "moderators;bell\u0007s;control"})
    void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped(String field, String value, String said) {
        String typed = value == null ? "" : value.replace("\\n", "\n");
        HttpResponse<String> answer = create("name", "Cities", "slug", "cities", "cadence", "Kept words", field, typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        Document page = Http.page(answer);
        assertThat(page.select("#f-" + field + "-wrong").text()).containsIgnoringCase(said);
        assertThat(page.select("#f-" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#f-cadence").val()).isEqualTo("Kept words");
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void whatIsWrongInARowStandsInThatRow() {
        HttpResponse<String> answer = ines.submit(ines.get("/staff/groups/new"), "/staff/groups/new", and(LINKS,
                "name", "Cities", "slug", "cities", "linkKind", "SITE", "linkLabel", "", "linkUrl", "", "linkKind",
                "CHAT", "linkLabel", "Talk", "linkUrl", "javascript:alert(1)", "linkKind", "SITE", "linkLabel", "",
                "linkUrl", "https://example.org", "displayZones", "Asia/Tokyo", "displayZones", "",
                "displayZones", "Mars/Olympus"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        Document page = Http.page(answer);
        assertThat(page.select("#f-links-2-url-wrong").text()).contains("not a web or e-mail address");
        assertThat(page.select("#f-links-2-url[aria-invalid]").val()).isEqualTo("javascript:alert(1)");
        assertThat(page.select("#f-links-3-label-wrong").text()).contains("fill");
        assertThat(page.select("#f-displayZones-1--wrong").text()).contains("not a time zone");
        assertThat(page.select(".problems a").eachAttr("href")).containsExactly("#f-links-2-url", "#f-links-3-label",
                "#f-displayZones-1-");
        assertThat(page.select(".problems a").eachText().getFirst()).startsWith("Link 3 · Address:");
        assertThat(page.select("[name=linkLabel]").eachAttr("value")).startsWith("Working, repo", "#wg | guide",
                "Talk");
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void oneMoreRowKeepsWhatIsTypedAndChecksNothing() {
        HttpResponse<String> blank = ines.get("/staff/groups/new");
        assertThat(Http.page(blank).select("[name=linkLabel]")).hasSize(2);
        assertThat(Http.page(blank).select("form.form button:not(.link)").getFirst().hasAttr("name"))
                .as("Enter saves").isFalse();
        HttpResponse<String> longer = ines.submit(blank, "/staff/groups/new", and(LINKS, "more", "links", "name", "",
                "slug", "A b", "displayZones", "Asia/Tokyo", "displayZones", ""));
        assertThat(longer.statusCode()).isEqualTo(200);
        Document page = Http.page(longer);
        assertThat(page.select(".problems, p.wrong")).isEmpty();
        assertThat(page.select("[name=linkLabel]")).hasSize(4);
        assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("f-links-2-kind");
        assertThat(page.select("#f-slug").val()).isEqualTo("A b");
        HttpResponse<String> zones = ines.submit(longer, "/staff/groups/new", "more", "displayZones");
        assertThat(Http.page(zones).select("[name=displayZones]")).hasSize(4);
        assertThat(Http.page(zones).select("[name=linkLabel]").eachAttr("value")).contains("#wg | guide");
        assertThat(groups.all()).isEmpty();
        assertThat(ines.submit(zones, "/staff/groups/new", "name", "Cities", "slug", "cities").statusCode())
                .isEqualTo(303);
        Group made = groups.bySlug("cities").orElseThrow();
        assertThat(made.links()).hasSize(2);
        HttpResponse<String> again = save("/staff/groups/cities", "more", "links");
        assertThat(Http.page(again).select("[name=linkLabel]")).hasSize(5);
        assertThat(ines.submit(again, "/staff/groups/cities", "linkKind", "CHAT", "linkLabel", "Only", "linkUrl", "")
                .statusCode()).isEqualTo(303);
        assertThat(groups.bySlug("cities").orElseThrow().links()).containsExactly(
                new Group.Link(Group.LinkKind.CHAT, "Only", ""));
    }

    @Test
    void aFormOfAnOlderPageTakesNoLinkAway() {
        ines.submit(ines.get("/staff/groups/new"), "/staff/groups/new", and(LINKS, "name", "Cities", "slug", "cities",
                "displayZones", "Asia/Tokyo"));
        String csrf = Http.page(ines.get("/staff/groups/cities")).select("input[name=_csrf]").val();
        assertThat(ines.post("/staff/groups/cities", "_csrf", csrf, "version", "0", "name", "Towns").statusCode())
                .isEqualTo(303);
        Group saved = groups.bySlug("cities").orElseThrow();
        assertThat(saved.name()).isEqualTo("Towns");
        assertThat(saved.links()).hasSize(2);
        assertThat(saved.displayZones()).hasSize(1);
    }

    @Test
    void tooLongIsSaidInNumbers() {
        HttpResponse<String> answer = create("name", "n".repeat(121), "slug", "s".repeat(65), "purpose",
                "p".repeat(501), "description", "d".repeat(20_001), "goals", "g\n".repeat(51));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Http.page(answer);
        for (String field : List.of("name", "slug", "purpose", "description", "goals")) {
            assertThat(page.select("#f-" + field + "-wrong").text()).as(field).isNotEmpty();
        }
        assertThat(page.select("#f-name-wrong").text()).contains("120").contains("121");
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void pressingTwiceMakesOneGroup() {
        HttpResponse<String> form = ines.get("/staff/groups/new");
        String[] typed = {"name", "Cities", "slug", "cities"};
        assertThat(ines.submit(form, "/staff/groups/new", typed).statusCode()).isEqualTo(303);
        HttpResponse<String> again = ines.submit(form, "/staff/groups/new", typed);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Http.page(again).select("#f-slug-wrong").text()).contains("already has this address");
        assertThat(groups.all()).hasSize(1);
    }

    @Test
    void aRenamedGroupMovesAndTakesNobodysAddress() {
        create("name", "Cities", "slug", "cities");
        create("name", "Universities", "slug", "universities");
        HttpResponse<String> taken = save("/staff/groups/cities", "slug", "universities");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(Http.page(taken).select("#f-slug-wrong").text()).contains("already has this address");
        String list = groups.listId(groups.bySlug("cities").orElseThrow()).id();
        assertThat(path(save("/staff/groups/cities", "slug", "towns"))).isEqualTo("/staff/groups/towns");
        assertThat(groups.listId(groups.bySlug("towns").orElseThrow()).id()).isEqualTo(list);
        assertThat(ines.get("/staff/groups/cities").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsOvertakenKeepsTheirWordsAndIsTold() {
        create("name", "Cities", "slug", "cities");
        HttpResponse<String> old = ines.get("/staff/groups/cities");
        assertThat(save("/staff/groups/cities", "purpose", "The other one’s words").statusCode()).isEqualTo(303);
        HttpResponse<String> overtaken = ines.submit(old, "/staff/groups/cities", "purpose", "My words");
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(text(overtaken)).contains("Somebody else saved this group");
        assertThat(Http.page(overtaken).select("#f-purpose").val().strip()).isEqualTo("My words");
        assertThat(groups.bySlug("cities").orElseThrow().purpose()).isEqualTo("The other one’s words");
        assertThat(ines.submit(overtaken, "/staff/groups/cities").statusCode()).isEqualTo(303);
        assertThat(groups.bySlug("cities").orElseThrow().purpose()).isEqualTo("My words");
    }

    @Test
    void anArchivedGroupLeavesTheDirectoryKeepsItsPageAndComesBack() {
        create("name", "Cities", "slug", "cities");
        press("/staff/groups/cities", "/staff/groups/cities/retire");
        Http visitor = ines.fresh();
        assertThat(text(visitor.get("/"))).doesNotContain("Cities");
        assertThat(visitor.get("/groups/cities").statusCode()).isEqualTo(200);
        assertThat(Http.page(visitor.get("/groups/cities")).select("form[action=/signup]")).isEmpty();
        assertThat(text(visitor.get("/signup?group=cities"))).doesNotContain("Cities");
        assertThat(text(ines.get("/staff/groups"))).contains("archived");
        press("/staff/groups/cities", "/staff/groups/cities/restore");
        assertThat(text(visitor.get("/"))).contains("Cities");
    }

    @Test
    void onlyAnUntouchedGroupCanBeDeleted() {
        create("name", "Cities", "slug", "cities");
        create("name", "Used", "slug", "used");
        press("/staff/groups/cities", "/staff/groups/cities/delete");
        assertThat(ines.get("/groups/cities").statusCode()).isEqualTo(404);
        String token = cast.bearer(admin)[1];
        ines.json("POST", "/api/v1/groups/used/subscriptions", """
                {"email": "mara@example.org", "consentNote": "Signed the list"}""", "Authorization", token);
        Document used = Http.page(ines.get("/staff/groups/used"));
        assertThat(used.select("form[action$=/delete]")).isEmpty();
        assertThat(used.select("main").text()).contains("so it cannot be deleted");
        HttpResponse<String> refused = ines.post("/staff/groups/used/delete", "_csrf",
                used.select("input[name=_csrf]").attr("value"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(text(refused)).contains("Archive it instead");
        assertThat(groups.bySlug("used")).isPresent();
        assertThat(jdbc.sql("select act from audit_entry where act like 'group.%' order by id").query(String.class)
                .list()).containsExactly("group.create", "group.create", "group.delete");
    }

    @Test
    void communitiesAreAHeadingWithRulesOfTheirOwn() {
        HttpResponse<String> longer = ines.submit(ines.get("/staff/communities/new"), "/staff/communities/new",
                and(LINKS, "name", "Second", "slug", "second", "purpose", "For later", "rules", "Be *very* kind",
                        "position", "20", "more", "links"));
        assertThat(Http.page(longer).select("[name=linkLabel]").eachAttr("value")).containsExactly("Working, repo",
                "#wg | guide", "", "");
        assertThat(groups.communities()).isEmpty();
        HttpResponse<String> made = ines.submit(longer, "/staff/communities/new");
        assertThat(path(made)).isEqualTo("/staff/groups");
        assertThat(groups.communities().getFirst().links()).hasSize(2);
        UUID id = groups.communities().getFirst().id();
        String edit = "/staff/communities/" + id;
        assertThat(Http.page(ines.get(edit)).select("#f-position").val()).isEqualTo("20");
        create("name", "Cities", "slug", "cities", "community", id.toString());
        assertThat(text(ines.fresh().get("/"))).contains("Second", "Cities");
        assertThat(ines.submit(ines.get(edit), edit, "name", "Renamed").statusCode()).isEqualTo(303);
        assertThat(text(ines.fresh().get("/"))).contains("Renamed");
        Document full = Http.page(ines.get(edit));
        assertThat(full.select("form[action=" + edit + "/delete]")).isEmpty();
        HttpResponse<String> refused = ines.post(edit + "/delete", "_csrf",
                full.select("input[name=_csrf]").attr("value"));
        assertThat(refused.statusCode()).isEqualTo(409);
        press("/staff/groups/cities", "/staff/groups/cities/retire");
        assertThat(Http.page(ines.get(edit)).select("form[action=" + edit + "/delete]")).as("archived").isEmpty();
        press("/staff/groups/cities", "/staff/groups/cities/delete");
        assertThat(ines.submit(ines.get(edit), edit + "/delete").statusCode()).isEqualTo(303);
        assertThat(groups.communities()).isEmpty();
        assertThat(ines.get(edit).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"name, ''", "slug, 'A b'", "position, first", "position, 99999999999", "linkUrl, words"})
    void aCommunitysFieldsAreCheckedToo(String field, String value) {
        HttpResponse<String> answer = ines.submit(ines.get("/staff/communities/new"), "/staff/communities/new",
                with(new String[]{"name", "Second", "slug", "second", "purpose", "Kept words"}, field, value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(
                Http.page(answer).select("#f-" + (field.equals("linkUrl") ? "links-0-url" : field) + "-wrong").text())
                .isNotEmpty();
        assertThat(Http.page(answer).select("#f-purpose").val().strip()).isEqualTo("Kept words");
        assertThat(groups.communities()).isEmpty();
    }

    @Test
    void aModeratorWritesAboutTheirGroupAndSeesNoOther() {
        create("name", "Cities", "slug", "cities");
        create("name", "Universities", "slug", "universities");
        Group cities = groups.bySlug("cities").orElseThrow();
        Http jo = cast.signIn(ines.fresh(), cast.moderator("Jo", cities.id()));
        assertThat(text(jo.get("/staff/groups"))).contains("Cities").doesNotContain("Universities", "Create a group");
        assertThat(Http.page(jo.get("/staff/groups/cities")).select("#f-slug, #f-community, form[action$=retire]"))
                .isEmpty();
        assertThat(jo.submit(jo.get("/staff/groups/cities"), "/staff/groups/cities", "purpose", "Ours").statusCode())
                .isEqualTo(303);
        HttpResponse<String> renamed = jo.submit(jo.get("/staff/groups/cities"), "/staff/groups/cities", "slug",
                "mine");
        assertThat(renamed.statusCode()).isEqualTo(403);
        for (String act : List.of("/retire", "/delete", "/restore")) {
            assertThat(submitTo(jo, "/staff/groups/cities" + act)).as(act).isEqualTo(403);
            assertThat(submitTo(jo, "/staff/groups/universities" + act)).as(act).isEqualTo(404);
        }
        assertThat(jo.get("/staff/groups/universities").statusCode()).isEqualTo(404);
        assertThat(submitTo(jo, "/staff/groups/universities", "name", "Mine")).isEqualTo(404);
        for (String page : List.of("/staff/groups/new", "/staff/communities/new",
                "/staff/communities/" + cities.community())) {
            assertThat(jo.get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(submitTo(jo, page, "name", "Mine", "slug", "mine")).as(page).isEqualTo(403);
        }
        assertThat(groups.all()).extracting(Group::slug).containsExactlyInAnyOrder("cities", "universities");
        assertThat(groups.bySlug("cities").orElseThrow().purpose()).isEqualTo("Ours");
        assertThat(jdbc.sql("select act from audit_entry where name = 'Jo' and act like 'group.%'").query(String.class)
                .list())
                .as("what was refused has changed nothing").containsExactly("group.update");
    }

    @Test
    void whoIsNotSignedInOrForgesTheFormChangesNothing() {
        create("name", "Cities", "slug", "cities");
        Http visitor = ines.fresh();
        for (String page : List.of("/staff/groups", "/staff/groups/new", "/staff/groups/cities",
                "/staff/communities/new")) {
            assertThat(path(visitor.get(page))).as(page).isEqualTo("/staff/sign-in");
        }
        assertThat(ines.post("/staff/groups/new", "name", "Forged", "slug", "forged").statusCode()).isEqualTo(403);
        assertThat(ines.post("/staff/groups/cities/delete").statusCode()).isEqualTo(403);
        assertThat(groups.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff/groups/none", "/staff/communities/00000000-0000-0000-0000-000000000000",
            "/groups/none"})
    void unknownOnesAreNotFound(String page) {
        assertThat(ines.get(page).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> create(String... fields) {
        return ines.submit(ines.get("/staff/groups/new"), "/staff/groups/new", last(fields));
    }

    private HttpResponse<String> save(String page, String... fields) {
        return ines.submit(ines.get(page), page, fields);
    }

    private void press(String page, String action) {
        assertThat(ines.submit(ines.get(page), action).statusCode()).isEqualTo(303);
    }

    private static int submitTo(Http browser, String action, String... fields) {
        String csrf = Http.page(browser.get("/staff/groups")).select("input[name=_csrf]").val();
        return browser.post(action, with(with(fields, "_csrf", csrf), "version", "0")).statusCode();
    }

    private static String[] and(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** Of fields given twice the later one. */
    private static String[] last(String... fields) {
        String[] all = {};
        for (int i = 0; i < fields.length; i += 2) {
            all = with(all, fields[i], fields[i + 1]);
        }
        return all;
    }

    private static String[] with(String[] fields, String name, String value) {
        String[] all = fields.clone();
        for (int i = 0; i < all.length; i += 2) {
            if (all[i].equals(name)) {
                all[i + 1] = value;
                return all;
            }
        }
        all = java.util.Arrays.copyOf(all, all.length + 2);
        all[all.length - 2] = name;
        all[all.length - 1] = value;
        return all;
    }

    private static String path(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }

    private static String text(HttpResponse<String> page) {
        return Http.page(page).select("main").text();
    }
}
