package org.convene.site;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColourTests {
    private static final Colour PAPER = Colour.parse("#fbfaf7");
    private static final Colour NIGHT = Colour.parse("#1c2220");

    @ParameterizedTest
    @ValueSource(strings = {"#0b6e5f", "#ffff00", "#000000", "#ffffff", "#7f7f7f", "#ff0000", "#1a1aff", "#c0ffee"})
    void everyColourBecomesReadableOnBothGroundsAndUnderItsInk(String text) {
        Colour light = Colour.parse(text).readableOn(PAPER, Colour.BLACK);
        Colour dark = Colour.parse(text).readableOn(NIGHT, Colour.WHITE);

        assertThat(light.contrastWith(PAPER)).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.contrastWith(NIGHT)).isGreaterThanOrEqualTo(4.5);
        assertThat(light.ink().contrastWith(light)).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.ink().contrastWith(dark)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0b6e5f", "#c0ffee"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Colour.parse(text)).hasToString(text);
    }
}
