package org.convene.segment;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.subscription.MemberFilter;
import org.convene.subscription.MemberRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How a list of members is spelled in an address and in a file. */
class SegmentTests {

    @Test
    void staysTheSameInItsAddress() {
        Segment segment = new Segment("cities", "ACTIVE", " a&b=c ", "ja", "Asia/Tokyo", "NAME");
        assertThat(segment.query())
                .isEqualTo("group=cities&state=ACTIVE&language=ja&zone=Asia%2FTokyo&search=a%26b%3Dc&sort=NAME");
        assertThat(segment.within()).doesNotContain("group=").contains("state=ACTIVE");
        assertThat(new Segment(null, null, "\0", "", null, null).query()).isEmpty();
    }

    @Test
    void meansEverybodyNewestFirstWhereNothingIsSaid() {
        assertThat(new Segment(null, "'x", null, null, null, "'y").filter())
                .isEqualTo(MemberFilter.named("", "", "", "", MemberFilter.Sort.NEWEST));
        assertThat(new Segment("cities", "", "", "", "", "NAME").narrow()).isFalse();
    }

    @Test
    void refusesWhatWouldMeanMorePeopleThanWasSaid() {
        assertThat(Segment.strictly("cities", "pending", "ada b", null, null))
                .isEqualTo(new Segment("cities", "PENDING", "ada b", null, null, null));
        assertThat(Segment.strictly(null, null, null, null, null).narrow()).isFalse();
        assertThat(refused("", "pendng", " ", "\0", "x".repeat(201))).containsExactly("segment.group",
                "segment.search", "segment.language", "segment.timeZone");
        assertThat(refused("cities", "pending,paused", null, null, null)).containsExactly("segment.state");
        assertThat(refused(null, null, "a b c d e f g", null, null)).containsExactly("segment.search");
        assertThat(refused(null, null, "x".repeat(101), null, null)).containsExactly("segment.search");
    }

    private static List<String> refused(@Nullable String group, @Nullable String state, @Nullable String search,
            @Nullable String language, @Nullable String zone) {
        return catchThrowableOfType(InvalidInput.class, () -> Segment.strictly(group, state, search, language, zone))
                .problems().stream().map(FieldProblem::field).toList();
    }

    @ParameterizedTest
    @CsvSource({"=1+1, '''=1+1'", "+49, '''+49'", "-1, '''-1'", "@x, '''@x'", "＝x, '''＝x'", "Ada, Ada", "'', ''"})
    void takesTheSpellOutOfFormulas(String cell, String safe) {
        assertThat(MemberCsv.safe(cell)).isEqualTo(safe);
    }

    @Test
    void namesTheGroupInTheFile() throws IOException {
        UUID group = new UUID(0, 1);
        StringWriter out = new StringWriter();
        MemberCsv csv = new MemberCsv(out, Map.of(), Map.of(group, "cities"));
        csv.accept(new MemberRow(new UUID(0, 2), "ada@example.org", "=1+1", "en", "UTC", "ACTIVE", true, true, null,
                Instant.EPOCH, null, null, List.of(), "", group,
                new UUID(0, 3)));
        csv.flush();
        assertThat(out.toString()).startsWith("\"email\",\"name\"").contains("\"'=1+1\"", "\"cities\"");
    }
}
