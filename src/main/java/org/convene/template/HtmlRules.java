package org.convene.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What an HTML part may consist of: nothing that runs, nothing that is sent, nothing that tells a server who reads. */
final class HtmlRules {
    private static final Set<String> NEVER = Set.of("script", "iframe", "frame", "frameset", "object", "embed",
            "applet",
            "form", "input", "button", "select", "textarea", "base", "link", "svg", "math", "audio", "video", "source",
            "track", "img", "picture", "noscript", "template", "portal", "marquee", "canvas");
    private static final Set<String> LINKS = Set.of("http", "https", "mailto", "tel");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "background", "cite", "longdesc",
            "formaction", "xlink:href", "data", "poster", "srcset", "ping");
    private static final Pattern LOADS = Pattern.compile("(?i)url\\s*\\(|@import|expression\\s*\\(|behavior\\s*:|\\\\");

    private HtmlRules() {}

    /** @param source the template the page was made of, where lines are looked up */
    static List<Fault> faults(String html, String source) {
        List<Fault> faults = new ArrayList<>();
        Document page = Jsoup.parse(html);
        Set<String> said = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            String tag = element.normalName();
            if (NEVER.contains(tag) && said.add(tag)) {
                faults.add(fault(source, "<" + tag, tag.equals("img") ? "picture" : "tag", "<" + tag + ">"));
            }
            if (tag.equals("meta") && element.hasAttr("http-equiv") && said.add("refresh")) {
                faults.add(fault(source, "http-equiv", "tag", "<meta http-equiv>"));
            }
            if (tag.equals("style") && LOADS.matcher(element.data()).find() && said.add("style")) {
                faults.add(fault(source, "<style", "loads"));
            }
            element.attributes().forEach(attribute -> attribute(attribute, source, said, faults));
        }
        return faults;
    }

    private static void attribute(Attribute attribute, String source, Set<String> said, List<Fault> faults) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        if ((name.startsWith("on") || name.equals("srcdoc")) && said.add(name)) {
            faults.add(fault(source, name, "tag", name + "=…"));
        }
        if (name.equals("style") && LOADS.matcher(attribute.getValue()).find() && said.add("style=")) {
            faults.add(fault(source, "url(", "loads"));
        }
        if (ADDRESSES.contains(name) && !fit(attribute.getValue()) && said.add(name + "=")) {
            faults.add(fault(source, name + "=", "address", shortened(attribute.getValue())));
        }
    }

    private static boolean fit(String address) {
        String plain = address.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        return plain.isEmpty() || plain.startsWith("#") || plain.indexOf(':') > 0
                && LINKS.contains(plain.substring(0, plain.indexOf(':')));
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Fault fault(String source, String near, String key, Object... values) {
        return new Fault(Part.HTML, line(source, near), Said.of(key, values));
    }

    static int line(String source, String near) {
        int at = source.toLowerCase(Locale.ROOT).indexOf(near.toLowerCase(Locale.ROOT));
        return at < 0 ? 0 : (int) source.substring(0, at).chars().filter(unit -> unit == '\n').count() + 1;
    }

    /** Every element with the names of its attributes, in order: what values put in may never change. */
    static List<String> outline(String html) {
        return Jsoup.parse(html).getAllElements().stream().map(element -> element.normalName() + element.attributes()
                .asList().stream().map(Map.Entry::getKey).toList()).toList();
    }
}
