package org.convene.journeys;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.admin.SampleCommunities;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever runs groups in another language sees that language on every staff page, and no English between. */
@ConveneTest
class StaffLanguagesIT {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final int PAGES = 60;
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    SampleCommunities samples;
    private final Set<String> wrong = new TreeSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Deque<String> next = new ArrayDeque<>();

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "ja"})
    void everyStaffPageSpeaksIt(String language) {
        samples.writeOnce();
        Http browser = cast.signIn(http.fresh(), cast.ines());
        List<String> english = sentences(language);
        add("/staff");
        int visited = 0;
        while (!next.isEmpty() && visited++ < PAGES) {
            String path = next.pop();
            HttpResponse<String> answer = browser.get(path, "Accept-Language", language);
            if (answer.statusCode() >= 500) {
                wrong.add(answer.statusCode() + " " + path);
            } else if (answer.headers().firstValue("Content-Type").orElse("").contains("html")) {
                look(path, Http.page(answer), language, english);
            }
        }
        assertThat(visited).isGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    private void look(String path, Document page, String language, List<String> english) {
        if (!page.select("html").attr("lang").equals(language)) {
            wrong.add("language of " + path);
        }
        page.select("textarea, iframe, .mail").remove(); // what people and mails say is in their own languages
        String text = page.text();
        english.stream().filter(text::contains).forEach(sentence -> wrong.add(path + ": " + sentence));
        page.select("a[href^=/staff]").eachAttr("href").forEach(this::add);
    }

    private void add(String link) {
        String path = link.replaceFirst("#.*", "");
        if (!path.equals("/staff/style") && kinds.add(kind(path))) {
            next.add(path);
        }
    }

    private static String kind(String path) {
        return Stream.of(path.replaceFirst("\\?.*", "").split("/"))
                .map(part -> part.matches("[0-9a-f-]{36}|\\d{4}-.*") ? "ID" : part).collect(Collectors.joining("/"))
                .replaceFirst("/groups/[^/]+", "/groups/SLUG").replaceFirst("/members/[^/]+$", "/members/SLUG");
    }

    /** English texts of staff pages that this language says otherwise: whole sentences, for single words may be names. */
    private static List<String> sentences(String language) {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> file.getFileName().toString().matches("staff-[a-z-]+\\.properties"))
                    .flatMap(file -> different(load(file), load(file.resolveSibling(
                            file.getFileName().toString().replace(".properties", "_" + language + ".properties")))))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> different(Properties english, Properties other) {
        return english.stringPropertyNames().stream().map(key -> english.getProperty(key).strip())
                .filter(text -> text.indexOf('{') < 0 && text.split(" ").length > 3 && !other.containsValue(text));
    }

    private static Properties load(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
