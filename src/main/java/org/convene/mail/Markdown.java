package org.convene.mail;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import org.convene.site.Site;

/** Markdown as staff write it, to safe HTML and to readable plain text from the same syntax tree. */
@Component
public class Markdown {
    private static final int DEEPEST_NESTING = 30;
    private static final List<String> LINKS = List.of("http", "https", "mailto");
    private final Parser parser;
    private final HtmlRenderer page;
    private final HtmlRenderer mail;

    @Autowired
    Markdown(Site site) {
        this(site.brandColour());
    }

    Markdown(String brandColour) {
        List<Extension> extensions = List.of(AutolinkExtension.create());
        this.parser = Parser.builder().extensions(extensions).maxOpenBlockParsers(DEEPEST_NESTING).build();
        this.page = safe().build();
        MailStyles styles = new MailStyles(brandColour);
        this.mail = safe().attributeProviderFactory(context -> styles).build();
    }

    /** HTML with raw HTML escaped and only http, https and mailto links. */
    public String html(String markdown) {
        return page.render(parser.parse(markdown));
    }

    /** The same for mail: inline styles on every element, as mail programs need. */
    public String mailHtml(String markdown) {
        return mail.render(parser.parse(markdown));
    }

    /** Plain text with links as numbered footnotes, lines near 72 characters. */
    public String text(String markdown) {
        return PlainTextWriter.write(parser.parse(markdown));
    }

    private static HtmlRenderer.Builder safe() {
        return HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).urlSanitizer(new DefaultUrlSanitizer(LINKS))
                .softbreak("<br>\n")
                .nodeRendererFactory(ImageAsLink::new);
    }

    /** Pictures from elsewhere tell their server who reads when, so the reader gets a link instead. */
    private record ImageAsLink(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            Image image = (Image) node;
            String url = context.urlSanitizer().sanitizeLinkUrl(image.getDestination());
            var html = context.getWriter();
            html.tag("a", context.extendAttributes(asLink(image), "a", Map.of("href",
                    context.encodeUrl(url), "rel", "nofollow")));
            if (node.getFirstChild() == null) {
                html.text(url);
            }
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/a");
        }

        private static Node asLink(Image image) {
            return new Link(image.getDestination(), image.getTitle());
        }
    }
}
