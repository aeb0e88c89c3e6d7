package org.convene.subscription;

import java.util.List;

import org.convene.site.FieldProblem;

/**
 * What an import did, or would do.
 *
 * @param rows data rows read
 * @param already rows of people who are in the group
 * @param skipped rows of people who left by themselves or whose address is suppressed: their choice wins
 * @param invalid rows that cannot be read
 * @param problems what was skipped or invalid, in the order of the file; the first thousand
 */
public record ImportReport(boolean dryRun, int rows, int added, int already, int skipped, int invalid,
        List<RowProblem> problems) {

    /** @param row line in the file as a spreadsheet counts it, the header being 1 */
    public record RowProblem(long row, FieldProblem problem) {}
}
