package org.convene.subscription;

import java.io.Flushable;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

/** Members as CSV, every cell quoted; what a spreadsheet would take for a formula begins with an apostrophe. */
final class MemberCsv implements Consumer<MemberRow>, Flushable {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private final CsvWriter csv;

    MemberCsv(Writer out) {
        this.csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(out);
        csv.writeRecord("email", "name", "language", "timeZone", "state", "invitations", "announcements", "since");
    }

    @Override
    public void accept(MemberRow row) {
        csv.writeRecord(safe(row.email()), safe(row.name()), row.language(), row.timeZone(), row.state(),
                String.valueOf(row.invitations()), String.valueOf(row.announcements()), row.createdAt().toString());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
