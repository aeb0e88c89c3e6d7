package org.convene.announcement;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line. */
public final class Differences {
    /** Beyond so many comparisons, one text simply replaces the other. */
    private static final long MOST = 4_000_000;

    private Differences() {}

    /** One line. @param sort same, theirs (only in the first text) or yours (only in the second) */
    public record Line(String sort, String text) {}

    static List<Line> between(String theirs, String yours) {
        List<String> first = theirs.lines().toList();
        List<String> second = yours.lines().toList();
        int[][] common = (long) first.size() * second.size() > MOST ? new int[0][] : common(first, second);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            boolean both = i < first.size() && j < second.size();
            if (both && first.get(i).equals(second.get(j))) {
                lines.add(new Line("same", first.get(i++)));
                j++;
            } else if (j == second.size() || both && (common.length == 0 || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line("theirs", first.get(i++)));
            } else {
                lines.add(new Line("yours", second.get(j++)));
            }
        }
        return lines;
    }

    /** Length of the longest common run of lines of what is left from each pair of lines on. */
    private static int[][] common(List<String> first, List<String> second) {
        int[][] common = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                common[i][j] = first.get(i).equals(second.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
