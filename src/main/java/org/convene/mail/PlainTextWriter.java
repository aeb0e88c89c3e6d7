package org.convene.mail;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Writes a Markdown tree as plain text for people: headings underlined, lists marked, links as numbered footnotes. */
final class PlainTextWriter extends AbstractVisitor {
    private final StringBuilder out = new StringBuilder();
    private final List<String> links = new ArrayList<>();
    private String indent = "";

    private PlainTextWriter() {}

    static String write(Node document) {
        PlainTextWriter writer = new PlainTextWriter();
        document.accept(writer);
        writer.footnotes();
        return TextLines.wrap(writer.out.toString());
    }

    private void footnotes() {
        for (int i = 0; i < links.size(); i++) {
            out.append('[').append(i + 1).append("] ").append(links.get(i)).append('\n');
        }
    }

    @Override
    public void visit(Heading heading) {
        String text = inline(heading);
        line(text);
        line((heading.getLevel() <= 1 ? "=" : "-").repeat(Math.clamp(text.length(), 3, 60)));
        gap();
    }

    @Override
    public void visit(Paragraph paragraph) {
        lines(inline(paragraph));
        boolean tight = paragraph.getParent() instanceof ListItem && paragraph.getNext() == null
                && paragraph.getParent().getNext() != null;
        if (!tight) {
            gap();
        }
    }

    @Override
    public void visit(BlockQuote quote) {
        indented("> ", "> ", quote);
        String emptyEnd = indent + ">\n";
        if (out.toString().endsWith("\n" + emptyEnd)) {
            out.setLength(out.length() - emptyEnd.length());
        }
        gap();
    }

    @Override
    public void visit(BulletList list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            indented("- ", "  ", item);
        }
        gap();
    }

    @Override
    public void visit(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        int number = first == null ? 1 : first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = number++ + ". ";
            indented(mark, " ".repeat(mark.length()), item);
        }
        gap();
    }

    @Override
    public void visit(FencedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(HtmlBlock block) {
        lines(block.getLiteral());
        gap();
    }

    @Override
    public void visit(ThematicBreak rule) {
        line("----------------");
        gap();
    }

    private void code(String literal) {
        literal.stripTrailing().lines().forEach(text -> line("    " + text));
        gap();
    }

    /** Writes a block's children, the first line after {@code first}, all others after {@code rest}. */
    private void indented(String first, String rest, Node block) {
        String outer = indent;
        int start = out.length();
        indent = outer + rest;
        visitChildren(block);
        indent = outer;
        if (out.length() > start) {
            out.replace(start, start + outer.length() + rest.length(), outer + first);
        } else {
            line(first);
        }
    }

    private String inline(Node block) {
        StringBuilder text = new StringBuilder();
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            inline(child, text);
        }
        return text.toString();
    }

    private void inline(Node node, StringBuilder text) {
        switch (node) {
            case Text literal -> text.append(literal.getLiteral());
            case Code literal -> text.append(literal.getLiteral());
            case HtmlInline literal -> text.append(literal.getLiteral());
            case SoftLineBreak _,HardLineBreak _ -> text.append('\n');
            case Link link -> link(inline(link), link.getDestination(), text);
            case Image image -> link(inline(image), image.getDestination(), text);
            default -> text.append(inline(node));
        }
    }

    private void link(String words, String url, StringBuilder text) {
        if (words.isBlank() || words.equals(url) || ("mailto:" + words).equals(url)) {
            text.append(words.isBlank() ? url : words);
        } else if (!url.matches("(?i)(https?|mailto):.*")) {
            text.append(words);
        } else {
            int known = links.indexOf(url);
            if (known < 0) {
                links.add(url);
            }
            text.append(words).append(" [").append(known < 0 ? links.size() : known + 1).append(']');
        }
    }

    private void lines(String text) {
        text.lines().forEach(this::line);
    }

    private void line(String text) {
        out.append(indent).append(text).append('\n');
    }

    private void gap() {
        out.append(indent.stripTrailing()).append('\n');
    }
}
