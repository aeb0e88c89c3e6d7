package org.convene.brand;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Name, logo and colour of groups and communities, as staff set them and as readers see them. */
@ConveneTest
class BrandIT {
    private static final String PLUM = "#7a2f8f";
    private static final String OF_GROUP = "/staff/groups/cities/brand";
    @Autowired
    Cast cast;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JsonMapper json;
    @Autowired
    SettableClock clock;
    private Staff admin;
    private Http ines;
    private String[] bearer;

    @BeforeEach
    void twoGroups() {
        admin = cast.ines();
        ines = cast.signIn(http.fresh(), admin);
        bearer = cast.bearer(admin);
        api("POST", "/api/v1/groups", "{\"name\": \"Cities\", \"slug\": \"cities\"}");
        api("POST", "/api/v1/groups", "{\"name\": \"Schools\", \"slug\": \"schools\"}");
    }

    @Test
    void aGroupLooksAsTheSiteUntilSomebodySaysOtherwise() {
        Document page = Http.page(http.get("/groups/cities"));
        assertThat(page.select("header .mark").text()).isEqualTo("Open Network");
        assertThat(page.select("header img")).isEmpty();
        assertThat(page.select("link[href^=/assets/brand]").attr("href")).startsWith("/assets/brand.css");
        assertThat(Http.page(ines.get(OF_GROUP)).select("form[action$=/remove]")).isEmpty();
    }

    @Test
    void groupsLookAsTheirCommunityAndEachPartFallsBackByItself() throws IOException {
        String community = "/staff/communities/" + groups.communities().getFirst().id() + "/brand";
        assertThat(save(community, "Open Offices", PLUM, "Three circles", picture("png", 1000, 200)).statusCode())
                .isEqualTo(303);
        assertThat(save(OF_GROUP, "Cities of tomorrow", "", "", null).statusCode()).isEqualTo(303);
        Document cities = Http.page(http.get("/groups/cities"));
        Document schools = Http.page(http.get("/groups/schools/archive"));
        assertThat(cities.select("header .mark").text()).isEqualTo("Cities of tomorrow");
        assertThat(schools.select("header .mark").text()).isEqualTo("Open Offices");
        for (Document page : List.of(cities, schools, Http.page(http.get("/signup?group=schools")))) {
            Element logo = page.expectFirst("header .mark img");
            assertThat(logo.attr("alt")).isEqualTo("Three circles");
            assertThat(logo.attr("width") + "x" + logo.attr("height")).isEqualTo("160x32");
            assertThat(page.select("link[href=/assets/brand/7a2f8f.css]")).hasSize(1);
            assertThat(page.select("[style]")).isEmpty();
        }
        assertThat(Http.page(http.get("/")).select("header .mark").text()).isEqualTo("Open Network");
        assertThat(http.get("/groups/none").body()).doesNotContain("Open Offices");
        HttpResponse<String> sheet = http.get("/assets/brand/7a2f8f.css");
        assertThat(sheet.body()).contains("--brand: #7a2f8f; --brand-ink: #ffffff", "prefers-color-scheme: dark");
        assertThat(sheet.headers().firstValue("Cache-Control").orElse("")).contains("public");
        assertThat(ines.submit(ines.get(OF_GROUP), OF_GROUP + "/remove").statusCode()).isEqualTo(303);
        assertThat(ines.submit(ines.get(community), community + "/remove").statusCode()).isEqualTo(303);
        aGroupLooksAsTheSiteUntilSomebodySaysOtherwise();
        assertThat(Http.page(ines.get("/staff/audit")).text()).contains("Changed a brand", "Removed a brand");
    }

