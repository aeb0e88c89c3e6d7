package org.convene.delivery;

import java.util.Arrays;
import java.util.HexFormat;

import org.springframework.stereotype.Component;

import org.convene.site.Keyring;
import org.convene.site.Site;

/** One Message-ID per delivery whatever happens: should a second copy ever go out, both carry the same. */
@Component
class MessageIds {
    private final Keyring keyring;
    private final Site site;

    MessageIds(Keyring keyring, Site site) {
        this.keyring = keyring;
        this.site = site;
    }

    /** With the angle brackets. */
    String of(DeliveryId delivery) {
        byte[] mac = keyring.fingerprint("message-id", delivery.uuid().toString());
        return "<" + HexFormat.of().formatHex(Arrays.copyOf(mac, 20)) + "@" + site.mailDomain() + ">";
    }
}
