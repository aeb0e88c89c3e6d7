package org.convene.suppression;

import java.util.HexFormat;

import org.springframework.stereotype.Component;

import org.convene.mail.EmailAddress;
import org.convene.site.Keyring;

/** The keyed hash by which a suppressed address is recognised, even after the address itself was erased. */
@Component
class AddressHash {
    private static final String USE = "suppression";
    private final Keyring keyring;

    AddressHash(Keyring keyring) {
        this.keyring = keyring;
    }

    byte[] of(EmailAddress address) {
        return ofKey(address.key());
    }

    byte[] ofKey(String addressKey) {
        return keyring.fingerprint(USE, addressKey);
    }

    /** The hash as a key of maps. */
    static String text(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
