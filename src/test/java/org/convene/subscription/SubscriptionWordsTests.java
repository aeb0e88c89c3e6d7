package org.convene.subscription;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.mail.EmailAddress;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The small rules: mailboxes, names, zones, CSV. */
class SubscriptionWordsTests {

    @ParameterizedTest
    @CsvSource({"ada@example.org, ada@example.org", "ada+list@example.org, ada@example.org",
            "Ada+x+y@Example.org, ada@example.org", "a.d.a@gmail.com, ada@gmail.com",
            "a.da+1@googlemail.com, ada@gmail.com", "a.da@example.org, a.da@example.org",
            "+x@example.org, +x@example.org"})
    void knowsTheMailboxBehindASpelling(String address, String key) {
        assertThat(ThrottleKey.of(new EmailAddress(address))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "Dr.Müller", "St. John", "Ada (she/her)", "J.R.R. Tolkien", "Søren, Åse",
            "Ada @ City of Exampleby", "山田 太郎"})
    void acceptsNames(String name) {
        assertThat(problemsOf(name).any()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.example", "ftp://x", "see www.x", "spam.example", "a\nb", "a\tb", "\uD800",
            "\u202Ex"})
    void refusesNames(String name) {
        assertThat(problemsOf(name).any()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, true", "UTC, true", "America/Argentina/Buenos_Aires, true", "+02:00, false", "Z, false",
            "CET, false", "Mars/Olympus, false", "'', false", "Europe/Berlin;x, false"})
    void takesZonesOfRegionsOnly(String zone, boolean accepted) {
        assertThat(Person.zone(zone).isPresent()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email,name\na@example.org,Ada\n", "Name;E-mail\nAda;a@example.org\n",
            "\uFEFFname\tEMAIL ADDRESS\nAda\ta@example.org\n", "email,name,extra\n\na@example.org,Ada,1\n",
            "\"name\",\"email\"\r\n\"Ada\",\"a@example.org\"\r\n"})
    void findsColumnsByName(String csv) {
        List<CsvMembers.Row> rows = CsvMembers.read(csv.getBytes(StandardCharsets.UTF_8), 10);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.email()).isEqualTo("a@example.org");
            assertThat(row.name()).isEqualTo("Ada");
        });
    }

    @Test
    void toleratesShortRowsAndCountsLines() {
        List<CsvMembers.Row> rows = CsvMembers.read(
                "name,email\nAda\nBo,b@example.org\n".getBytes(StandardCharsets.UTF_8),
                10);
        assertThat(rows.getFirst().email()).isNull();
        assertThat(rows.getLast().line()).isEqualTo(3);
    }

    @Test
    void refusesFilesItCannotRead() {
        assertProblem("name\nAda\n", "problem.subscription.import.header");
        assertProblem("email\na@x.org\nb@x.org\nc@x.org\n", "problem.subscription.import.many");
        assertThatThrownBy(() -> CsvMembers.read(new byte[]{(byte) 0xFF, (byte) 0xFE, 'e', 0}, 2))
                .isInstanceOf(InvalidInput.class).hasMessageContaining("utf8");
    }

    @Test
    void takesSearchWildcardsLiterally() {
        assertThat(MemberFilter.pattern("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
        assertThat(new MemberFilter(null, " Ada\0  LOVE ", null, 10).words()).containsExactly("ada", "love");
        assertThat(new MemberFilter(null, "", null, 1_000_000_000).limit()).isEqualTo(200);
    }

    private static Problems problemsOf(String name) {
        Problems problems = new Problems();
        Person.checkName(problems, name);
        return problems;
    }

    private static void assertProblem(String csv, String code) {
        assertThatThrownBy(() -> CsvMembers.read(csv.getBytes(StandardCharsets.UTF_8), 2))
                .isInstanceOf(InvalidInput.class).hasMessageContaining(code);
    }
}
