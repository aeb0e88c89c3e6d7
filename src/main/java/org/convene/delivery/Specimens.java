package org.convene.delivery;

import java.util.Arrays;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.audience.Recipient;
import org.convene.dkim.DkimKeys;
import org.convene.mail.ListId;
import org.convene.message.Letter;
import org.convene.message.MessageBuffer;
import org.convene.message.Presses;
import org.convene.site.Ids;
import org.convene.smtp.Outgoing;

/** Writes a message as it would leave at this moment, signatures and all, and sends it to nobody. */
@Component
public class Specimens {
    private final MailWriter writer;
    private final Presses presses;
    private final DkimKeys keys;
    private final MailValues json;

    Specimens(MailWriter writer, Presses presses, DkimKeys keys, MailValues json) {
        this.writer = writer;
        this.presses = presses;
        this.keys = keys;
        this.json = json;
    }

    /**
     * A message nobody gets.
     *
     * @param envelopeFrom as MAIL FROM would say
     * @param message with CRLF line ends, not dot-stuffed
     */
    public record Specimen(String envelopeFrom, byte[] message) {}

    /**
     * Writes what this recipient would get.
     *
     * @throws RuntimeException when template, values or address make no mail
     */
    public Specimen write(Mailing mailing, Recipient recipient) {
        UUID id = Ids.next();
        MessageBuffer buffer = new MessageBuffer();
        Outgoing<MailWriter.Written> written = writer.write(new Letters.Open(null, presses.of(letter(id, mailing))), id,
                row(recipient), buffer, keys.signer());
        return new Specimen(written.from(), Arrays.copyOfRange(written.bytes(), written.offset(),
                written.offset() + written.length()));
    }

    private Letter letter(UUID id, Mailing mailing) {
        ListId list = mailing.list();
        String template = mailing.model().template();
        return new Letter(template, json.read(json.write(mailing.model())), mailing.fromName(), mailing.replyTo(), list,
                mailing.lane() == Lane.BULK,
                MailingRepository.feedbackId(id.toString(), template, list == null ? null : list.label()),
                mailing.calendar(), mailing.enclosures());
    }

    private DeliveryRow row(Recipient to) {
        return new DeliveryRow(1, to.address().value(), to.address().key(), to.name(), to.language().toLanguageTag(),
                to.member(), null, json.write(to.values()), to.unsubscribeUrl(), null, null, null);
    }
}
