package org.convene.journeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at pages as they stand, light at a desk and dark on a phone: WCAG 2.2 AA by axe, nothing wider than the screen,
 * nothing heavier than a page may be, and a picture of each for people to look at, in {@code target/screenshots}. What
 * it finds fails the test at its end:
 *
 * <pre>
 * &#64;RegisterExtension
 * final PageInspection pages = new PageInspection();
 * </pre>
 */
final class PageInspection implements AfterEachCallback {
    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final int HEAVIEST = 100_000;
    /** Ids and tokens, so that a page has the same name in every run. */
    private static final Pattern IDS = Pattern.compile("[\\w-]{30,}");
    /** A key of the messages where its words should be. */
    private static final String RAW_KEYS = """
            () => [...document.querySelectorAll('h1,h2,h3,p,li,dt,dd,td,th,label,legend,button,a,span,option')]
                .filter(part => !part.closest('code, pre, .letter, textarea, .source, .values'))
                .flatMap(part => [...part.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()))
                .filter(text => /^[a-z][a-z-]*(\\.[a-z][a-z0-9-]*){2,}$/.test(text) || text.includes('??'))""";
    /** Frames come and are painted when somebody scrolls to them: now, on a screen as high as the page. */
    private static final String FRAMES = """
            () => Promise.all([...document.querySelectorAll('iframe[src]')].map(frame => new Promise(shown => {
                const look = times => times === 0 || performance.getEntriesByName(frame.src).length > 0
                    ? shown() : setTimeout(look, 20, times - 1)
                frame.loading = 'eager'
                look(50)
            }))).then(frames => frames.length === 0 ? 0 : document.documentElement.scrollHeight)""";
    private static final String PAINTED = """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))""";
    private static final String UNTITLED_FRAMES = """
            () => [...document.querySelectorAll('iframe')].filter(frame => !frame.title).map(frame => frame.outerHTML)""";
    private static final String WEIGHT = """
            () => ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
                .reduce((sum, part) => sum + part.decodedBodySize, 0)""";
    private final List<String> findings = new ArrayList<>();

    /** @param name of the state the page is in, its path where it has but one */
    void look(Page page, String name) {
        strings(page, UNTITLED_FRAMES).forEach(frame -> findings.add(name + ": no title at " + frame));
        strings(page, RAW_KEYS).forEach(key -> findings.add(name + ": no words for " + key));
        appear(page, PHONE, ColorScheme.DARK);
        keep(page, name, "phone");
        Axe.bring(page);
        Axe.look(page).forEach(wrong -> findings.add(name + " (phone, dark): " + wrong));
        measure(page, name);
        appear(page, DESK, ColorScheme.LIGHT);
        keep(page, name, "desk");
        Axe.lookAtLooks(page).forEach(wrong -> findings.add(name + " (desk, light): " + wrong));
    }

    private static void framesToo(Page page, int width) {
        int height = (Integer) page.evaluate(FRAMES);
        if (height > 0) {
            page.setViewportSize(width, height);
            page.evaluate(PAINTED);
        }
    }

    /** Goes there first. @param path of a page that is there */
    void look(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(name).isEqualTo(200);
        look(page, name);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(findings).isEmpty();
    }

    private void measure(Page page, String name) {
        int width = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
        if (width > PHONE) {
            findings.add(name + " is " + width + " px wide on a phone of " + PHONE);
        }
        int weight = (Integer) page.evaluate(WEIGHT);
        if (weight > HEAVIEST) {
            findings.add(name + " weighs " + weight + " bytes with all its parts, at most " + HEAVIEST);
        }
    }

    /** For people to look at: what axe cannot see. */
    private static void keep(Page page, String name, String on) {
        String file = IDS.matcher(name).replaceAll("_").replaceAll("[^\\p{Alnum}_]+", "-").replaceAll("^-|-$", "");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setType(ScreenshotType.JPEG).setQuality(60)
                .setPath(Path.of("target", "screenshots", (file.isEmpty() ? "start" : file) + "-" + on + ".jpg")));
    }

    private static void appear(Page page, int width, ColorScheme scheme) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        framesToo(page, width);
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Page page, String script) {
        return (List<String>) page.evaluate(script);
    }
}
