package org.convene.web;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.json.JsonMapper;

import org.convene.site.InvalidInput;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A file that is too large is refused beside its field, without reading it, and the rest of the form is kept. */
@ConveneTest
class UploadIT {
    private static final long FORTY_MEGABYTES = 40 << 20;
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    JsonMapper json;
    @TempDir
    Path dir;
    private Http staff = new Http("", "");
    private String draft = "";

    @BeforeEach
    void aGroupAndADraft() {
        String[] bearer = cast.bearer(cast.ines());
        http.json("POST", "/api/v1/groups", "{\"name\":\"Cities\",\"slug\":\"cities\"}", bearer);
        draft = json.readTree(http.json("POST", "/api/v1/announcements",
                "{\"groups\":[\"cities\"],\"subject\":\"News\",\"body\":\"Come.\"}", bearer).body()).get("id")
                .asString();
        staff = cast.signIn(http.fresh(), cast.ines());
    }

    @Test
    void aListOfMembers() throws IOException {
        Document again = refused("/staff/groups/cities/members/import", "/staff/groups/cities/members/import", "file",
                20,
                "consentNote", "Asked at the fair on 3 May");
        assertThat(again.select("[name=consentNote]").val()).isEqualTo("Asked at the fair on 3 May");
    }

    @Test
    void aFileOfAnAnnouncement() throws IOException {
        Document again = refused("/staff/announcements/" + draft, "/staff/announcements/" + draft + "/attachments",
                "file", 20, "alt", "The hall from above");
        assertThat(again.select("[name=alt]").val()).isEqualTo("The hall from above");
    }

    @Test
    void aLogo() throws IOException {
        Document again = refused("/staff/groups/cities/brand", "/staff/groups/cities/brand", "logo", 2,
                "name", "Cities of the North", "logoAlt", "A compass");
        assertThat(again.select("[name=name]").val()).isEqualTo("Cities of the North");
        assertThat(again.select("[name=logoAlt]").val()).isEqualTo("A compass");
    }

    @Test
    void itIsTakenFromNobodyWhoMayNotSendIt() {
        assertThat(unread("/contact").statusCode()).isEqualTo(413);
        assertThat(unread("/api/v1/signups").statusCode()).isEqualTo(413);
        assertThat(unread("/api/v1/signups", "Authorization", "Bearer made-up").statusCode()).isEqualTo(401);
        assertThat(unread("/staff/sign-in").headers().firstValue("Location")).hasValue("/staff/sign-in");
        assertThat(unread("/staff/groups/cities/brand").headers().firstValue("Location")).hasValue("/staff/sign-in");
    }

    /** Larger than any form without a file; sent by somebody unknown. */
    private HttpResponse<String> unread(String path, String... headers) {
        Http nobody = http.fresh();
        List<String> all = new ArrayList<>(List.of("Content-Type", "multipart/form-data; boundary=b"));
        all.addAll(List.of(headers));
        return nobody.send(nobody.request(path, all.toArray(String[]::new))
                .POST(BodyPublishers.ofByteArray(new byte[1_500_000])));
    }

    @Test
    void itIsNotReadIntoMemory() {
        MockMultipartFile large = new MockMultipartFile("file", new byte[0]) {
            @Override
            public long getSize() {
                return FORTY_MEGABYTES;
            }

            @Override
            public byte[] getBytes() {
                throw new AssertionError("read");
            }
        };
        assertThatThrownBy(() -> Upload.read(large, "file", Upload.MOST)).isInstanceOf(InvalidInput.class);
    }

    private Document refused(String page, String action, String field, int most, String... typed) throws IOException {
        HttpResponse<String> answer = post(page, action, field, typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        Document again = Http.page(answer);
        assertThat(again.select("#f-" + field + "-wrong").text())
                .isEqualTo("This file is larger than " + most + " MB.");
        assertThat(again.select("#f-" + field).attr("aria-invalid")).isEqualTo("true");
        return again;
    }

    /** Sends the form as a browser does, the file among its other fields. */
    private HttpResponse<String> post(String page, String action, String field, String... typed)
            throws IOException {
        Element form = Http.page(staff.get(page)).select("form[action=\"" + action + "\"][enctype]").first();
        Map<String, String> values = new TreeMap<>();
        ((FormElement) java.util.Objects.requireNonNull(form)).formData().forEach(one -> values.put(one.key(),
                one.value()));
        for (int i = 0; i < typed.length; i += 2) {
            values.put(typed[i], typed[i + 1]);
        }
        values.remove(field);
        Path file = dir.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(FORTY_MEGABYTES);
        }
        StringBuilder parts = new StringBuilder();
        values.forEach((name, value) -> parts.append("--b\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        parts.append("--b\r\nContent-Disposition: form-data; name=\"").append(field)
                .append("\"; filename=\"large.png\"\r\nContent-Type: image/png\r\n\r\n");
        BodyPublisher body = BodyPublishers.concat(BodyPublishers.ofString(parts.toString()),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--b--\r\n"));
        return staff.send(staff.request(action, "Content-Type", "multipart/form-data; boundary=b").POST(body));
    }
}