    @Test
    void pagesAndMailsAboutSeveralGroupsLookAsTheirCommunity() throws IOException {
        api("PATCH", "/api/v1/communities/community/brand", "{\"name\": \"Open Offices\", \"colour\": \"" + PLUM
                + "\", \"logoAlt\": \"Circles\", \"logo\": \""
                + Base64.getEncoder().encodeToString(picture("png", 400, 100)) + "\"}");
        save(OF_GROUP, "Cities alone", "", "", null);
        HttpResponse<String> form = http.get("/signup?group=cities&group=schools");
        assertThat(Http.page(form).select("header .mark").text()).isEqualTo("Open Offices");
        clock.advance(Duration.ofSeconds(10));
        http.submit(form, "/signup", "email", "ana@example.org", "name", "Ana");
        ReceivedMail confirm = mailbox.awaitFirst("ana@example.org");
        assertThat(org.jsoup.Jsoup.parse(confirm.html()).select("td.edge a.ink").text()).isEqualTo("Open Offices");
        assertThat(org.jsoup.Jsoup.parse(confirm.html()).select("img").attr("alt")).isEqualTo("Circles");
        HttpResponse<String> page = http.get(confirm.link("/confirm/"));
        assertThat(Http.page(page).select("header .mark").text()).isEqualTo("Open Offices");
        http.submit(page, confirm.link("/confirm/").substring(http.publicUrl().length()));
        String preferences = mailbox.await("ana@example.org", 2).getLast().link("/preferences/");
        HttpResponse<String> mine = http.get(preferences);
        assertThat(Http.page(mine).select("header .mark").text()).isEqualTo("Open Offices");
        assertThat(Http.page(mine).select("link[href=/assets/brand/7a2f8f.css]")).hasSize(1);
        HttpResponse<String> saved = http.submit(mine, preferences.substring(http.publicUrl().length()), "name",
                "Ana S");
        assertThat(Http.page(saved).select("header .mark").text()).isEqualTo("Open Offices");
        String mineAt = preferences.substring(http.publicUrl().length());
        http.submit(http.get(mineAt + "/address"), mineAt + "/address", "email", "ana@example.net");
        String moved = mailbox.awaitFirst("ana@example.net").html();
        assertThat(org.jsoup.Jsoup.parse(moved).select("td.edge a.ink").text()).isEqualTo("Open Offices");
        http.submit(mine, mineAt + "/data");
        ReceivedMail data = mailbox.await("ana@example.org", 3).getLast();
        assertThat(org.jsoup.Jsoup.parse(data.html()).select("td.edge a.ink").text()).isEqualTo("Open Offices");
        for (String own : List.of(mineAt + "/address", mineAt + "/sent", mineAt + "/digest", mineAt + "/calendar",
                mineAt + "/dates", mineAt + "/reminders", data.link("/preferences/data/"),
                mailbox.awaitFirst("ana@example.net").link("/confirm/"))) {
            assertThat(Http.page(http.get(own)).select("header .mark").text()).as(own).isEqualTo("Open Offices");
        }
        HttpResponse<String> none = http.get(mineAt + "none/sent");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(Http.page(none).select("header .mark").text()).isEqualTo("Open Network");
        Element heading = Http.page(http.get("/")).expectFirst("h2#community");
        assertThat(heading.select("img").attr("src")).startsWith("/assets/brand/logo/");
        assertThat(Http.page(http.get("/")).select("header .mark").text()).isEqualTo("Open Network");
    }

    @Test
    void aGroupOfAnotherCommunityMakesItTheSites() {
        String other = groups.createCommunity(admin, new org.convene.group.CommunityDraft("other", "Other", "", "", "",
                List.of(), 1)).id().toString();
        api("POST", "/api/v1/groups", "{\"name\": \"Far\", \"slug\": \"far\", \"community\": \"other\"}");
        api("PATCH", "/api/v1/communities/" + other + "/brand", "{\"name\": \"Others\"}");
        api("PATCH", "/api/v1/communities/community/brand", "{\"name\": \"Open Offices\"}");
        assertThat(Http.page(http.get("/signup?group=far")).select("header .mark").text()).isEqualTo("Others");
        assertThat(Http.page(http.get("/signup?group=far&group=cities")).select("header .mark").text())
                .isEqualTo("Open Network");
        assertThat(http.json("DELETE", "/api/v1/communities/other/brand", "", bearer).statusCode()).isEqualTo(204);
        assertThat(Http.page(http.get("/signup?group=far")).select("header .mark").text()).isEqualTo("Open Network");
    }

