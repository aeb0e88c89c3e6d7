package org.convene.unsent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of what was typed shows no inner values of choices; whoever adds one to a form is reminded here. */
class ChosenFieldsTests {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern CHOSEN = Pattern
            .compile(
                    "<(?:@form\\.(?:select|radios|check|submit|group|rows)|input type=\"(?:hidden|checkbox|radio)\"|select"
                            + "|button)\\b[^>]*?\\bname=\"([A-Za-z]+)\"");
    private static final Pattern TYPED = Pattern.compile(
            "<(?:@form\\.(?:input|area)|textarea|input(?! type=\"(?:hidden|checkbox|radio)\"))\\b[^>]*?\\bname=\"([A-Za-z]+)\"");

    @Test
    void everyFieldThatNobodyTypesIntoIsLeftOut() throws IOException {
        Set<String> chosen = new TreeSet<>();
        Set<String> typed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(one -> one.toString().matches(".*/staff/[^/]+\\.ftlh")).toList()) {
                String text = Files.readString(file);
                CHOSEN.matcher(text).results().forEach(hit -> chosen.add(hit.group(1)));
                TYPED.matcher(text).results().forEach(hit -> typed.add(hit.group(1)));
            }
        }
        chosen.removeAll(typed);
        assertThat(chosen).hasSizeGreaterThan(40);
        assertThat(UnsentStaffController.CHOSEN).containsAll(chosen).doesNotContainAnyElementsOf(typed);
    }
}
