package org.convene.site;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * Short seals for ids that travel where there is little room, such as the local part of an address. Less room than in
 * {@link Tokens} means a shorter signature: 80 bits, enough against guessing through a mail server.
 *
 * <p>Layout: key id (1 byte), content, the first 10 bytes of HMAC-SHA256 over the use and both.
 */
@Component
public class Seals {
    private static final int TAG = 10;
    private final Keyring keyring;

    Seals(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The content with its seal; 11 bytes longer. @param use what is sealed for one use proves nothing for another */
    public byte[] seal(String use, byte[] content) {
        int key = keyring.newest();
        byte[] body = ByteBuffer.allocate(1 + content.length).put((byte) key).put(content).array();
        return ByteBuffer.allocate(body.length + TAG).put(body).put(tag(key, use, body)).array();
    }

    /** The content, or empty for anything that was not sealed here for this use. */
    public Optional<byte[]> open(String use, byte[] sealed) {
        if (sealed.length <= 1 + TAG || !keyring.holds(sealed[0] & 0xFF)) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(sealed, sealed.length - TAG);
        byte[] expected = tag(sealed[0] & 0xFF, use, body);
        boolean ours = MessageDigest.isEqual(expected, Arrays.copyOfRange(sealed, body.length, sealed.length));
        return ours ? Optional.of(Arrays.copyOfRange(body, 1, body.length)) : Optional.empty();
    }

    private byte[] tag(int key, String use, byte[] body) {
        return Arrays.copyOf(keyring.mac(key, "seal:" + use, body), TAG);
    }
}
