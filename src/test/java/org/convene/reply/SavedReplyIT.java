package org.convene.reply;

import java.net.http.HttpResponse;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;

/** Replies under a name: who writes them, who uses them, and that nothing leaves before somebody presses send. */
@ConveneTest
class SavedReplyIT {
    private static final String LIST = "/staff/inbox/replies";
    private static final String VISITOR = "tomas@example.org";
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    WorkingGroups groups;
    @Autowired
    JdbcClient jdbc;
    private Http ines;
    private Http mo;

    @BeforeEach
    void twoGroups() {
        for (String slug : new String[]{"cities", "schools"}) {
            http.json("POST", "/api/v1/groups", "{\"name\": \"The %s\", \"slug\": \"%s\"}".formatted(slug, slug),
                    cast.bearer(cast.ines()));
        }
        ines = cast.signIn(http.fresh(), cast.ines());
        mo = cast.signIn(http.fresh(), cast.moderator("Mo", groups.bySlug("cities").orElseThrow().id()));
    }

    @Test
    void isFilledInBelowWhatWasTypedAndSentOnlyThen() {
        save(ines, "all", "How to join", "Hello {{name|there}},\n{{group}} meets on Thursdays.\n{{me}}");
        save(mo, "group:cities", "No room", "Sorry about “{{subject}}”.");
        save(ines, "group:schools", "Only schools", "Not here");
        String letter = letter("cities", "Tomás Rey");
        Document page = Http.page(mo.get(letter));
        assertThat(page.select("#f-saved option").eachText()).containsExactly("—", "How to join", "No room");
        HttpResponse<String> first = insert(letter, "", "How to join");
        assertThat(Http.page(first).select("#f-body").val())
                .isEqualTo("Hello Tomás Rey,\nThe cities meets on Thursdays.\nMo");
        assertThat(Http.page(first).select("[role=status]").text()).contains("Nothing is sent yet");
        HttpResponse<String> both = insert(letter, "Typed before  ", "No room");
        assertThat(Http.page(both).select("#f-body").val())
                .isEqualTo("Typed before\n\nSorry about “May <b>we</b> come?”.");
        HttpResponse<String> none = insert(letter, "Kept", "—");
        assertThat(Http.page(none).select("#f-body").val()).isEqualTo("Kept");
        assertThat(Http.page(none).select("[role=status]").text()).contains("Choose a saved reply first");
        mailbox.awaitFirst(VISITOR);
        assertThat(mailbox.mailsTo(VISITOR)).hasSize(1);
        Cast.submitTo(mo, letter, letter + "/reply", "body", Http.page(both).select("#f-body").val(), "then", "close");
        assertThat(mailbox.awaitSubject(VISITOR, "Re: ").text()).contains("Sorry about “May <b>we</b> come?”.");
    }

    @Test
    void whatIsForTheOrganisersGetsTheRepliesOfEverybody() {
        String community = groups.communities().getFirst().slug();
        save(ines, "all", "Everywhere", "A");
        save(ines, "community:" + community, "Community", "B {{group}}");
        save(ines, "group:cities", "Cities", "C");
        String letter = letter("", "");
        assertThat(Http.page(ines.get(letter)).select("#f-saved option").eachText())
                .containsExactly("—", "Community", "Everywhere");
        assertThat(Http.page(mo.get(LIST)).select("main li a").eachText())
                .containsExactly("Cities", "Community", "Everywhere");
    }

