package org.convene.reply;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlanksTests {
    private static final Map<String, String> VALUES = Map.of("name", "Tomás Rey", "group", "Cities", "me", "Ines");

    @Test
    void fillsInWhatIsKnown() {
        assertThat(Blanks.fill("Hello {{name}},\nthanks for asking {{ group }}.\n{{me}}", VALUES))
                .isEqualTo("Hello Tomás Rey,\nthanks for asking Cities.\nInes");
    }

    @Test
    void whereThereIsNoNameOtherWordsStandOrNothing() {
        assertThat(Blanks.fill("Hello {{name}}, hello {{name|dear reader}}, {{name}}.", Map.of("name", " ")))
                .isEqualTo("Hello, hello dear reader,.");
    }

    @Test
    void whatIsFilledInIsNeverReadAgain() {
        assertThat(Blanks.fill("{{name}} {{group}}", Map.of("name", "{{group}} $1 \\", "group", "Cities")))
                .isEqualTo("{{group}} $1 \\ Cities");
    }

    @Test
    void namesWhatCannotBeFilledInAndLeavesIt() {
        assertThat(Blanks.unknown("{{name}} {{email}} {{password|x}} {{email}}")).containsExactly("email", "password");
        assertThat(Blanks.fill("{{email}} { {name} } {{", VALUES)).isEqualTo("{{email}} { {name} } {{");
    }
}
