package org.convene.template;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of what was written, and what is wrong with it.
 *
 * @param faults empty: nothing
 */
public record SourceLine(int number, String words, List<Said> faults) {
    private static final int AROUND = 3;

    /** The lines of a part with faults, and some around each. */
    static List<SourceLine> of(Part part, TemplateSource source, List<Fault> faults) {
        List<SourceLine> lines = new ArrayList<>();
        String[] all = source.part(part).split("\n", -1);
        for (int i = 1; i <= all.length; i++) {
            int number = i;
            List<Said> here = faults.stream().filter(one -> one.part() == part && one.line() == number)
                    .map(Fault::said).toList();
            boolean near = faults.stream()
                    .anyMatch(one -> one.part() == part && Math.abs(one.line() - number) <= AROUND && one.line() > 0);
            if (near) {
                lines.add(new SourceLine(number, all[i - 1], here));
            }
        }
        return lines;
    }
}
