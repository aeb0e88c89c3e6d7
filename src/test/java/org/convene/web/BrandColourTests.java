package org.convene.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BrandColourTests {
    private static final BrandColour PAPER = BrandColour.parse("#fbfaf7");
    private static final BrandColour NIGHT = BrandColour.parse("#1c2220");

    @ParameterizedTest
    @ValueSource(strings = {"#0b6e5f", "#ffff00", "#000000", "#ffffff", "#7f7f7f", "#ff0000", "#1a1aff", "#c0ffee"})
    void everyColourBecomesReadableOnBothGroundsAndUnderItsInk(String text) {
        BrandColour light = BrandColour.parse(text).readableOn(PAPER, BrandColour.BLACK);
        BrandColour dark = BrandColour.parse(text).readableOn(NIGHT, BrandColour.WHITE);

        assertThat(light.contrastWith(PAPER)).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.contrastWith(NIGHT)).isGreaterThanOrEqualTo(4.5);
        assertThat(light.ink().contrastWith(light)).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.ink().contrastWith(dark)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0b6e5f", "#c0ffee"})
    void isWrittenAsItIsRead(String text) {
        assertThat(BrandColour.parse(text)).hasToString(text);
    }
}
