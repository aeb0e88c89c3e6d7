package org.convene.admin;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

import org.convene.alarm.Alarm;
import org.convene.web.Reader;

/**
 * An alarm as the start page says it.
 *
 * @param detail the date in the reader's words, or the reason
 * @param until the day on which it is shown again, in the reader's words; empty: it is not put off
 */
public record AlarmLine(Alarm.Kind kind, String subject, String name, String detail, String cure, String until) {
    static AlarmLine of(Alarm.Resting resting, Reader reader, MessageSource texts) {
        AlarmLine line = of(resting.alarm(), reader, texts);
        return new AlarmLine(line.kind, line.subject, line.name, line.detail, line.cure, reader.day(resting.until()));
    }

    static AlarmLine of(Alarm alarm, Reader reader, MessageSource texts) {
        LocalDate date = alarm.date();
        String detail = date == null
                ? words(alarm.reason(), reader, texts)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(reader.formats()).format(date)
                        .replace(",", reader.locale().getLanguage().equals("en") ? "" : ",");
        return new AlarmLine(alarm.kind(), alarm.subject().toString(), words(alarm.name(), reader, texts), detail,
                alarm.cure(), "");
    }

    private static String words(Alarm.Words words, Reader reader, MessageSource texts) {
        MessageSourceResolvable said = words.said();
        return said == null ? words.plain() : texts.getMessage(said, reader.locale());
    }

    /** Those of one kind together, in the order in which the first of each stands. */
    static List<List<AlarmLine>> byKind(List<AlarmLine> all) {
        Map<Alarm.Kind, List<AlarmLine>> kinds = all.stream()
                .collect(Collectors.groupingBy(AlarmLine::kind, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(kinds.values());
    }
}
