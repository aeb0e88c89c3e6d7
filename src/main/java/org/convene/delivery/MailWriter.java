package org.convene.delivery;

import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audience.Audiences;
import org.convene.audience.Personal;
import org.convene.dkim.DkimSigner;
import org.convene.inbound.AddressPurpose;
import org.convene.inbound.Addresses;
import org.convene.inbound.ReturnPaths;
import org.convene.mail.EmailAddress;
import org.convene.message.Addressee;
import org.convene.message.CalendarPart;
import org.convene.message.MessageBuffer;
import org.convene.message.Pressed;
import org.convene.smtp.Outgoing;

/** From a delivery to its message: gathers what is the recipient's own, writes the mail, signs it. */
@Component
class MailWriter {
    private final Letters letters;
    private final Audiences audiences;
    private final MailValues json;
    private final MessageIds ids;
    private final ReturnPaths returnPaths;
    private final Addresses addresses;
    private final Clock clock;

    MailWriter(Letters letters, Audiences audiences, MailValues json, MessageIds ids, ReturnPaths returnPaths,
            Addresses addresses, Clock clock) {
        this.letters = letters;
        this.audiences = audiences;
        this.json = json;
        this.ids = ids;
        this.returnPaths = returnPaths;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A message and what the catcher's list shows of it. */
    record Written(DeliveryRow row, String subject) {}

    /** @throws RuntimeException when template, values or address of this recipient make no mail */
    Outgoing<Written> write(UUID mailing, DeliveryRow row, MessageBuffer into, DkimSigner signer) {
        return write(letters.of(mailing), mailing, row, into, signer);
    }

    /** As {@link #write(UUID, DeliveryRow, MessageBuffer, DkimSigner)}, for a letter that need not be stored. */
    Outgoing<Written> write(Letters.Open letter, UUID mailing, DeliveryRow row, MessageBuffer into, DkimSigner signer) {
        Personal personal = personal(letter, row);
        Map<String, Object> values = new HashMap<>(personal.values());
        values.putIfAbsent("links", Map.of());
        into.clear();
        Pressed pressed = letter.press().press(new Addressee(row.address(), row.name(),
                Locale.forLanguageTag(row.language()), values, personal.unsubscribeUrl(), leavingBy(letter, row),
                calendar(row),
                ids.of(new DeliveryId(mailing, row.seq())), returnPaths.of(mailing, row.seq()), clock.instant()), into);
        into.prepend(signer.sign(into.bytes(), into.offset(), into.length()));
        return new Outgoing<>(new Written(row, pressed.subject()), pressed.from(), pressed.to(), pressed.utf8(),
                into.bytes(), into.offset(), into.length());
    }

    /** What features know a member by is the subscription that a mail to this address ends. */
    private @Nullable String leavingBy(Letters.Open letter, DeliveryRow row) {
        UUID member = row.member();
        String audience = letter.audience();
        boolean otherwise = audience != null && !audiences.leavesByMail(audience);
        return member == null || otherwise || !addresses.on()
                ? null
                : addresses.plain(AddressPurpose.UNSUBSCRIBE, member);
    }

    private Personal personal(Letters.Open letter, DeliveryRow row) {
        String own = row.values();
        String audience = letter.audience();
        UUID member = row.member();
        UUID person = row.person();
        if (own == null && audience != null && member != null && person != null) {
            return audiences.personal(audience, member, person);
        }
        return new Personal(own == null ? Map.of() : json.read(own), row.unsubscribeUrl());
    }

    private static @Nullable CalendarPart calendar(DeliveryRow row) {
        String text = row.calendar();
        String method = row.calendarMethod();
        String organizer = row.calendarOrganizer();
        return text == null || method == null || organizer == null
                ? null
                : new CalendarPart(method, text, new EmailAddress(organizer));
    }
}
