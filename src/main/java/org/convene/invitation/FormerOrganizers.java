package org.convene.invitation;

import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import org.convene.inbound.AddressPurpose;
import org.convene.inbound.FormerAddresses;
import org.convene.inbound.SignedAddress;

/** Calendar programs answer where the invitation came from, however long ago and whatever our addresses look like since. */
@Component
class FormerOrganizers implements FormerAddresses {
    private static final Pattern LIKE_OURS = Pattern
            .compile("(?:.+\\+)?a-[a-z2-7]{43,50}@.+|invitations\\+[0-9a-f]{16}@.+");
    private final OrganizerRepository organizers;

    FormerOrganizers(OrganizerRepository organizers) {
        this.organizers = organizers;
    }

    @Override
    public Optional<SignedAddress> find(String address) {
        return LIKE_OURS.matcher(address).matches()
                ? organizers.group(address).map(group -> new SignedAddress(AddressPurpose.ANSWER, group, 0))
                : Optional.empty();
    }
}
