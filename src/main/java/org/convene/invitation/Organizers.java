package org.convene.invitation;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.calendar.Party;
import org.convene.group.Group;
import org.convene.inbound.AddressPurpose;
import org.convene.inbound.Addresses;
import org.convene.inbound.SignedAddress;
import org.convene.mail.EmailAddress;
import org.convene.site.Site;

/**
 * The addresses that calendar objects name as their organizer and come from. An object keeps the one it was told with for its
 * whole life (RFC 5546 2.1.4); only new ones follow when our addresses change. Works in the caller's transaction.
 */
@Component
public class Organizers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final OrganizerRepository organizers;
    private final Addresses addresses;
    private final Site site;

    Organizers(OrganizerRepository organizers, Addresses addresses, Site site) {
        this.organizers = organizers;
        this.addresses = addresses;
        this.site = site;
    }

    /**
     * The address that a group's new objects name. Signed, so that replies find their way here; unless it lies in another
     * domain than our other mail, which would not be trusted to send from there (RFC 9989 alignment).
     */
    public EmailAddress of(Group group) {
        Optional<EmailAddress> known = organizers.of(group.id());
        EmailAddress signed = addresses.of(AddressPurpose.ANSWER, group.id());
        boolean usable = ours(signed);
        return known.filter(one -> ours(one) && (!usable || opens(one, group.id())))
                .orElseGet(() -> organizers.change(group.id(), known, usable ? signed : random()));
    }

    private boolean opens(EmailAddress address, UUID group) {
        return addresses.current(address.value()).filter(new SignedAddress(AddressPurpose.ANSWER, group, 0)::equals)
                .isPresent();
    }

    /** From which address an object's mails leave: its organizer's, unless our mail comes from another domain by now. */
    public EmailAddress sender(EmailAddress organizer, EmailAddress present) {
        return ours(organizer) ? organizer : present;
    }

    /** As it stands in the object. @param sender as {@link #sender} says */
    public static Party party(Group group, EmailAddress organizer, EmailAddress sender) {
        return new Party(group.name(), organizer.value(), organizer.equals(sender) ? "" : sender.value());
    }

    private boolean ours(EmailAddress address) {
        return ("." + address.domain()).endsWith("." + site.mailDomain());
    }

    private EmailAddress random() {
        byte[] secret = new byte[8];
        RANDOM.nextBytes(secret);
        return new EmailAddress("invitations+" + HexFormat.of().formatHex(secret) + "@" + site.mailDomain());
    }
}
