package org.convene.news;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.convene.site.Listed;

/** Writes a feed as Atom (RFC 4287). Characters that XML cannot hold are left out. */
final class AtomFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private final XMLStreamWriter out;

    private AtomFeed(XMLStreamWriter out) {
        this.out = out;
    }

    static String write(NewsFeed feed) {
        StringWriter text = new StringWriter();
        try {
            new AtomFeed(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).feed(feed);
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void feed(NewsFeed feed) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("feed");
        out.writeDefaultNamespace(ATOM);
        out.writeAttribute("xml", XML, "lang", feed.language().toLanguageTag());
        text("id", feed.id());
        text("title", feed.title());
        text("updated", feed.changed().toString());
        link("self", "application/atom+xml", feed.self());
        link("alternate", "text/html", feed.page());
        author(feed.author());
        for (NewsFeed.Item item : feed.items()) {
            entry(item);
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void entry(NewsFeed.Item item) throws XMLStreamException {
        out.writeStartElement("entry");
        out.writeAttribute("xml", XML, "lang", item.language().toLanguageTag());
        text("id", item.id());
        text("title", item.title());
        text("published", item.at().toString());
        text("updated", item.at().toString());
        link("alternate", "text/html", item.page());
        author(Listed.of(item.groups(), item.language()));
        for (String group : item.groups()) {
            out.writeEmptyElement("category");
            out.writeAttribute("term", clean(group));
        }
        out.writeStartElement("content");
        out.writeAttribute("type", "html");
        out.writeCharacters(clean(item.html()));
        out.writeEndElement();
        out.writeEndElement();
    }

    private void author(String name) throws XMLStreamException {
        out.writeStartElement("author");
        text("name", name);
        out.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    private void link(String rel, String type, String href) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("type", type);
        out.writeAttribute("href", href);
    }

    private static String clean(String text) {
        return text.codePoints().filter(AtomFeed::xml).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
    }

    private static boolean xml(int point) {
        return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
    }
}