    @Test
    void aLogoIsMadeAnewAndKeptAtTheAddressOfItsContent() throws Exception {
        byte[] photo = picture("jpeg", 2000, 2000);
        byte[] noted = new byte[photo.length + 30];
        System.arraycopy(photo, 0, noted, 0, photo.length);
        System.arraycopy("<script>secret place</script>".getBytes(UTF_8), 0, noted, photo.length, 29);
        save(OF_GROUP, "", "", "Our logo", noted);
        String path = Http.page(http.get("/groups/cities")).select("header img").attr("src");
        HttpResponse<byte[]> logo = logo(path);
        assertThat(logo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(logo.headers().firstValue("Cache-Control").orElse("")).contains("immutable", "public");
        assertThat(logo.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(new String(logo.body(), ISO_8859_1)).doesNotContain("secret place");
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(logo.body()));
        assertThat(kept.getHeight()).isEqualTo(88);
        assertThat(http.get("/assets/brand/logo/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        save(OF_GROUP, "", "", "Our logo", null, "dropLogo", "true");
        assertThat(Http.page(http.get("/groups/cities")).select("header img")).isEmpty();
        assertThat(logo(path).statusCode()).as("mails that were sent show it").isEqualTo(200);
    }

    @Test
    void aPaleColourIsRefusedWithTheNearestThatCanBeRead() {
        HttpResponse<String> refused = save(OF_GROUP, "Kept words", "#FFD400", "", null);
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Http.page(refused);
        assertThat(page.select("#f-colour-wrong").text()).contains("#FFD400 is too pale", "1.3 to 1");
        assertThat(page.select("#f-name").val()).isEqualTo("Kept words");
        String better = page.select("button[name=act][value^=#]").val();
        assertThat(page.select("#f-colour-wrong").text()).contains(better);
        assertThat(save(OF_GROUP, "Kept words", "#FFD400", "", null, "act", better).statusCode()).isEqualTo(303);
        assertThat(Http.page(http.get("/groups/cities")).select("link[href^=/assets/brand/]").attr("href"))
                .isEqualTo("/assets/brand/" + better.substring(1) + ".css");
        for (String wrong : List.of("red", "#12345", "javascript:alert(1)", "#12345g")) {
            HttpResponse<String> none = save(OF_GROUP, "", wrong, "", null);
            assertThat(none.statusCode()).as(wrong).isEqualTo(422);
            assertThat(Http.page(none).select("#f-colour-wrong").text()).contains("for example #0b6e5f");
        }
        assertThat(save(OF_GROUP, "", "039", "", null).statusCode()).isEqualTo(303);
        assertThat(Http.page(ines.get(OF_GROUP)).select("#f-colour").val()).isEqualTo("#003399");
    }

    @Test
    void whatIsNoLogoIsRefusedBesideItsField() throws IOException {
        byte[] png = picture("png", 40, 40);
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        byte[] large = Arrays.copyOf(png, (2 << 20) + 1);
        refused("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8), "no PNG, JPEG or WebP");
        refused("GIF89a-and-more-of-it".getBytes(UTF_8), "no PNG, JPEG or WebP");
        refused("<script>alert(1)</script>".getBytes(UTF_8), "no PNG, JPEG or WebP");
        refused(Arrays.copyOf(png, 60), "broken");
        refused(bomb, "million pixels");
        refused(large, "larger than 2 MB");
        refused(Arrays.copyOf(webp(), 20), "broken");
        HttpResponse<String> wordless = save(OF_GROUP, "", "", " ", png);
        assertThat(Http.page(wordless).select("#f-logoAlt-wrong").text()).isEqualTo("Say what the picture shows.");
        assertThat(save(OF_GROUP, "x".repeat(61), "", "y".repeat(201), null).statusCode()).isEqualTo(422);
        assertThat(Http.page(ines.get(OF_GROUP)).select("form[action$=/remove]")).isEmpty();
    }

    @Test
    void aWebPictureStandsOnPagesWithoutWhatACameraNoted() throws Exception {
        assertThat(save(OF_GROUP, "", "", "Waves", webp()).statusCode()).isEqualTo(303);
        HttpResponse<byte[]> logo = logo(Http.page(http.get("/groups/cities")).select("header img").attr("src"));
        assertThat(logo.headers().firstValue("Content-Type")).hasValue("image/webp");
        assertThat(new String(logo.body(), ISO_8859_1)).startsWith("RIFF").contains("VP8L")
                .doesNotContain("EXIF", "secret place");
        assertThat(Http.page(ines.get(OF_GROUP)).select("main").text()).contains("mails show the name alone");
        announce("cities");
        assertThat(mailbox.awaitFirst("member1@example.org").html()).doesNotContain("<img");
    }

    @Test
    void mailsOfTheGroupCarryItAndItsTextStaysAsItWas() throws Exception {
        announce("cities");
        String before = mailbox.awaitSubject("member1@example.org", "Call 1").text();
        save(OF_GROUP, "Cities of tomorrow", PLUM, "Three circles", picture("png", 720, 176));
        announce("cities");
        for (int i = 1; i <= 12; i++) {
            ReceivedMail mail = mailbox.awaitSubject("member" + i + "@example.org", "Call 2");
            Document html = org.jsoup.Jsoup.parse(mail.html());
            Element logo = html.expectFirst("img");
            assertThat(logo.attr("src")).startsWith("http://convene.example.org/assets/brand/logo/");
            assertThat(logo.attr("alt")).isEqualTo("Three circles");
            assertThat(logo.attr("width") + "x" + logo.attr("height")).isEqualTo("180x44");
            assertThat(html.select("td.edge a.ink").text()).isEqualTo("Cities of tomorrow");
            assertThat(html.select("a[href=https://example.org/more]").attr("style")).contains("color:" + PLUM);
            assertThat(mail.html()).doesNotContain("#0b6e5f").contains("Sample Street 1");
        }
        String leave = mailbox.awaitSubject("member1@example.org", "Call 2").link("/unsubscribe/");
        assertThat(Http.page(http.get(leave)).select("header .mark").text()).isEqualTo("Cities of tomorrow");
        String after = mailbox.awaitSubject("member1@example.org", "Call 2").text();
        assertThat(after.replace("Call 2", "Call 1").replaceAll("/(unsubscribe|preferences)/\\S+", "/$1/"))
                .isEqualTo(before.replaceAll("/(unsubscribe|preferences)/\\S+", "/$1/"));
        assertThat(logo(Http.page(http.get("/groups/cities")).select("header img").attr("src")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsAPageAndAMailBeforeAnythingIsKept() {
        HttpResponse<String> shown = save(OF_GROUP, "Cities <b>", PLUM, "", null, "act", "show");
        assertThat(shown.statusCode()).isEqualTo(200);
        Document page = Http.page(shown);
        assertThat(page.select("#f-name").val()).isEqualTo("Cities <b>");
        assertThat(page.select("iframe")).hasSize(4);
        for (Element frame : page.select("iframe")) {
            HttpResponse<String> inside = ines.get(frame.attr("src").replace(" ", "%20"));
            assertThat(inside.statusCode()).isEqualTo(200);
            assertThat(inside.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("frame-ancestors 'self'");
            assertThat(inside.body()).contains("Cities &lt;b&gt;").doesNotContain("Cities <b>");
        }
        assertThat(ines.get(OF_GROUP + "/mail?scheme=dark&colour=%237a2f8f").body()).contains("@media all{body");
        assertThat(ines.get("/assets/only-dark.css").body()).contains("@media all {", "color-scheme: dark");
        assertThat(Http.page(ines.get(OF_GROUP)).select("#f-name").val()).isEmpty();
    }

    @Test
    void whoSavesSecondIsToldAndKeepsWhatTheyTyped() {
        HttpResponse<String> mine = ines.get(OF_GROUP);
        save(OF_GROUP, "Theirs", "", "", null);
        HttpResponse<String> second = post(mine, OF_GROUP, "Mine", "", "", null);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Http.page(second).select("#f-name").val()).isEqualTo("Mine");
        assertThat(post(second, OF_GROUP, "Mine", "", "", null).statusCode()).isEqualTo(303);
        assertThat(Http.page(http.get("/groups/cities")).select("header .mark").text()).isEqualTo("Mine");
    }

    @Test
    void moderatorsDressTheirGroupAndNoOther() {
        UUID schools = groups.bySlug("schools").orElseThrow().id();
        ines = cast.signIn(http.fresh(), cast.moderator("Olu", schools));
        assertThat(ines.get(OF_GROUP).statusCode()).isEqualTo(404);
        assertThat(save("/staff/groups/schools/brand", "Schools!", "", "", null).statusCode()).isEqualTo(303);
        assertThat(ines.get("/staff/communities/" + groups.communities().getFirst().id() + "/brand").statusCode())
                .isEqualTo(403);
    }

    @Test
    void programsReadAndSetItToo() throws IOException {
        String path = "/api/v1/groups/cities/brand";
        JsonNode made = api("PATCH", path, "{\"name\": \"Cities!\", \"colour\": \"#7a2f8f\", \"logoAlt\": \"Circles\", "
                + "\"logo\": \"" + Base64.getEncoder().encodeToString(picture("png", 400, 100)) + "\"}");
        assertThat(made.path("logo").path("url").asString()).startsWith("http://convene.example.org/assets/brand/");
        assertThat(made.path("shown").path("colour").asString()).isEqualTo(PLUM);
        JsonNode changed = api("PATCH", path, "{\"logo\": \"\", \"version\": 1}");
        assertThat(changed.path("logo").isMissingNode() || changed.path("logo").isNull()).isTrue();
        assertThat(changed.path("name").asString()).isEqualTo("Cities!");
        assertThat(http.json("PATCH", path, "{\"name\": \"x\", \"version\": 1}", bearer).statusCode()).isEqualTo(409);
        HttpResponse<String> pale = http.json("PATCH", path, "{\"colour\": \"#ffff00\"}", bearer);
        assertThat(pale.statusCode()).isEqualTo(422);
        assertThat(pale.body()).contains("colour", "too pale");
        assertThat(http.json("PATCH", path, "{\"logo\": \"!!\"}", bearer).statusCode()).isEqualTo(422);
        assertThat(http.json("DELETE", path, "", bearer).statusCode()).isEqualTo(204);
        assertThat(json.readTree(http.get(path, bearer).body()).path("version").asInt()).isZero();
    }

    private void refused(byte[] file, String said) {
        HttpResponse<String> answer = save(OF_GROUP, "Kept", "", "A logo", file);
        assertThat(answer.statusCode()).as(said).isEqualTo(422);
        assertThat(Http.page(answer).select("#f-logo-wrong").text()).contains(said);
        assertThat(Http.page(answer).select("#f-name").val()).isEqualTo("Kept");
    }

    private int announced;

    /** To twelve members, so that most mails are filled in rather than rendered. */
    private void announce(String group) {
        announced++;
        StringBuilder csv = new StringBuilder("email\n");
        for (int i = 1; i <= 12; i++) {
            csv.append("member").append(i).append("@example.org\n");
        }
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + csv
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"consentNote\"\r\n\r\nasked\r\n--b--\r\n";
        http.send(http.request("/api/v1/groups/" + group + "/subscriptions/import", bearer)
                .header("Content-Type", "multipart/form-data; boundary=b").POST(BodyPublishers.ofString(body)));
        String id = api("POST", "/api/v1/announcements", "{\"groups\": [\"" + group + "\"], \"subject\": \"Call "
                + announced + "\", \"body\": \"Read [more](https://example.org/more).\"}").path("id").asString();
        api("POST", "/api/v1/announcements/" + id + "/send", "{}");
    }

    private JsonNode api(String method, String path, String body) {
        HttpResponse<String> answer = http.json(method, path, body, bearer);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body());
    }

    private HttpResponse<byte[]> logo(String path) throws IOException, InterruptedException {
        return java.net.http.HttpClient.newHttpClient().send(http.request(path).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> save(String at, String name, String colour, String alt, byte @Nullable [] file,
            String... more) {
        return post(ines.get(at), at, name, colour, alt, file, more);
    }

    private HttpResponse<String> post(HttpResponse<String> page, String at, String name, String colour, String alt,
            byte @Nullable [] file, String... more) {
        Document form = Http.page(page);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        field(body, "_csrf", form.select("input[name=_csrf]").val());
        field(body, "version", form.select("input[name=version]").val());
        field(body, "name", name);
        field(body, "colour", colour);
        field(body, "logoAlt", alt);
        for (int i = 0; i < more.length; i += 2) {
            field(body, more[i], more[i + 1]);
        }
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(file == null ? new byte[0] : file);
        body.writeBytes("\r\n--x--\r\n".getBytes(UTF_8));
        return ines.send(ines.request(at, "Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(UTF_8));
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** One pixel, lossless, with a note of where it was taken behind it. */
    private static byte[] webp() {
        byte[] pixels = {0x2F, 0x07, 0x40, 0x01, 0x00, 0x07, 0x10, 0x11, (byte) 0xFD, 0x0F, 0x44, 0x44, (byte) 0xFF,
                0x03};
        byte[] note = "Exif secret place".getBytes(UTF_8);
        ByteBuffer out = ByteBuffer.allocate(12 + 18 + 8 + pixels.length + 8 + note.length + 1)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(UTF_8)).putInt(out.capacity() - 8).put("WEBPVP8X".getBytes(UTF_8)).putInt(10)
                .putInt(0x08).put(new byte[]{7, 0, 0, 5, 0, 0});
        out.put("VP8L".getBytes(UTF_8)).putInt(pixels.length).put(pixels);
        out.put("EXIF".getBytes(UTF_8)).putInt(note.length).put(note).put((byte) 0);
        return out.array();
    }
}
