package org.convene.mail;

import jakarta.mail.internet.MimeUtility;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HeaderTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x@y.example", "a\nb", "a\u0000", "a\u2028b", "a\u2029b", "\u202Eabc",
            "a\u2066b", "a\u0085b"})
    void refusesWhatCouldBreakOutOfTheLine(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeaderText(text));
        assertThat(HeaderText.folded(text).value())
                .doesNotContainPattern("[\\r\\n\\u0000\\u2028\\u2029\\u202E\\u0085]");
    }

    @Test
    void foldedCutsBetweenCodePoints() {
        String folded = HeaderText.folded("😀".repeat(300)).value();
        assertThat(folded.codePointCount(0, folded.length())).isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource({"Zoë Membér, Zoë Membér", "'  a  b ', a b", "'a\tb', a b", "'a ', a", "😀 b, 😀 b"})
    void foldedKeepsWhatIsOneLine(String text, String folded) {
        assertThat(HeaderText.folded(text).value()).isEqualTo(folded);
    }

    @Test
    void encodedLineBreaksStayLiteral() {
        assertThat(new HeaderText("a%0d%0ab").value()).isEqualTo("a%0d%0ab");
    }

    @Test
    void listIdQuotesAndEncodesItsName() throws Exception {
        assertThat(new ListId(new HeaderText("Cities \"and\" governments"), "g1", "lists.example.org").header())
                .isEqualTo("\"Cities 'and' governments\" <g1.lists.example.org>");
        String header = new ListId(new HeaderText("Städte & Länder"), "g1", "lists.example.org").header();
        assertThat(header).matches("=\\?UTF-8\\?Q\\?\\S+\\?= <g1\\.lists\\.example\\.org>");
        assertThat(MimeUtility.decodeText(header)).isEqualTo("Städte & Länder <g1.lists.example.org>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a>b", "", "-a", "a\r\nb", "ä"})
    void listIdRefusesLabelsThatAreNoDotAtoms(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListId(new HeaderText("Name"), label, "example.org"));
    }
}
