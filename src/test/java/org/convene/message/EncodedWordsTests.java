package org.convene.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodedWordsTests {
    static List<String> texts() {
        return List.of("Plain words", "Grüße · 日本語", "日本語の件名".repeat(25), "👩‍👩‍👧".repeat(31), "ü".repeat(250),
                "=?UTF-8?Q?not_ours?=", "a =?b", "x".repeat(250), "word ".repeat(49) + "end", "Quote \" back \\ slash",
                "Mara <mara@example.org>, (comment)", "lone \uD83D half", "100 % sure?", "_under_score_ é", "a  b", "é",
                "e\u0301".repeat(80), "مرحبا بالعالم".repeat(15),
                "mostly plain but one é in a long line of many words");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comesBackAsSubject(String text) throws Exception {
        MessageBuffer out = new MessageBuffer();
        out.ascii("Subject: ");
        EncodedWords.text(text, 9, out);
        assertThat(lines(out)).allMatch(line -> line.length() <= 76 || !line.substring(9).contains(" "));
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(text(out).substring(9)))).isEqualTo(wellFormed(text));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comesBackAsAName(String text) throws Exception {
        MessageBuffer out = new MessageBuffer();
        Head.mailbox(4, text, "mara@example.org", out);
        assertThat(text(out)).endsWith("\r\n");
        String value = MimeUtility.unfold(text(out).strip());
        InternetAddress[] found = InternetAddress.parse(value, true);
        assertThat(found).hasSize(1);
        assertThat(found[0].getAddress()).isEqualTo("mara@example.org");
        assertThat(found[0].getPersonal()).isEqualTo(wellFormed(text));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void partsNoLetter(String text) throws Exception {
        MessageBuffer out = new MessageBuffer();
        EncodedWords.phrase(text, 4, out);
        for (String word : text(out).split("\r\n ")) {
            if (word.startsWith("=?UTF-8")) {
                assertThat(word.length()).isLessThanOrEqualTo(75);
                assertThat(MimeUtility.decodeWord(word)).doesNotContain("\uFFFD");
            }
        }
    }

    private static List<String> lines(MessageBuffer out) {
        return List.of(text(out).split("\r\n"));
    }

    private static String text(MessageBuffer out) {
        return new String(out.written(), StandardCharsets.US_ASCII);
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
