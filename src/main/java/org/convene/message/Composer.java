package org.convene.message;

import org.jspecify.annotations.Nullable;

import org.convene.mail.MailContent;
import org.convene.site.Site;

/** Makes one letter’s messages from what its template renders to: any value, any template, a part of a millisecond each. */
final class Composer {
    private final Head head;
    private final @Nullable CalendarText calendar;
    private final Enclosures enclosures;

    Composer(Letter letter, Site site) {
        this.head = new Head(letter, site);
        this.enclosures = new Enclosures(letter.enclosures());
        CalendarPart shared = letter.calendar();
        this.calendar = shared == null ? null : CalendarText.shared(shared);
    }

    /** The text and the HTML part with their headers. */
    interface Parts {
        void writeText(MessageBuffer out);

        void writeHtml(MessageBuffer out);
    }

    /** @throws IllegalArgumentException when a value of this recipient may not stand in a message */
    Pressed compose(Addressee addressee, MailContent content, MessageBuffer out) {
        return compose(addressee, content.subject().value(), new Parts() {
            @Override
            public void writeText(MessageBuffer to) {
                PartText.write("plain", content.text(), to);
            }

            @Override
            public void writeHtml(MessageBuffer to) {
                PartText.write("html", content.html(), to);
            }
        }, out);
    }

    Pressed compose(Addressee addressee, String subject, Parts parts, MessageBuffer out) {
        CalendarPart own = addressee.calendar();
        CalendarText invitation = own == null ? calendar : CalendarText.own(own);
        CalendarPart part = invitation == null ? null : invitation.part();
        Pressed pressed = head.write(addressee, part, subject, out);
        if (part == null) {
            enclosures.open(out);
        }
        Frame.open(part != null, out);
        parts.writeText(out);
        Frame.next(out);
        enclosures.openHtml(out);
        parts.writeHtml(out);
        enclosures.closeHtml(out);
        Frame.close(part == null ? null : part.method(),
                invitation == null ? null : invitation.encoded(addressee, out.filling()), out);
        if (part == null) {
            enclosures.close(out);
        }
        return pressed;
    }
}
