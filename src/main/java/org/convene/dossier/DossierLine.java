package org.convene.dossier;

import java.time.LocalDateTime;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.convene.calendar.ZoneWords;
import org.convene.invitation.ToldInvitation;
import org.convene.meeting.Slot;
import org.convene.web.Reader;

/**
 * One invitation in the reader's words.
 *
 * @param slot time and place; a single date has its day before it
 * @param next the coming date by the clock it was told by; empty when nothing lies ahead
 * @param revision SEQUENCE of what was told last
 * @param state ending of {@code staff.dossier.state.…}
 * @param mail ending of {@code staff.dossier.mail.…}
 * @param dates single dates that were answered otherwise
 */
public record DossierLine(String title, String meeting, String slot, String next, int revision, String told,
        String state, String mail, String answer, List<DateAnswer> dates) {

    /** What one date was answered. @param answer ending of {@code staff.answer.said.…} */
    public record DateAnswer(String date, String answer) {}

    static DossierLine of(Dossier.Told told, Reader reader) {
        ToldInvitation one = told.invitation();
        return new DossierLine(one.meeting().title(), one.meeting().id().toString(),
                slot(one).map(slot -> words(slot, reader)).orElse(""), next(one, reader), one.sequence(),
                reader.momentThere(one.stamp()),
                !one.held() ? "taken" : one.ahead() ? "held" : "over",
                told.mail() == null ? "unknown" : DossierMail.outcome(told.mail()), one.answer().name(),
                one.dates().entrySet().stream().filter(date -> date.getValue() != one.answer())
                        .sorted(Map.Entry.comparingByKey())
                        .map(date -> new DateAnswer(day(date.getKey(), one, reader), date.getValue().name())).toList());
    }

    /** What stands in the calendar first, then by title and time of day. */
    static final Comparator<Dossier.Told> ORDER = Comparator
            .comparing((Dossier.Told told) -> !told.invitation().ahead())
            .thenComparing(told -> told.invitation().meeting().title())
            .thenComparing(told -> slot(told.invitation()).map(slot -> slot.time().toString()).orElse(""));

    private static Optional<Slot> slot(ToldInvitation one) {
        return one.meeting().slots().stream().filter(slot -> slot.id().equals(one.slot())).findFirst();
    }

    private static String words(Slot slot, Reader reader) {
        return (slot.label().isEmpty() ? "" : slot.label() + " · ") + slot.time() + " "
                + ZoneWords.city(slot.zone(), reader.locale());
    }

    private static String next(ToldInvitation one, Reader reader) {
        LocalDateTime next = one.next();
        return next == null ? "" : day(next, one, reader);
    }

    private static String day(LocalDateTime date, ToldInvitation one, Reader reader) {
        return reader.moment(date, FormatStyle.MEDIUM) + " " + ZoneWords.city(one.zone(), reader.locale());
    }
}
