package org.convene.message;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import jakarta.mail.internet.MimeUtility;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** jakarta.mail’s decoder is the judge. */
class QuotedPrintableTests {
    private static final String[] LETTERS = {"a", "Z", " ", " ", "\t", "=", ".", "é", "€", "日", "👍", "\u0000",
            "\u007F", "\uD83D"};

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {"a=b,a=3Db", "end ,end=20", "' ','=20'", "é,=C3=A9",
            "👍,=F0=9F=91=8D"})
    void encodesWhatMayNotStand(String line, String encoded) {
        assertThat(encoded(line)).isEqualTo(encoded + "\r\n");
    }

    @RepeatedTest(300)
    void survivesTheWayInShortLines(RepetitionInfo repetition) throws Exception {
        String line = line(new Random(repetition.getCurrentRepetition()));
        String encoded = encoded(line);
        assertThat(encoded.split("\r\n", -1)).allMatch(one -> one.length() <= 76)
                .noneMatch(one -> one.endsWith(" ") || one.endsWith("\t"));
        String decoded = new String(MimeUtility.decode(
                new ByteArrayInputStream(encoded.getBytes(StandardCharsets.US_ASCII)), "quoted-printable")
                .readAllBytes(), StandardCharsets.UTF_8);
        assertThat(decoded).isEqualTo(
                line.replaceAll("(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", "?")
                        + "\r\n");
    }

    @RepeatedTest(300)
    void doesNotDependOnThePiecesALineComesIn(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String line = line(random).replace("\uD83D", "").replace("\uDC4D", "");
        MessageBuffer out = new MessageBuffer();
        int column = 0;
        int from = 0;
        while (from < line.length()) {
            int to = Math.min(line.length(), from + random.nextInt(30));
            MessageBuffer flat = new MessageBuffer();
            QuotedPrintable.flatten(line.substring(from, to), flat);
            column = QuotedPrintable.put(flat.bytes(), flat.offset(), flat.offset() + flat.length(), column, out);
            from = to;
        }
        QuotedPrintable.end(column, out);
        assertThat(new String(out.written(), StandardCharsets.US_ASCII)).isEqualTo(encoded(line));
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        int length = random.nextInt(250);
        for (int i = 0; i < length; i++) {
            line.append(LETTERS[random.nextInt(random.nextBoolean() ? 3 : LETTERS.length)]);
        }
        return line.toString();
    }

    private static String encoded(String line) {
        MessageBuffer out = new MessageBuffer();
        PartText.quoted(line, new MessageBuffer(), out);
        return new String(out.written(), StandardCharsets.US_ASCII);
    }
}
