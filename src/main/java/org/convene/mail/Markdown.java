package org.convene.mail;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

import org.convene.site.Accent;
import org.convene.site.Colour;
import org.convene.site.Site;

/** Markdown as staff write it, to safe HTML and to readable plain text from the same syntax tree. */
@Component
public class Markdown {
    private static final int DEEPEST_NESTING = 30;
    private static final int KNOWN = 200;
    private static final int LONG = 20_000;
    private static final List<String> LINKS = List.of("http", "https", "mailto");
    private final Parser parser;
    private final HtmlRenderer page;
    private final HtmlRenderer mail;
    private final MailStyles styles;
    /** What groups say of themselves is on each of their pages; by the text itself, so that nothing in it is ever old. */
    private final ConcurrentLruCache<String, String> known = new ConcurrentLruCache<>(KNOWN, this::rendered);

    @Autowired
    Markdown(Site site) {
        this(site.brandColour());
    }

    Markdown(String brandColour) {
        List<Extension> extensions = List.of(AutolinkExtension.create());
        this.parser = Parser.builder().extensions(extensions).maxOpenBlockParsers(DEEPEST_NESTING).build();
        this.page = safe().build();
        this.styles = new MailStyles(Accent.of(Colour.parse(brandColour)));
        this.mail = safe().attributeProviderFactory(context -> styles).build();
    }

    /** HTML with raw HTML escaped and only http, https and mailto links. */
    public String html(String markdown) {
        return markdown.length() > LONG ? rendered(markdown) : known.get(markdown);
    }

    private String rendered(String markdown) {
        return page.render(parser.parse(markdown));
    }

    /** The same for mail: inline styles on every element, as mail programs need. */
    public String mailHtml(String markdown) {
        return mail.render(parser.parse(markdown));
    }

    /**
     * The same with pictures that go along with the mail.
     *
     * @param pictures their addresses by the name the text calls them; any other picture becomes a link
     */
    public String mailHtml(String markdown, Map<String, String> pictures) {
        return pictures.isEmpty()
                ? mailHtml(markdown)
                : safe(pictures).attributeProviderFactory(context -> styles).build().render(parser.parse(markdown));
    }

    /** Plain text with links as numbered footnotes, lines near 72 characters. */
    public String text(String markdown) {
        return PlainTextWriter.write(parser.parse(markdown));
    }

    private static HtmlRenderer.Builder safe() {
        return safe(Map.of());
    }

    private static HtmlRenderer.Builder safe(Map<String, String> pictures) {
        return HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).urlSanitizer(new DefaultUrlSanitizer(LINKS))
                .softbreak("<br>\n")
                .nodeRendererFactory(context -> new Pictures(context, pictures));
    }

    /** Pictures from elsewhere tell their server who reads when, so the reader gets a link instead. */
    private record Pictures(HtmlNodeRendererContext context, Map<String, String> known) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            Image image = (Image) node;
            String own = known.get(image.getDestination());
            if (own != null) {
                context.getWriter().tag("img", Map.of("src", own, "alt", words(image), "style",
                        "max-width:100%;height:auto;border:0;"), true);
            } else if (image.getDestination().contains(":")) {
                link(image);
            } else {
                context.getWriter().text(words(image));
            }
        }

        private void link(Image image) {
            String url = context.urlSanitizer().sanitizeLinkUrl(image.getDestination());
            var html = context.getWriter();
            html.tag("a", context.extendAttributes(asLink(image), "a", Map.of("href",
                    context.encodeUrl(url), "rel", "nofollow")));
            if (image.getFirstChild() == null) {
                html.text(url);
            }
            for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/a");
        }

        private static String words(Node image) {
            StringBuilder words = new StringBuilder();
            image.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    words.append(text.getLiteral());
                }
            });
            return words.toString();
        }

        private static Node asLink(Image image) {
            return new Link(image.getDestination(), image.getTitle());
        }
    }
}
