package org.convene.journeys;

import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** axe in the page itself, put there once for all looks at it, and asked for what is wrong only. */
final class Axe {
    private static final Map<String, Object> ALL = Map.of("type", "tag", "values",
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
    /** Rules about what the size of the screen and the colours make of a page. */
    private static final Map<String, Object> LOOKS = Map.of("type", "rule", "values",
            List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"));
    private static final String SCRIPT = AxeBuilder.getAxeScript();
    private static final String RUN = """
            rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false, iframes: false})
                .then(found => ({checked: found.violations.length + found.passes.length, wrong: found.violations.map(
                    rule => rule.help + ' at ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary))}))""";

    private Axe() {}

    /** Before the first {@link #look} at a document. */
    static void bring(Page page) {
        page.evaluate(SCRIPT);
    }

    /**
     * What is wrong with the page as it looks now: rule and elements. Frames are left out: axe would wait for an answer from
     * sandboxed ones, which run no scripts.
     */
    static List<String> look(Page page) {
        return look(page, ALL);
    }

    /** After {@link #look}, with other colours on another screen. */
    static List<String> lookAtLooks(Page page) {
        return look(page, LOOKS);
    }

    @SuppressWarnings("unchecked")
    private static List<String> look(Page page, Map<String, Object> rules) {
        Map<String, Object> found = (Map<String, Object>) page.evaluate(RUN, rules);
        if ((Integer) found.get("checked") == 0) {
            throw new AssertionError("axe has checked nothing on " + page.url());
        }
        return (List<String>) found.get("wrong");
    }
}
