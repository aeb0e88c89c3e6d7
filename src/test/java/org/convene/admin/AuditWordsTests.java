package org.convene.admin;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The log of staff is read by people: whatever code records has words. */
class AuditWordsTests {
    private static final Pattern ACT = Pattern.compile("\"([a-z]+)\\.([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern RECORDED = Pattern
            .compile("record\\(\\s*[a-z]\\w*,\\s*(?:[^;\"]*\\?\\s*)?\"([a-z]+\\.[a-z-]+)\"");

    @Test
    void everyActThatIsRecordedHasWordsAndCanBeFiltered() {
        Properties texts = texts();
        Set<String> acts = acts();
        assertThat(acts).hasSizeGreaterThan(80).contains("announcement.draft", "guest.add", "notes.write",
                "alarm.snooze", "mailing.pause");
        assertThat(acts).allSatisfy(act -> {
            assertThat(texts).containsKey("audit.act." + act);
            assertThat(AuditWords.KINDS).contains(act.replaceFirst("\\..*", ""));
        });
    }

    @Test
    void everyKindHasWordsAndIsRecordedSomewhere() {
        Properties texts = texts();
        Set<String> acts = acts();
        assertThat(AuditWords.KINDS).doesNotHaveDuplicates().allSatisfy(kind -> {
            assertThat(texts).containsKey("audit.kind." + kind);
            assertThat(acts).anyMatch(act -> act.startsWith(kind + "."));
        });
    }

    /** What is recorded, and all else that looks like an act in files that record. */
    private static Set<String> acts() {
        Set<String> acts = new TreeSet<>();
        files(Path.of("src/main/java/org/convene"), ".java").filter(file -> !file.endsWith("AuditWords.java"))
                .map(AuditWordsTests::read).filter(code -> code.contains("record(")).forEach(code -> {
                    ACT.matcher(code).results().filter(found -> AuditWords.KINDS.contains(found.group(1)))
                            .forEach(found -> acts.add(found.group(1) + "." + found.group(2)));
                    RECORDED.matcher(code).results().forEach(found -> acts.add(found.group(1)));
                });
        return acts;
    }

    private static Properties texts() {
        Properties texts = new Properties();
        files(Path.of("src/main/resources/messages"), ".properties")
                .filter(file -> !file.getFileName().toString().contains("_")).forEach(file -> {
                    try (Reader reader = Files.newBufferedReader(file)) {
                        texts.load(reader);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                });
        return texts;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
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
