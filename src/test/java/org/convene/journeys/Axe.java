package org.convene.journeys;

import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** axe in the page itself, put there once for all looks at it, and asked for what is wrong only. */
final class Axe {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String SCRIPT = AxeBuilder.getAxeScript();
    private static final String RUN = """
            rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})
                .then(found => ({checked: found.violations.length + found.passes.length, wrong: found.violations.map(
                    rule => rule.help + ' at ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary))}))""";

    private Axe() {}

    /** Before the first {@link #look} at a document. */
    static void bring(Page page) {
        page.evaluate(SCRIPT);
    }

    /** What is wrong with the page as it looks now: rule and elements. */
    @SuppressWarnings("unchecked")
    static List<String> look(Page page) {
        Map<String, Object> found = (Map<String, Object>) page.evaluate(RUN, RULES);
        if ((Integer) found.get("checked") == 0) {
            throw new AssertionError("axe has checked nothing on " + page.url());
        }
        return (List<String>) found.get("wrong");
    }
}
