package org.convene;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.convene.site.SiteProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Interface texts: complete in every language, readable by MessageFormat, and there for every key a page asks for. */
class MessageTests {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern ASKED = Pattern.compile("text\\('([a-z][\\w.-]*[\\w-])'[,)]");

    static Stream<String> bundles() {
        return files(MESSAGES, ".properties").map(file -> file.getFileName().toString().replace(".properties", ""))
                .filter(name -> !name.contains("_"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageHasEveryKey(String bundle) {
        Set<String> english = load(bundle).stringPropertyNames();
        for (String language : SiteProperties.LANGUAGES.subList(1, SiteProperties.LANGUAGES.size())) {
            assertThat(load(bundle + "_" + language).stringPropertyNames()).as(bundle + " in " + language)
                    .containsExactlyInAnyOrderElementsOf(english);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextIsAMessageFormatWithTypographicApostrophes(String bundle) {
        files(MESSAGES, ".properties")
                .filter(file -> file.getFileName().toString().matches(bundle + "(_..)?\\.properties"))
                .forEach(file -> load(file).forEach((key, text) -> {
                    assertThat(text.toString()).as(file.getFileName() + " " + key).doesNotContain("'").isNotBlank();
                    assertThatCode(() -> new MessageFormat(text.toString())).as("%s %s", file.getFileName(), key)
                            .doesNotThrowAnyException();
                }));
    }

    @Test
    void everyKeyThatAPageNamesExists() {
        Set<String> known = bundles().flatMap(bundle -> load(bundle).stringPropertyNames().stream())
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        files(Path.of("src/main/resources/templates"), ".ftlh").forEach(file -> {
            Matcher asked = ASKED.matcher(read(file));
            while (asked.find()) {
                if (!known.contains(asked.group(1))) {
                    missing.add(file.getFileName() + ": " + asked.group(1));
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyBundleIsNamedInTheSettings() {
        String settings = read(Path.of("src/main/resources/application.yaml"));
        Set<String> named = Pattern.compile("messages/([\\w-]+)").matcher(settings).results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(bundles().collect(Collectors.toSet()));
    }

    private static Properties load(String bundle) {
        return load(MESSAGES.resolve(bundle + ".properties"));
    }

    private static Properties load(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
