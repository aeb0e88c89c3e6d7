package org.convene.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

import static de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE;

/**
 * Reads lists of past sessions as communities keep them: CSV with a column named date; Markdown lists with one session an
 * item; Markdown tables; headings with a date and lines such as {@code Topic: …} below.
 */
final class SessionList {
    private static final int MOST = 500;
    private static final int SHOWN = 60;
    private static final Pattern ITEM = Pattern.compile("^( {0,12}|\\t{0,4})(?:[-*+]|\\d{1,3}[.)]) +(.*)$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$");
    private static final Pattern NAMED = Pattern.compile("^([A-Za-z]{3,12}): *(.*)$");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,300})\\]\\((https?://[^\\s()]{1,2000})\\)");
    private static final Pattern BARS = Pattern.compile("^ {0,3}\\|.*");
    private static final Pattern RULE = Pattern.compile("^[ |:-]+$");
    private final List<PastSession> sessions = new ArrayList<>();
    private final List<LineProblem> problems = new ArrayList<>();
    private @Nullable Draft current;
    private @Nullable List<String> columns;
    private boolean anyField;

    private SessionList() {}

    /** @throws InvalidInput when there is nothing to read or too much */
    static Reading read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        SessionList list = new SessionList();
        if (csv(plain)) {
            list.records(plain);
        } else {
            int number = 0;
            for (String line : plain.lines().toList()) {
                list.line(++number, line);
            }
        }
        list.finish();
        if (list.sessions.isEmpty() && list.problems.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("list", "problem.archive.empty"));
        }
        if (list.sessions.size() > MOST) {
            throw new InvalidInput(FieldProblem.of("list", "problem.archive.many", MOST));
        }
        return new Reading(List.copyOf(list.sessions), List.copyOf(list.problems), false);
    }

    private static boolean csv(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").toLowerCase(Locale.ROOT);
        return first.matches("^\"?[a-z ]{2,20}\"?\\s*[,;\\t].*") && first.contains("date") && !first.startsWith("|");
    }

    private void records(String text) {
        String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        String separator = head.contains("\t") ? "\t" : head.contains(";") && !head.contains(",") ? ";" : ",";
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .missingFieldStrategy(IGNORE).extraFieldStrategy(IGNORE).ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                row((int) record.getStartingLineNumber(), record.getFields());
            }
        } catch (CsvParseException | java.io.IOException unreadable) {
            throw new InvalidInput(FieldProblem.of("list", "problem.archive.csv"));
        }
    }

    /** The first row names the columns. */
    private void row(int line, List<String> cells) {
        List<String> names = columns;
        if (names == null) {
            columns = cells.stream().map(one -> one.strip().toLowerCase(Locale.ROOT)).toList();
            return;
        }
        int at = names.indexOf("date");
        String written = at >= 0 && at < cells.size() ? cells.get(at) : "";
        WrittenDate.in(written).ifPresentOrElse(date -> {
            finish();
            Draft draft = new Draft(line, date.date());
            draft.tag(date.remark());
            for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
                fill(draft, names.get(i), cells.get(i));
            }
            current = draft;
            finish();
        }, () -> problem(line, String.join(" ", cells), "problem.archive.date"));
    }

    /** A cell may hold links as Markdown has them. */
    private static void fill(Draft draft, String name, String cell) {
        Matcher link = LINK.matcher(cell);
        boolean linked = link.find();
        boolean place = List.of("slides", "deck", "recording", "video", "notes", "minutes", "discussion", "thread")
                .contains(name);
        draft.put(name, linked ? place ? link.group(2) : LINK.matcher(cell).replaceAll("$1") : cell);
        if (linked && !place && !draft.link(link.group(1), link.group(2))) {
            draft.about(link.group(2));
        }
    }

    private void line(int number, String line) {
        if (BARS.matcher(line).matches()) {
            if (!RULE.matcher(line).matches()) {
                String inner = line.strip().replaceAll("^\\||\\|$", "");
                row(number, List.of(inner.split("\\|", -1)).stream().map(String::strip).toList());
            }
            return;
        }
        columns = null;
        Matcher item = ITEM.matcher(line);
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            heading(number, heading.group(1));
        } else if (item.matches()) {
            item(number, item.group(1).length(), item.group(2));
        } else if (!line.isBlank()) {
            below(line.strip());
        }
    }

    private void heading(int number, String words) {
        finish();
        WrittenDate.in(words).ifPresent(date -> {
            Draft draft = begun(number, words, date);
            anyField = true;
            current = draft;
        });
    }

    private void item(int number, int indent, String words) {
        var date = WrittenDate.in(words);
        if (date.isPresent() && (indent < 2 || current == null)) {
            finish();
            current = begun(number, words, date.get());
        } else if (current != null && (indent >= 2 || anyField)) {
            below(words);
        } else {
            problem(number, words, "problem.archive.date");
        }
    }

    private void below(String words) {
        Draft draft = current;
        if (draft == null) {
            return;
        }
        Matcher link = LINK.matcher(words);
        while (link.find()) {
            if (!draft.link(link.group(1), link.group(2))) {
                draft.about(link.group(2));
            }
        }
        Matcher named = NAMED.matcher(words.replaceAll("\\*\\*|__", ""));
        if (named.matches()) {
            String value = LINK.matcher(named.group(2)).replaceAll("$2");
            draft.put(named.group(1), value.matches("https?://.*")
                    ? value
                    : LINK.matcher(named.group(2))
                            .replaceAll("$1"));
        }
    }

    /** A date, and in the same line title, people and links, whatever their order. */
    private static Draft begun(int number, String words, WrittenDate date) {
        Draft draft = new Draft(number, date.date());
        draft.tag(date.remark());
        String rest = words.substring(0, date.begin()) + " – " + words.substring(date.end());
        Matcher link = LINK.matcher(rest);
        StringBuilder bare = new StringBuilder();
        while (link.find()) {
            boolean known = draft.link(link.group(1), link.group(2));
            link.appendReplacement(bare, known ? "" : Matcher.quoteReplacement(link.group(1)));
            if (!known) {
                draft.about(link.group(2));
            }
        }
        link.appendTail(bare);
        List<String> parts = new ArrayList<>();
        for (String part : bare.toString().replaceAll("\\*\\*|__|[\"“”]", "").split("\\s+[–—|-]+\\s+|^[–—|:-]+\\s+")) {
            String plain = part.replaceAll("^[\\s:,–—|()-]+|[\\s:,–—|(-]+$", "");
            if (!plain.isEmpty()) {
                parts.add(plain);
            }
        }
        if (!parts.isEmpty()) {
            title(draft, parts);
        }
        return draft;
    }

    private static void title(Draft draft, List<String> parts) {
        String first = parts.getFirst();
        Matcher with = Pattern.compile("^(.{3,}?),? (?:with|by) (\\p{Lu}.*)$").matcher(first);
        if (parts.size() == 1 && with.matches()) {
            draft.put("topic", with.group(1));
            draft.people(with.group(2));
        } else {
            draft.put("topic", first);
            if (parts.size() > 1) {
                draft.people(parts.get(1).replaceFirst("(?i)^(?:with|by|speakers?:?)\\s+", ""));
            }
        }
    }

    private void finish() {
        Draft draft = current;
        current = null;
        anyField = false;
        if (draft == null) {
            return;
        }
        if (draft.unnamed()) {
            problem(draft.line(), draft.session().date().toString(), "problem.archive.topic");
        } else {
            sessions.add(draft.session());
        }
    }

    private void problem(int line, String text, String code) {
        problems.add(new LineProblem(line, shortened(text.strip()), FieldProblem.of("list", code)));
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) > SHOWN
                ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…"
                : text;
    }
}
