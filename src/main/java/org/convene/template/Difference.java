package org.convene.template;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;

/** How two versions differ, line by line, with some unchanged lines around. */
public final class Difference {
    private static final int AROUND = 2;

    private Difference() {}

    /**
     * One line of the comparison.
     *
     * @param sign {@code -} only in the older, {@code +} only in the newer, a blank for both, {@code …} for lines left out
     * @param line number in the older or, for what is new, in the newer; 0: none
     */
    public record Line(String sign, int line, String words) {}

    /** A part of the mail and its lines; none when nothing changed. */
    public record Changed(Part part, List<Line> lines) {}

    static List<Changed> between(TemplateSource older, TemplateSource newer) {
        List<Changed> all = new ArrayList<>();
        for (Part part : Part.values()) {
            List<Line> lines = lines(older.part(part), newer.part(part));
            if (lines.stream().anyMatch(line -> line.sign().equals("-") || line.sign().equals("+"))) {
                all.add(new Changed(part, folded(lines)));
            }
        }
        return all;
    }

    private static List<Line> lines(String older, String newer) {
        List<DiffRow> rows = DiffRowGenerator.create().lineNormalizer(line -> line).build()
                .generateDiffRows(List.of(older.split("\n", -1)), List.of(newer.split("\n", -1)));
        List<Line> lines = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        int left = 0;
        int right = 0;
        for (DiffRow row : rows) {
            boolean same = row.getTag() == DiffRow.Tag.EQUAL;
            if (same) {
                lines.addAll(added);
                added.clear();
                lines.add(new Line(" ", ++left, row.getOldLine()));
                right++;
            }
            if (row.getTag() == DiffRow.Tag.DELETE || row.getTag() == DiffRow.Tag.CHANGE) {
                lines.add(new Line("-", ++left, row.getOldLine()));
            }
            if (row.getTag() == DiffRow.Tag.INSERT || row.getTag() == DiffRow.Tag.CHANGE) {
                added.add(new Line("+", ++right, row.getNewLine()));
            }
        }
        lines.addAll(added);
        return lines;
    }

    private static List<Line> folded(List<Line> lines) {
        List<Line> some = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean near = false;
            for (int j = Math.max(0, i - AROUND); j <= Math.min(lines.size() - 1, i + AROUND); j++) {
                near |= !lines.get(j).sign().equals(" ");
            }
            if (near) {
                some.add(lines.get(i));
            } else if (some.isEmpty() || !some.getLast().sign().equals("…")) {
                some.add(new Line("…", 0, ""));
            }
        }
        return some;
    }
}
