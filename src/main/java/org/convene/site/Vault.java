package org.convene.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * Locks secrets that have to lie in the database, so that a copy of it gives none away: AES-256-GCM under a key derived
 * from the {@link Keyring} for each use.
 *
 * <p>Layout: key id (1 byte), nonce (12 bytes), cipher text with its tag; Base64.
 */
@Component
public class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private final Keyring keyring;
    private final SecureRandom random = new SecureRandom();

    Vault(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The text locked; empty stays empty. @param use what is locked for one use opens for no other */
    public String lock(String use, String text) {
        if (text.isEmpty()) {
            return "";
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        int key = keyring.newest();
        byte[] closed = crypt(Cipher.ENCRYPT_MODE, key, use, nonce, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return Base64.getEncoder().encodeToString(
                ByteBuffer.allocate(1 + NONCE + closed.length).put((byte) key).put(nonce).put(closed).array());
    }

    /** The text, or empty for what was not locked here for this use. */
    public Optional<String> open(String use, String locked) {
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        byte[] all = Base64.getDecoder().decode(locked);
        return all.length <= 1 + NONCE || !keyring.holds(all[0] & 0xFF)
                ? Optional.empty()
                : crypt(Cipher.DECRYPT_MODE, all[0] & 0xFF, use, Arrays.copyOfRange(all, 1, 1 + NONCE),
                        Arrays.copyOfRange(all, 1 + NONCE, all.length))
                        .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> crypt(int mode, int key, String use, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(keyring.mac(key, "vault:" + use, new byte[0]), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(data));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }
}
