package org.convene.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class ReaderTests {

    @Test
    void staffPagesTellTimesByTheClockChosenAndNoOthersDo() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/staff/meetings");
        request.setCookies(new Cookie("lang", "de"), new Cookie("tz", "Europe/Berlin"), new Cookie("clock", "12"));
        Reader reader = Readers.of(request);
        Instant at = Instant.parse("2026-11-21T14:19:05Z");
        assertThat(reader.clock()).isEqualTo("12");
        assertThat(reader.language()).isEqualTo(Locale.GERMAN);
        assertThat(reader.moment(at)).isEqualTo("21.11.2026, 3:19\u00A0PM");
        assertThat(reader.second(at)).isEqualTo("21.11.2026, 3:19:05\u00A0PM");
        assertThat(reader.time(LocalTime.of(9, 5))).isEqualTo("9:05\u00A0AM");
        request.setRequestURI("/contact");
        assertThat(Readers.of(request).locale()).isEqualTo(Locale.GERMAN);
        assertThat(Readers.of(request).second(at)).isEqualTo("21.11.2026, 15:19:05");
        assertThat(Readers.of(request).time(LocalTime.of(9, 5))).isEqualTo("09:05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "\\\\evil.example", "/\\evil.example", "https://evil.example",
            "evil.example",
            "///evil.example", "/%2fevil.example", "/%5cevil.example", "/\t/evil.example", "/\r\nLocation: x",
            "javascript:x",
            "/a//evil.example", "/@evil.example", "/a?next=//evil", "/a#b", "/a;//b", "", " /", "/ü", "/a\u0000"})
    void leadsBackToThisSiteOnly(String back) {
        assertThat(ReaderCookies.here(back)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/calendar", "/groups/open-cities", "/groups/open-cities/meetings/x.y_z-1",
            "/calendar/"})
    void leadsBackToThePage(String back) {
        assertThat(ReaderCookies.here(back)).isEqualTo(back);
    }

    @Test
    void aLongPathCostsNothing() {
        String hostile = "/" + "a".repeat(100_000) + "!";
        assertTimeout(Duration.ofSeconds(1), () -> assertThat(ReaderCookies.here(hostile)).isEqualTo("/"));
    }

    @ParameterizedTest
    @CsvSource({"de-CH, de", "pt-BR, en", "'fr;q=0.2, ja', ja", "'*', en", "';;;q=', en", "'xx, es-419', es"})
    void speaksTheBestLanguageWeHave(String accepted, String language) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", accepted);
        assertThat(Readers.of(request).locale().toLanguageTag()).isEqualTo(language);
    }

    @Test
    void aChoiceBeatsTheHeader() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", "de");
        request.setCookies(new Cookie("lang", "ja"), new Cookie("tz", "Asia/Tokyo"));
        assertThat(Readers.of(request).locale().toLanguageTag()).isEqualTo("ja");
        assertThat(Readers.of(request).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(Readers.of(request).zoneKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "+99:99", "../etc/passwd", "Z", "GMT+3"})
    void aZoneThatIsNoneIsUnknown(String zone) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("tz", zone));
        assertThat(Readers.of(request).zoneKnown()).isFalse();
    }
}
