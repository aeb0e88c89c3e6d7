package org.convene.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import org.convene.testing.Naughty;
import org.convene.testing.ReceivedMail;

/** What a browser would make of a page: whether anything that somebody typed has become more than text. */
final class Inert {
    private static final Set<String> LINKS = Set.of("href", "src", "action", "formaction", "data", "srcset", "poster");

    private static final Pattern LINE = Pattern.compile("(?mi)^X-Naughty");

    private Inert() {}

    /** What is wrong with a page of ours. */
    static List<String> findings(Document page) {
        List<String> wrong = common(page);
        for (Element script : page.select("script")) {
            boolean data = script.attr("type").equals("application/ld+json") && !script.data().contains("<");
            if (!data && (!script.attr("src").startsWith("/assets/") || !script.data().isEmpty())) {
                wrong.add("script " + script.outerHtml());
            }
        }
        page.select("style, object, embed, base, meta[http-equiv=refresh], iframe[srcdoc], iframe[src]:not([src^=/])")
                .forEach(element -> wrong.add("element " + element.outerHtml()));
        return wrong;
    }

    /** What is wrong with a mail of ours. */
    static List<String> findings(ReceivedMail mail) {
        Document html = org.jsoup.Jsoup.parse(mail.html());
        List<String> wrong = common(html);
        html.select("script, iframe, form, object, embed, base")
                .forEach(one -> wrong.add("element " + one.outerHtml()));
        for (String name : List.of("X-Naughty", "Bcc")) {
            if (!mail.header(name).isEmpty()) {
                wrong.add("header " + name);
            }
        }
        if ((mail.subject() + mail.text() + mail.calendar()).contains(Naughty.CALCULATED)) {
            wrong.add("a template ran in " + mail.subject());
        }
        if (mail.calendar().lines().anyMatch(line -> line.regionMatches(true, 0, "X-Naughty", 0, 9))) {
            wrong.add("a line of the calendar object");
        }
        return wrong;
    }

    /** What is wrong with a file of ours: calendar, feed, table. */
    static List<String> findings(String file) {
        List<String> wrong = new ArrayList<>(Naughty.FORMULA.texts().stream().filter(formula -> Pattern.compile(
                "(?m)(^|,)\"?" + Pattern.quote(formula.replace("\"", "\"\""))).matcher(file).find()).toList());
        if (LINE.matcher(file).find() || file.contains(Naughty.CALCULATED)) {
            wrong.add("a line of its own");
        }
        return wrong;
    }

    private static List<String> common(Document page) {
        List<String> wrong = new ArrayList<>();
        for (Element element : page.getAllElements()) {
            for (Attribute one : element.attributes()) {
                String value = one.getValue().strip().toLowerCase(Locale.ROOT);
                if (one.getKey().equals("naughty") || one.getKey().startsWith("on")
                        || LINKS.contains(one.getKey()) && value.matches("(?s)(javascript:|data:text|//).*")) {
                    wrong.add(one.getKey() + " of " + element.shallowClone().outerHtml());
                }
            }
        }
        if (page.text().contains(Naughty.CALCULATED)) {
            wrong.add("a template ran");
        }
        return wrong;
    }
}
