package org.convene.journeys;

import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.admin.SampleCommunities;
import org.convene.testing.Browser;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages speak the reader's language and tell the reader's time, with scripts and without. */
@ConveneTest
class ReaderJourneyIT {
    @RegisterExtension
    static final Browser browser = new Browser();
    @Autowired
    Http http;
    @Autowired
    SampleCommunities samples;

    @BeforeEach
    void communities() {
        samples.writeOnce();
    }

    @Test
    void readsAndChoosesWithoutScripts() {
        Page page = browser.withoutScripts(http);
        page.navigate("/");
        page.locator("a[href='/groups/cities']").first().click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Cities and governments");
        page.selectOption("#reader-lang", "de");
        page.selectOption("#reader-tz", "Asia/Tokyo");
        page.locator(".chooser button").click();
        assertThat(page.url()).endsWith("/groups/cities");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("de");
        assertThat(page.getAttribute("html", "data-zone")).isEqualTo("Asia/Tokyo");
    }

    @Test
    void learnsTheReadersZoneAndKeepsAChosenOne() {
        Page page = browser.desktop(http);
        page.navigate("/");
        page.navigate("/");
        assertThat(page.getAttribute("html", "data-zone")).isEqualTo("Europe/Berlin");
        page.selectOption("#reader-tz", "Asia/Tokyo");
        page.locator(".chooser button").click();
        page.navigate("/calendar");
        assertThat(page.getAttribute("html", "data-zone")).isEqualTo("Asia/Tokyo");
    }

    /** The first page is made before the zone is known, and re-worded by a script; the second comes in the right words. */
    @Test
    void firstPageReadsLikeTheSecond() {
        for (String[] reader : new String[][]{{"en-GB", "Europe/Berlin"}, {"en-US", "America/New_York"},
                {"en-GB", "Asia/Kolkata"}, {"de-DE", "Asia/Tokyo"}, {"fr-FR", "Pacific/Auckland"},
                {"es-ES", "America/Mexico_City"}, {"ja-JP", "Asia/Tokyo"}}) {
            Page page = browser.open(http, new NewContextOptions().setLocale(reader[0]).setTimezoneId(reader[1]));
            for (String path : List.of("/", "/groups/cities", "/calendar")) {
                page.navigate(path);
                List<String> first = times(page);
                page.reload();
                assertThat(first).as(path + " in " + String.join(" ", reader)).isNotEmpty().isEqualTo(times(page));
                page.context().clearCookies();
                page.evaluate("() => localStorage.clear()"); // the next is a first page again
            }
        }
    }

    @Test
    void signUpFormKnowsTheZoneAtOnce() {
        Page page = browser.desktop(http);
        page.navigate("/signup");
        assertThat(page.inputValue("#f-timeZone")).isEqualTo("Europe/Berlin");
    }

    private static List<String> times(Page page) {
        return page.locator("[data-words]").allInnerTexts();
    }
}
