package org.convene.group;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.Link;
import org.convene.group.Group.LinkKind;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/**
 * A link as a row of a form has it. The rows of a form come as parallel lists; those left blank are dropped.
 *
 * @param kind a {@link LinkKind}, as typed
 */
public record LinkRow(String kind, String label, String url) {
    static final LinkRow BLANK = new LinkRow(LinkKind.OTHER.name(), "", "");

    /** Those that say something, in their order. */
    static List<LinkRow> of(@Nullable List<String> kinds, @Nullable List<String> labels, @Nullable List<String> urls) {
        int rows = IntStream.of(size(kinds), size(labels), size(urls)).max().orElse(0);
        return IntStream.range(0, rows).mapToObj(row -> new LinkRow(cell(kinds, row), cell(labels, row),
                cell(urls, row))).filter(row -> !row.blank()).toList();
    }

    static List<String> kinds(List<Link> links) {
        return links.stream().map(link -> link.kind().name()).toList();
    }

    /** @throws InvalidInput when a kind is none */
    static List<Link> links(List<LinkRow> rows) {
        return IntStream.range(0, rows.size()).mapToObj(row -> rows.get(row).link("links[" + row + "].kind")).toList();
    }

    /** Whether nobody has written anything here; the kind alone is chosen by itself. */
    public boolean blank() {
        return label.isEmpty() && url.isEmpty();
    }

    private Link link(String field) {
        for (LinkKind one : LinkKind.values()) {
            if (one.name().equals(kind)) {
                return new Link(one, label, url);
            }
        }
        throw new InvalidInput(FieldProblem.of(field, "problem.group.link-kind"));
    }

    private static int size(@Nullable List<String> column) {
        return column == null ? 0 : column.size();
    }

    private static String cell(@Nullable List<String> column, int row) {
        return column != null && row < column.size() ? GroupForm.text(column.get(row)) : "";
    }
}