    @Test
    void isChangedByWhoMayAndByNobodyElse() {
        save(ines, "all", "Everywhere", "A");
        save(mo, "group:cities", "Ours", "B");
        String everywhere = link("Everywhere");
        Document shared = Http.page(mo.get(everywhere));
        assertThat(shared.select("form[action^=" + LIST + "]")).isEmpty();
        assertThat(shared.text()).contains("Admins keep this reply");
        String csrf = Http.page(mo.get("/staff/account")).select("input[name=_csrf]").val();
        assertThat(mo.post(everywhere, "_csrf", csrf, "place", "group:cities", "name", "x", "text", "y").statusCode())
                .isEqualTo(404);
        assertThat(mo.post(everywhere + "/delete", "_csrf", csrf).statusCode()).isEqualTo(404);
        HttpResponse<String> old = mo.get(link("Ours"));
        assertThat(Cast.submitTo(ines, link("Ours"), link("Ours"), "place", "group:cities", "name", "Ours", "text",
                "Theirs").statusCode()).isEqualTo(303);
        HttpResponse<String> second = mo.submit(old, link("Ours"), "text", "Mine");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Http.page(second).select("#f-text").val()).isEqualTo("Mine");
        assertThat(Http.page(second).select("main").text()).contains("Theirs");
        assertThat(mo.submit(second, link("Ours"), "text", "Mine").statusCode()).isEqualTo(303);
        assertThat(Http.page(mo.get(link("Ours"))).select("#f-text").val()).isEqualTo("Mine");
        Cast.submitTo(mo, link("Ours"), link("Ours") + "/delete");
        assertThat(Http.page(mo.get(LIST)).select("main li a").eachText()).containsExactly("Everywhere");
        assertThat(jdbc.sql("select act from audit_entry where object like 'reply:%' order by at").query(String.class)
                .list())
                .containsExactly("reply.create", "reply.create", "reply.update", "reply.update", "reply.delete");
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() {
        HttpResponse<String> wrong = save(mo, "all", " ", "Write to {{email}}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        Document page = Http.page(wrong);
        assertThat(page.select(".problems a").eachAttr("href")).containsExactlyInAnyOrder("#f-place", "#f-name",
                "#f-text");
        assertThat(page.select("#f-text-wrong").text()).contains("“email” cannot be filled in");
        assertThat(page.select("#f-text").val()).isEqualTo("Write to {{email}}");
        assertThat(Http.page(mo.get(LIST)).select(".empty")).hasSize(1);
    }

    @Test
    void shortensSmileysWithoutBreakingTheListForEverybody() {
        save(ines, "all", "Party", "🎉".repeat(61));
        save(ines, "all", "Feast", "🎉".repeat(121));
        HttpResponse<String> list = mo.get(LIST);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(Http.page(list).select("main").text()).contains("🎉".repeat(61))
                .contains("🎉".repeat(110) + "…").doesNotContain("🎉".repeat(111));
    }

    @Test
    void movesToNoPlaceThatIsFull() {
        jdbc.sql("""
                insert into saved_reply (id, group_id, name, text)
                select gen_random_uuid(), g.id, 'Reply ' || n, 'x' from working_group g, generate_series(1, 100) n
                where g.slug = 'schools'
                """).update();
        save(ines, "group:cities", "Ours", "B");
        HttpResponse<String> full = move("Ours", "group:schools");
        assertThat(full.statusCode()).isEqualTo(422);
        assertThat(Http.page(full).select("#f-place-wrong").text()).contains("100");
        assertThat(Http.page(save(ines, "group:schools", "More", "x")).select("#f-name-wrong").text()).contains("100");
        assertThat(move("Reply 7", "group:schools").statusCode()).isEqualTo(303);
        assertThat(move("Reply 7", "group:cities").statusCode()).isEqualTo(303);
        assertThat(move("Ours", "group:schools").statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> save(Http who, String place, String name, String text) {
        return Cast.submitTo(who, LIST + "/new", LIST + "/new", "place", place, "name", name, "text", text);
    }

    private HttpResponse<String> move(String name, String place) {
        return Cast.submitTo(ines, link(name), link(name), "place", place, "name", name, "text", "B");
    }

    private HttpResponse<String> insert(String letter, String body, String reply) {
        String chosen = Http.page(mo.get(letter)).select("#f-saved option").stream()
                .filter(option -> option.text().equals(reply)).findFirst().orElseThrow().val();
        HttpResponse<String> shown = Cast.submitTo(mo, letter, letter + "/reply", "body", body, "saved", chosen, "then",
                "insert");
        assertThat(shown.statusCode()).isEqualTo(200);
        return shown;
    }

    private String link(String name) {
        return Http.page(ines.get(LIST)).select("main li a").stream().filter(link -> link.text().equals(name))
                .findFirst().orElseThrow().attr("href");
    }

    private String letter(String group, String name) {
        http.json("POST", "/api/v1/contact-requests", """
                {"kind": "question", "email": "%s", "name": "%s", "group": "%s", "subject": "May <b>we</b> come?",
                 "body": "Please"}""".formatted(VISITOR, name, group));
        return "/staff/inbox/" + jdbc.sql("select id from contact_request").query(UUID.class).single();
    }
}
