package org.convene.inbound;

import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.site.Site;

/** Where a mail that cannot be delivered comes back to (VERP): a bounce then says itself which delivery it is about. */
@Component
public class ReturnPaths {
    private final Addresses addresses;
    private final Site site;

    ReturnPaths(Addresses addresses, Site site) {
        this.addresses = addresses;
        this.site = site;
    }

    /**
     * What MAIL FROM says for one delivery; the site's sender address where nothing comes in.
     *
     * @param seq the recipient's place in the mailing
     */
    public String of(UUID mailing, int seq) {
        return addresses.on()
                ? addresses.text(new SignedAddress(AddressPurpose.BOUNCE, mailing, seq))
                : site.mailFrom();
    }
}
