package org.convene.dossier;

import java.util.Set;

import org.convene.subscription.Kept;
import org.convene.web.Reader;

/**
 * One consent or its withdrawal in the reader's words.
 *
 * @param act ending of {@code staff.dossier.consent.…}: given or withdrawn
 * @param how ending of {@code staff.dossier.how.…}
 * @param wording what the person was shown
 * @param note what staff wrote about where it comes from
 */
public record ConsentLine(String act, String how, String wording, String note, String at) {
    private static final Set<String> WAYS = Set.of("page", "site-form", "api", "preferences", "staff", "import", "undo",
            "one-click", "mail", "complaint", "suppressed");

    static ConsentLine of(Kept.Agreed one, Reader reader) {
        return new ConsentLine(one.act().equals("GIVEN") ? "given" : "withdrawn",
                WAYS.contains(one.how()) ? one.how() : "other", one.wording(), one.note(), reader.moment(one.at()));
    }
}
