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

/** An alarm as the start page says it. @param detail the date in the reader's words, or the reason */
public record AlarmLine(Alarm.Kind kind, String subject, String name, String detail, String cure) {
    static AlarmLine of(Alarm alarm, Reader reader, MessageSource texts) {
        LocalDate date = alarm.date();
        String detail = date == null
                ? reason(alarm, reader, texts)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(reader.formats()).format(date)
                        .replace(",", reader.locale().getLanguage().equals("en") ? "" : ",");
        return new AlarmLine(alarm.kind(), alarm.subject().toString(), alarm.name(), detail, alarm.cure());
    }

    private static String reason(Alarm alarm, Reader reader, MessageSource texts) {
        return alarm.reason() instanceof MessageSourceResolvable said
                ? texts.getMessage(said, reader.locale())
                : alarm.reason().toString();
    }

    /** Those of one kind together, in the order in which the first of each stands. */
    static List<List<AlarmLine>> byKind(List<AlarmLine> all) {
        Map<Alarm.Kind, List<AlarmLine>> kinds = all.stream()
                .collect(Collectors.groupingBy(AlarmLine::kind, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(kinds.values());
    }
}
