package org.convene.mail;

import java.net.IDN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example,c@d.example", "<a@b.example>c@d.example", "<a@b.example>", "a@b(c).example",
            "a(c)@b.example", "@x.example:a@b.example", "Group:a@b.example;", "A <a@b.example>",
            "=?utf-8?q?a?=@b.example", "=?x?=@b.example", "\"a b\"@c.example",
            "\"a\\\"\r\nRCPT TO:<x@y.example>\"@c.example",
            "a@localhost", "a@[127.0.0.1]", "a@127.0.0.1", "a@[IPv6:::1]", "a", "@b.example", "a@", "a@b.",
            "a@.b.example",
            "a@b..example", ".a@b.example", "a.@b.example", "a..b@c.example", "a b@c.example", "a@b c.example",
            "a@-b.example", "a@b-.example", "a@b_c.example", "a@b.1", "a@b.e", "a@b.example\r\nBcc: x@y.example",
            "a\n@b.example", "a\u0000@b.example", "a\u202E@b.example", "a\u2028@b.example", "a@b\u3002example",
            "a@\uFF42.example", "a@b\u200D.example", "a@b@c.example", "a@b.example;c@d.example", "a\\@b.example",
            "a@b.example.", "\uD800@b.example", "a@☃.example", "a,b@c.example", "a:b@c.example", ""})
    void refusesWhatIsNotOnePlainMailbox(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "Ines.Falk+news@example.org", "o'neil@example.org", "a_b-c@x-y.example",
            "jörg@example.org", "用户@例子.example", "a@xn--fa-hia.example", "!#$%&'*+-/=?^_`{|}~@example.org",
            "a@b.museum", "a@faß.example", "a@B\u00DCCHER.example"})
    void takesPlainMailboxes(String text) {
        assertThat(EmailAddress.parse(" " + text + " ")).map(EmailAddress::value).contains(text);
    }

    @Test
    void countsOctetsNotCharacters() {
        assertThat(EmailAddress.parse("ü".repeat(32) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("ü".repeat(33) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        String domain = ("d".repeat(60) + ".").repeat(4) + "example";
        assertThat(EmailAddress.parse("a@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(10) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INES@Example.ORG, ines@example.org", "a@bücher.example, a@xn--bcher-kva.example",
            "a@XN--BCHER-KVA.example, a@xn--bcher-kva.example", "a@faß.example, a@xn--fa-hia.example",
            "JÖRG@example.org, jÖrg@example.org", "a@例子.example, a@xn--fsqu00a.example"})
    void keyLowersAsciiAndWritesTheDomainAsALabel(String typed, String key) {
        assertThat(new EmailAddress(typed).key()).isEqualTo(key);
    }

    @Test
    void lookAlikesAreSomebodyElse() {
        String plain = new EmailAddress("kis@example.org").key();
        assertThat(new EmailAddress("\u212Ais@example.org").key()).isNotEqualTo(plain);
        assertThat(new EmailAddress("k\u0131s@example.org").key()).isNotEqualTo(plain);
        assertThat(new EmailAddress("ki\u017F@example.org").key()).isNotEqualTo(plain);
        assertThat(new EmailAddress("kis@ex\u0430mple.org").key()).isNotEqualTo(plain);
    }

    @Test
    void typedTwoWaysIsOneDomain() {
        assertThat(new EmailAddress("a@bu\u0308cher.example").key())
                .isEqualTo(new EmailAddress("a@b\u00FCcher.example").key());
    }

    @ParameterizedTest
    @CsvSource({"a+1@example.org, a@example.org", "a+1+2@example.org, a@example.org",
            "a.b@example.org, a.b@example.org",
            "A.b.C+x@gmail.com, abc@gmail.com", "abc@googlemail.com, abc@gmail.com", "+a@example.org, +a@example.org"})
    void limitsCountMailboxesNotSpellings(String typed, String throttle) {
        assertThat(new EmailAddress(typed).throttleKey()).isEqualTo(throttle);
    }

    @Test
    void masksAllButTheFirstLetter() {
        assertThat(new EmailAddress("mara@example.org").masked()).isEqualTo("m•••@example.org");
        assertThat(new EmailAddress("mara@example.org")).hasToString("m•••@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bücher", "例子", "münchen-ost", "правда", "ελλάδα", "日本語テスト", "ñandú", "ひとびと"})
    void punycodeAgreesWithTheJdkWhereBothStandardsAgree(String label) {
        assertThat("xn--" + Punycode.encode(label)).isEqualTo(IDN.toASCII(label));
    }
}
