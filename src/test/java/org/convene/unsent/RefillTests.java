package org.convene.unsent;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefillTests {
    private static final String PAGE = """
            <!doctype html><html><body><main><h1>Words &amp; more</h1>
            <form method="post" action="/staff/x/delete"><input type="hidden" name="_csrf" value="new"><button>x</button></form>
            <form method="post" action="/staff/x"><input type="hidden" name="_csrf" value="new">
            <input type="hidden" name="version" value="7"><input name="title" value="old"><input name="password" type="password">
            <textarea name="body">
            old</textarea>
            <select name="zone"><option value="A" selected>a</option><option>B</option></select>
            <input type="checkbox" name="group" value="1" checked><input type="checkbox" name="group" value="2">
            <input type="checkbox" name="flag" checked>
            <input type="radio" name="kind" value="one" checked><input type="radio" name="kind" value="two">
            <input name="line" value=""><input name="line" value="">
            <select name="row"><option>A</option><option>B</option></select><select name="row"><option>A</option><option>B</option></select>
            <button name="then" value="save">s</button></form></main></body></html>
            """;

    @Test
    void putsEverythingBackAndKeepsTheNewToken() {
        Document page = filled("/staff/x", "version", "6", "title", "\"><script>alert(1)</script>", "body",
                "\n  two\n lines </textarea>", "zone", "B", "group", "2", "kind", "two", "line", "first", "line",
                "second",
                "then", "save", "row-3", "by script");
        assertThat(page.select("[name=title]").attr("value")).isEqualTo("\"><script>alert(1)</script>");
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("textarea").text()).contains("lines </textarea>");
        assertThat(((org.jsoup.nodes.FormElement) page.select("form").get(1)).formData().toString())
                .contains("_csrf=new", "version=6", "group=2", "kind=two", "line=first, line=second",
                        "row-3=by script")
                .doesNotContain("group=1", "flag", "then=save, then", "kind=one", "zone=A");
        assertThat(page.select("select[name=zone] option[selected]").eachText()).containsExactly("B");
        assertThat(page.select("main > p.note[role=status]").text()).isEqualTo("It is here & again");
        assertThat(page.select("h1").text()).isEqualTo("Words & more");
    }

    @Test
    void rowsGetBackWhatStoodInEachAndMoreThanThereAreGoAlong() {
        Document page = filled("/staff/x", "row", "B", "line", "one", "row", "A", "line", "two", "row", "B", "line",
                "three");
        assertThat(page.select("select[name=row] option[selected]").eachText()).containsExactly("B", "A");
        assertThat(((org.jsoup.nodes.FormElement) page.select("form").get(1)).formData().toString())
                .contains("line=one, line=two", "row=B, line=three");
    }

    @Test
    void findsNothingOnAPageWithoutTheForm() {
        assertThat(new Refill(form("/staff/y", "title", "x")).into(PAGE, "note", "files")).isEmpty();
    }

    private static Document filled(String path, String... fields) {
        return Jsoup.parse(new Refill(form(path, fields)).into(PAGE, "It is here & again", "Files too.").orElseThrow());
    }

    private static UnsentForm form(String path, String... fields) {
        List<UnsentForm.Field> all = new java.util.ArrayList<>();
        List<String> words = Arrays.asList(fields);
        for (int i = 0; i < words.size(); i += 2) {
            all.add(new UnsentForm.Field(words.get(i), words.get(i + 1)));
        }
        return new UnsentForm(new UUID(1, 1), new UUID(2, 2), path, all, Instant.EPOCH);
    }
}
