package org.convene.answer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.UUID;

import org.convene.web.Reader;

/** A proposal as staff read it. @param about the date it is about, in words; empty: the single date, or all */
public record ProposalLine(UUID id, String address, String about, String proposed, String comment) {

    static ProposalLine of(Proposal one, ZoneId zone, Reader reader) {
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(reader.formats());
        LocalDateTime original = one.original();
        return new ProposalLine(one.id(), one.by(), original == null ? "" : day.format(original),
                reader.moment(one.starts().atZone(zone), FormatStyle.FULL), one.comment());
    }
}
