package org.convene.inbound;

import java.util.UUID;

/**
 * What an address of ours that proved to be genuine says.
 *
 * @param id what it is about: a mailing, a subscription, a contact request …
 * @param seq the place in the mailing for {@link AddressPurpose#BOUNCE}, else 0
 */
public record SignedAddress(AddressPurpose purpose, UUID id, int seq) {}
