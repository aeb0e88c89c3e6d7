package org.convene.mail;

import java.util.Map;

import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

import org.convene.site.Accent;

/** Inline styles for the elements that Markdown makes, as mail programs drop style sheets. Classes are for dark mode. */
final class MailStyles implements AttributeProvider {
    private static final String SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif";
    private static final String BOX = "margin:0 0 16px;";
    private final Map<String, String> styles;
    private static final Map<String, String> CLASSES = Map.of("a", "link", "blockquote", "soft line", "hr", "line",
            "pre",
            "wash", "code", "wash");

    MailStyles(Accent accent) {
        String serif = "font-family:" + SERIF + ";font-weight:600;line-height:1.25;margin:24px 0 8px;";
        this.styles = Map.ofEntries(Map.entry("p", BOX), Map.entry("ul", BOX + "padding:0 0 0 22px;"),
                Map.entry("ol", BOX + "padding:0 0 0 26px;"), Map.entry("li", "margin:0 0 6px;"),
                Map.entry("a", Stationery.link(accent.onLight())),
                Map.entry("h1", serif + "font-size:24px;"), Map.entry("h2", serif + "font-size:21px;"),
                Map.entry("h3", serif + "font-size:18px;"), Map.entry("h4", serif + "font-size:16px;"),
                Map.entry("h5", serif + "font-size:16px;"), Map.entry("h6", serif + "font-size:16px;"),
                Map.entry("blockquote",
                        BOX + "padding:2px 0 2px 16px;border-left:3px solid #e2dfd6;color:#59625e;"),
                Map.entry("hr", "border:0;border-top:1px solid #e2dfd6;margin:24px 0;"),
                Map.entry("pre",
                        BOX + "padding:12px;background-color:#eef4f1;border-radius:6px;white-space:pre-wrap;"),
                Map.entry("code", "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:14px;"));
    }

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        String style = styles.get(tagName);
        if (style != null) {
            attributes.put("style", style);
        }
        String names = CLASSES.get(tagName);
        if (names != null) {
            attributes.put("class", names);
        }
    }
}
