package org.convene.site;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ListedTests {

    @ParameterizedTest
    @CsvSource({"en, 'Mara, Olu and Tom'", "en-US, 'Mara, Olu, and Tom'", "de, 'Mara, Olu und Tom'",
            "fr, 'Mara, Olu et Tom'", "es, 'Mara, Olu y Tom'", "ja, Mara、Olu、Tom"})
    void sentencesListThingsAsTheirLanguageDoes(String language, String said) {
        List<String> people = List.of("Mara", "Olu", "Tom");
        Locale locale = Locale.forLanguageTag(language);
        assertThat(Listed.of(people, locale)).isEqualTo(said);
        List<String> between = Listed.between(3, locale);
        assertThat(people.get(0) + between.get(0) + people.get(1) + between.get(1) + people.get(2)).isEqualTo(said);
    }

    @Test
    void spanishKeepsTheVowelsApart() {
        assertThat(Listed.of(List.of("Mara", "Inés"), Locale.forLanguageTag("es"))).isEqualTo("Mara e Inés");
        assertThat(Listed.of(List.of("Mara", "Hilda"), Locale.forLanguageTag("es"))).isEqualTo("Mara e Hilda");
        assertThat(Listed.of(List.of("hierro", "hielo"), Locale.forLanguageTag("es"))).isEqualTo("hierro y hielo");
        assertThat(Listed.of(List.of("Arte y Ideas", "Ideas"), Locale.forLanguageTag("es")))
                .isEqualTo("Arte y Ideas e Ideas");
    }

    @Test
    void oneStandsAloneAndNothingIsNothing() {
        assertThat(Listed.of(List.of(), Locale.ENGLISH)).isEmpty();
        assertThat(Listed.of(List.of("Mara"), Locale.JAPANESE)).isEqualTo("Mara");
        assertThat(Listed.between(1, Locale.GERMAN)).isEmpty();
        assertThat(Listed.between(0, Locale.GERMAN)).isEmpty();
    }
}
