package org.convene.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as people write it in lists: {@code 2021-09-28}, {@code Sept 28, 2021}, {@code 28 September 2021},
 * {@code 28.09.2021}.
 *
 * @param begin where it begins in its line
 * @param end behind it, and behind a remark in brackets such as "(live)"
 * @param remark without brackets; possibly empty
 */
record WrittenDate(LocalDate date, int begin, int end, String remark) {
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern AMERICAN = Pattern.compile("(?i)\\b" + MONTH + " {1,3}" + DAY + ",? {1,3}(\\d{4})\\b");
    private static final Pattern BRITISH = Pattern.compile("(?i)\\b" + DAY + " {1,3}" + MONTH + ",? {1,3}(\\d{4})\\b");
    private static final Pattern DOTTED = Pattern.compile("\\b(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})\\b");
    private static final Pattern REMARK = Pattern.compile("\\G ?\\(([^()]{1,40})\\)");

    /** The first date in a line; empty where there is none, or one that no calendar has. */
    static Optional<WrittenDate> in(String line) {
        try {
            return in(line, ISO, 1, 2, 3).or(() -> in(line, AMERICAN, 3, 1, 2)).or(() -> in(line, BRITISH, 3, 2, 1))
                    .or(() -> in(line, DOTTED, 3, 2, 1));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<WrittenDate> in(String line, Pattern form, int year, int month, int day) {
        Matcher found = form.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.of(Integer.parseInt(found.group(year)), month(found.group(month)),
                Integer.parseInt(found.group(day)));
        Matcher remark = REMARK.matcher(line);
        boolean remarked = remark.find(found.end());
        return Optional.of(new WrittenDate(date, found.start(), remarked ? remark.end() : found.end(),
                remarked ? remark.group(1).strip() : ""));
    }

    private static int month(String written) {
        return Character.isDigit(written.charAt(0))
                ? Integer.parseInt(written)
                : MONTHS.indexOf(written.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }
}
