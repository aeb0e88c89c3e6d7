package org.convene.subscription;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

import static de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE;

/** Reads members from CSV: separator comma, semicolon or tab; columns found by name. */
final class CsvMembers {
    private static final Set<String> EMAIL = Set.of("email", "e-mail", "email address", "e-mail address");
    private static final Set<String> NAME = Set.of("name", "nickname", "display name");
    private static final Set<String> LANGUAGE = Set.of("language");
    private static final Set<String> ZONE = Set.of("timezone", "time zone");

    private static final Set<String> CLOCK = Set.of("clockstyle", "clock style", "clock");
    private static final Set<String> SLOTS = Set.of("slots", "times");

    private CsvMembers() {}

    /** One data row as written. */
    record Row(long line, @Nullable String email, @Nullable String name, @Nullable String language,
            @Nullable String zone, @Nullable String clock, @Nullable String slots) {}

    /** @throws InvalidInput when the file as a whole cannot be read */
    static List<Row> read(byte[] csv, int most) {
        String text = decode(csv);
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator(text))
                .skipEmptyLines(true).missingFieldStrategy(IGNORE).extraFieldStrategy(IGNORE)
                .ofCsvRecord(new StringReader(text))) {
            Columns columns = null;
            for (CsvRecord record : reader) {
                if (columns == null) {
                    columns = Columns.of(record);
                } else if (rows.size() == most) {
                    throw problem("problem.subscription.import.many", most);
                } else {
                    rows.add(columns.row(record));
                }
            }
        } catch (CsvParseException unreadable) {
            throw problem("problem.subscription.import.csv");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }

    private static String decode(byte[] csv) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw problem("problem.subscription.import.utf8");
        }
    }

    private static String separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.contains("\t") ? "\t" : header.contains(";") && !header.contains(",") ? ";" : ",";
    }

    private static InvalidInput problem(String code, Object... args) {
        return new InvalidInput(FieldProblem.of("file", code, args));
    }

    private record Columns(int email, int name, int language, int zone, int clock, int slots) {

        static Columns of(CsvRecord header) {
            List<String> names = header.getFields().stream().map(field -> field.strip().toLowerCase(Locale.ROOT))
                    .toList();
            int email = find(names, EMAIL);
            if (email < 0) {
                throw problem("problem.subscription.import.header");
            }
            return new Columns(email, find(names, NAME), find(names, LANGUAGE), find(names, ZONE),
                    find(names, CLOCK), find(names, SLOTS));
        }

        Row row(CsvRecord record) {
            return new Row(record.getStartingLineNumber(), field(record, email), field(record, name),
                    field(record, language), field(record, zone), field(record, clock), field(record, slots));
        }

        private static int find(List<String> names, Set<String> wanted) {
            return names.stream().filter(wanted::contains).findFirst().map(names::indexOf).orElse(-1);
        }

        private static @Nullable String field(CsvRecord record, int column) {
            return column < 0 || column >= record.getFieldCount() ? null : record.getField(column);
        }
    }
}
