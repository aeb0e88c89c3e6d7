package org.convene.style;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import org.convene.site.Accent;
import org.convene.site.Colour;
import org.convene.site.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class StyleTests {
    @ParameterizedTest
    @ValueSource(strings = {"#0b6e5f", "#ffff00", "#000000", "#ff0000", "#1a1aff", "#ffffff"})
    void everyPairOfColoursHasItsContrastInBothSchemes(String brand) throws IOException {
        StyleSheet sheet = StyleSheet.read(Accent.of(Colour.parse(brand)));
        assertThat(sheet.pairs()).hasSizeGreaterThan(12).allSatisfy(pair -> assertThat(pair.enough())
                .as("%s on %s: %s light, %s dark", pair.name(), pair.ground(), pair.light().ratio(),
                        pair.dark().ratio())
                .isTrue());
        assertThat(sheet.spaces()).containsEntry("s4", 16L).hasSize(7);
    }

    @Test
    void theStylePageIsThereInDemoModeOnly() {
        Site site = mock(Site.class);
        when(site.brandColour()).thenReturn("#0b6e5f");
        ApplicationContextRunner runner = new ApplicationContextRunner().withBean(Site.class, () -> site)
                .withUserConfiguration(StyleStaffController.class);
        runner.run(context -> assertThat(context).doesNotHaveBean(StyleStaffController.class));
        runner.withPropertyValues("convene.demo=false")
                .run(context -> assertThat(context).doesNotHaveBean(StyleStaffController.class));
        runner.withPropertyValues("convene.demo=true")
                .run(context -> assertThat(context).hasSingleBean(StyleStaffController.class));
    }
}
