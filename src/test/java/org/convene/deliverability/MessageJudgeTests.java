package org.convene.deliverability;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.convene.deliverability.Finding.State;

import static org.assertj.core.api.Assertions.assertThat;

/** What a receiver would hold against a message. */
class MessageJudgeTests {
    private static final String RETURN_PATH = "b-1@lists.example.org";
    private static final String MESSAGE = """
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org;
            \ts=a; t=1; h=from:to:date:message-id:list-unsubscribe:
            \t list-unsubscribe-post; bh=x; b=y
            Date: Sat, 21 Nov 2026 10:00:00 +0000
            From: Convene <hello@lists.example.org>
            To: ines@example.com
            Message-ID: <1@lists.example.org>
            Subject: Test
            List-Unsubscribe: <https://example.org/unsubscribe/x>,
             <mailto:u-1@lists.example.org>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            MIME-Version: 1.0
            Content-Type: text/html; charset=UTF-8

            <p>Hello</p>
            """;

    @Test
    void hasNothingAgainstAMessageThatIsRight() throws Exception {
        MessageJudge judge = judge(MESSAGE, RETURN_PATH);
        assertThat(judge.from().state()).isEqualTo(State.GOOD);
        assertThat(judge.oneClick().state()).isEqualTo(State.GOOD);
        assertThat(identity(judge).state()).isEqualTo(State.GOOD);
        assertThat(judge.size().state()).isEqualTo(State.GOOD);
    }

    @ParameterizedTest
    @CsvSource({"d=example.org,         d=relay.example.net, b-1@lists.example.org, from.path",
            "d=example.org,         d=relay.example.net, b-1@example.org,       from.path",
            "d=example.org,         d=relay.example.net, b-1@bounce.example.net, from.unaligned",
            "d=example.org,         d=ample.org,         b-1@xlists.example.org.example.net, from.unaligned",
            "From: Convene,         'From: a@example.net\r\nFrom: Convene', b-1@lists.example.org, from.several",
            "<hello@lists.example.org>, '<a@example.org>, b@example.org', b-1@lists.example.org, from.several"})
    void wantsTheSenderToBeWhoItSays(String from, String to, String returnPath, String advice) throws Exception {
        assertThat(judge(MESSAGE.replace(from, to), returnPath).from().advice()).isEqualTo(advice);
    }

    @ParameterizedTest
    @CsvSource({"https://example.org, http://example.org, one-click.insecure",
            "<https:, <mailto:a@example.org>;<ftp:, one-click.insecure",
            "<mailto:u-1@lists.example.org>, <https://example.org/other>, one-click.insecure",
            "One-Click, Two-Clicks, one-click.missing", "List-Unsubscribe-Post: L, X-Post: L, one-click.missing",
            "'List-Unsubscribe: ', 'List-Unsubscribe: <https://example.org/>\r\nList-Unsubscribe: ', one-click.missing",
            "'list-unsubscribe:\n\t list-unsubscribe-post', list-unsubscribe, one-click.uncovered",
            "DKIM-Signature, X-Signature, one-click.unsigned"})
    void wantsLeavingToTakeOneClick(String from, String to, String advice) throws Exception {
        assertThat(judge(MESSAGE.replace(from, to), RETURN_PATH).oneClick().advice()).isEqualTo(advice);
    }

    @ParameterizedTest
    @CsvSource({"<1@lists.example.org>, <1@example.org>, identity.id",
            "'Message-ID: ', 'Message-ID: <2@lists.example.org>\r\nMessage-ID: ', identity.id",
            "Message-ID, X-ID, identity.id", "10:00:00, 14:00:00, identity.date", "Date, X-Date, identity.date"})
    void wantsOneIdentityAndOneDate(String from, String to, String advice) throws Exception {
        assertThat(identity(judge(MESSAGE.replace(from, to), RETURN_PATH)).advice()).isEqualTo(advice);
    }

    @Test
    void wantsMailThatIsShownWhole() throws Exception {
        assertThat(judge(MESSAGE + "<p>Hello</p>\n".repeat(9000), RETURN_PATH).size().advice())
                .isEqualTo("size.clipped");
        assertThat(judge(MESSAGE + "x".repeat(998) + "\n", RETURN_PATH).size().advice()).isEqualTo("size.good");
        assertThat(judge(MESSAGE + "x".repeat(999) + "\n", RETURN_PATH).size().advice()).isEqualTo("size.lines");
    }

    private static Finding identity(MessageJudge judge) throws Exception {
        return judge.identity("lists.example.org", Instant.parse("2026-11-21T10:00:05Z"));
    }

    private static MessageJudge judge(String message, String returnPath) throws Exception {
        return new MessageJudge(message.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8), returnPath);
    }
}
