package org.convene.inbound;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import org.convene.mail.EmailAddress;
import org.convene.site.Seals;
import org.convene.site.Site;

/**
 * Addresses at which mail comes back to us, each for one purpose and one thing, which nobody can make up:
 * {@code b-<base32 of id and signature>@domain}, or {@code bounces+b-…@domain} where only one mailbox comes in here. Letter
 * case does not matter; no local part is longer than 64 octets; signed with the newest key, understood with every key.
 */
@Component
public class Addresses {
    /** Longest local part in front of a plus sign, so that 64 octets are enough (RFC 5321 section 4.5.3.1.1). */
    static final int LONGEST_PREFIX = 11;
    private static final int ID = 16;
    private static final Pattern ANYWHERE = Pattern.compile("\\b[a-zA-Z]-[a-zA-Z2-7]{43,50}\\b");
    private final Seals seals;
    private final FormerAddresses former;
    private final boolean on;
    private final String prefix;
    private final String domain;
    private final Set<String> house = new HashSet<>(Set.of("postmaster", "abuse"));

    @Autowired
    Addresses(Seals seals, Site site, InboundProperties properties, ObjectProvider<FormerAddresses> former) {
        this(seals, site, properties,
                address -> former.stream().flatMap(one -> one.find(address).stream()).findFirst());
    }

    Addresses(Seals seals, Site site, InboundProperties properties, FormerAddresses former) {
        this.seals = seals;
        this.former = former;
        this.on = properties.on();
        String address = properties.address();
        String named = properties.domain();
        String from = lower(site.mailFrom());
        this.domain = address != null
                ? domainOf(lower(address))
                : named != null ? lower(named) : lower(site.mailDomain());
        this.prefix = address == null ? "" : localOf(lower(address)) + "+";
        if (address != null) {
            house.add(localOf(lower(address)));
        }
        if (domainOf(from).equals(domain)) {
            house.add(localOf(from));
        }
        properties.mailboxes().forEach(mailbox -> house.add(lower(mailbox)));
    }

    /** Whether mail can come back at all; without it no signed address should be given out. */
    public boolean on() {
        return on;
    }

    /** The address for this purpose and thing. */
    public EmailAddress of(AddressPurpose purpose, UUID id) {
        return new EmailAddress(plain(purpose, id));
    }

    /** The same for who makes millions of them. */
    public String plain(AddressPurpose purpose, UUID id) {
        return text(new SignedAddress(purpose, id, 0));
    }

    /** What a genuine address of ours says, also one of an older scheme; empty for every other address. */
    public Optional<SignedAddress> open(String address) {
        return current(address).or(() -> former.find(lower(address.strip())));
    }

    /** As {@link #open}, of addresses as we give them out today. */
    public Optional<SignedAddress> current(String address) {
        String text = lower(address.strip());
        int at = text.lastIndexOf('@');
        return at > 0 && text.substring(at + 1).equals(domain) && text.startsWith(prefix)
                ? name(text.substring(prefix.length(), at))
                : Optional.empty();
    }

    /** The first genuine name of an address with this purpose in a text, whatever stands around it. */
    Optional<SignedAddress> find(AddressPurpose purpose, String text) {
        Matcher names = ANYWHERE.matcher(text);
        while (names.find()) {
            Optional<SignedAddress> found = name(names.group()).filter(signed -> signed.purpose() == purpose);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    Admission admit(String recipient) {
        String text = lower(recipient.strip());
        int at = text.lastIndexOf('@');
        String local = at < 0 ? text : text.substring(0, at);
        if (at >= 0 ? !text.substring(at + 1).equals(domain) : !text.equals("postmaster")) {
            return open(text).isPresent() ? Admission.SIGNED : Admission.FOREIGN;
        }
        if (house.contains(local)) {
            return Admission.HOUSE;
        }
        return open(text).isPresent() ? Admission.SIGNED : Admission.UNKNOWN;
    }

    String text(SignedAddress signed) {
        boolean counted = signed.purpose().counted();
        ByteBuffer content = ByteBuffer.allocate(counted ? ID + 4 : ID).putLong(signed.id().getMostSignificantBits())
                .putLong(signed.id().getLeastSignificantBits());
        if (counted) {
            content.putInt(signed.seq());
        }
        return prefix + signed.purpose().letter() + "-"
                + Base32.encode(seals.seal(use(signed.purpose()), content.array()))
                + "@" + domain;
    }

    private Optional<SignedAddress> name(String name) {
        return name.length() > 2 && name.charAt(1) == '-'
                ? AddressPurpose.of(Character.toLowerCase(name.charAt(0))).flatMap(purpose -> Base32
                        .decode(name.substring(2)).flatMap(sealed -> seals.open(use(purpose), sealed))
                        .flatMap(content -> signed(purpose, content)))
                : Optional.empty();
    }

    private static Optional<SignedAddress> signed(AddressPurpose purpose, byte[] content) {
        if (content.length != (purpose.counted() ? ID + 4 : ID)) {
            return Optional.empty();
        }
        ByteBuffer body = ByteBuffer.wrap(content);
        UUID id = new UUID(body.getLong(), body.getLong());
        return Optional.of(new SignedAddress(purpose, id, purpose.counted() ? body.getInt() : 0));
    }

    private static String use(AddressPurpose purpose) {
        return "address:" + purpose.letter();
    }

    private static String localOf(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
