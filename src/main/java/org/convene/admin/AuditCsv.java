package org.convene.admin;

import java.io.Flushable;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

import org.convene.audit.AuditEntry;

/** The audit log as CSV (RFC 4180). A cell that a spreadsheet would run gets an apostrophe in front (OWASP CSV injection). */
final class AuditCsv implements Consumer<AuditEntry>, Flushable {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private final CsvWriter csv;

    AuditCsv(Writer out) {
        this.csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(out);
        csv.writeRecord("at", "name", "staff", "act", "object", "details");
    }

    @Override
    public void accept(AuditEntry entry) {
        csv.writeRecord(entry.at().toString(), safe(entry.name()), entry.staff().toString(), entry.act(),
                safe(entry.object()), safe(entry.details()));
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    private static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
