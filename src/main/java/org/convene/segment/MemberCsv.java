package org.convene.segment;

import java.io.Flushable;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

import org.convene.subscription.MemberRow;

/** Members as CSV, every cell quoted; what a spreadsheet would take for a formula begins with an apostrophe. */
final class MemberCsv implements Consumer<MemberRow>, Flushable {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private final CsvWriter csv;
    private final Map<UUID, String> slots;
    private final Map<UUID, String> slugs;

    /**
     * @param slots names of those that can be chosen
     * @param slugs of the groups, by id
     */
    MemberCsv(Writer out, Map<UUID, String> slots, Map<UUID, String> slugs) {
        this.slots = slots;
        this.slugs = slugs;
        this.csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(out);
        csv.writeRecord("email", "name", "language", "timeZone", "state", "invitations", "announcements", "since",
                "group", "slots", "clockStyle");
    }

    @Override
    public void accept(MemberRow row) {
        csv.writeRecord(safe(row.email()), safe(row.name()), row.language(), row.timeZone(), row.state(),
                String.valueOf(row.invitations()), String.valueOf(row.announcements()), row.createdAt().toString(),
                slugs.getOrDefault(row.group(), ""),
                safe(row.slots().stream().filter(slots::containsKey).map(slots::get).collect(Collectors.joining("; "))),
                row.clockStyle());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
